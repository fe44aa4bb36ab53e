package org.doorward.li.authority;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.doorward.li.fault.DecodeException;
import org.doorward.li.fault.Fault;
import org.doorward.li.identifier.Octets;

/**
 * Protobuf read so that two readers cannot see two messages in the same octets: what an officer saw is what the
 * element obeys.
 */
final class StrictProtobuf {
  /** Ours nest four deep. */
  private static final int MAX_DEPTH = 8;

  private StrictProtobuf() {}

  /**
   * Reads a message, if the octets are its one encoding.
   *
   * @throws DecodeException PROTOBUF if a field is unknown, repeated or out of order, if an enumeration has another
   *     value than the schema's, or if anything else is not as {@link #encode} writes it
   */
  static <M extends Message> M decode(Parser<M> parser, Octets octets) throws DecodeException {
    M message;
    try {
      CodedInputStream in = CodedInputStream.newInstance(octets.toByteArray());
      in.setRecursionLimit(MAX_DEPTH);
      message = parser.parseFrom(in);
    } catch (InvalidProtocolBufferException e) {
      throw refused("well-formed protobuf");
    }
    refuseUnknown(message);
    if (!Arrays.equals(encode(message).toByteArray(), octets.toByteArray())) {
      throw refused("each field once, in order and in its shortest form");
    }
    return message;
  }

  /** Writes a message: fields in the order of their numbers, the same octets each time. */
  static Octets encode(Message message) {
    byte[] octets = new byte[message.getSerializedSize()];
    CodedOutputStream out = CodedOutputStream.newInstance(octets);
    out.useDeterministicSerialization();
    try {
      message.writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException("an array of the right size took too little", e);
    }
    out.checkNoSpaceLeft();
    return Octets.of(octets);
  }

  private static void refuseUnknown(Message message) throws DecodeException {
    if (!message.getUnknownFields().asMap().isEmpty()) {
      throw refused("no field but the schema's");
    }
    for (Object value : message.getAllFields().values()) {
      Collection<?> values = value instanceof List<?> list ? list : List.of(value);
      for (Object one : values) {
        if (one instanceof Message nested) {
          refuseUnknown(nested);
        } else if (one instanceof EnumValueDescriptor number && number.getIndex() < 0) {
          throw refused("no enumeration value but the schema's");
        }
      }
    }
  }

  private static DecodeException refused(String expected) {
    return new DecodeException(Fault.PROTOBUF, "expected " + expected);
  }
}
