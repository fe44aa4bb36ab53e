package org.doorward.li.protobuf;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import java.util.Arrays;
import java.util.Collection;
import org.doorward.li.fault.DecodeException;
import org.doorward.li.fault.Fault;

/**
 * Reads protobuf so that two readers cannot disagree: fields in the order of their numbers, none unknown,
 * none twice, every number in its shortest form. Schemas read like this have no maps, floats or groups.
 */
public final class StrictProtobuf {
  private StrictProtobuf() {}

  /**
   * Reads the one encoding of a message.
   *
   * @param <M> the message's type
   * @param parser of that type
   * @param octets the whole message; their number is bounded by the caller
   * @return the message
   * @throws DecodeException PROTOBUF if {@code octets} are anything else than what writing the message yields
   */
  public static <M extends Message> M read(Parser<M> parser, byte[] octets) throws DecodeException {
    M message;
    try {
      message = parser.parseFrom(octets);
    } catch (InvalidProtocolBufferException e) {
      throw new DecodeException(Fault.PROTOBUF, "not a protobuf message of the expected type");
    }
    requireNoUnknownFields(message);
    if (!Arrays.equals(octets, message.toByteArray())) {
      throw new DecodeException(Fault.PROTOBUF, "not the one encoding of its message");
    }
    return message;
  }

  private static void requireNoUnknownFields(Message message) throws DecodeException {
    if (message.getUnknownFields().getSerializedSize() > 0) {
      throw new DecodeException(Fault.PROTOBUF, "unknown field");
    }
    for (var field : message.getAllFields().entrySet()) {
      if (field.getKey().getJavaType() != FieldDescriptor.JavaType.MESSAGE) {
        continue;
      }
      if (field.getValue() instanceof Collection<?> repeated) {
        for (Object nested : repeated) {
          requireNoUnknownFields((Message) nested);
        }
      } else {
        requireNoUnknownFields((Message) field.getValue());
      }
    }
  }
}
