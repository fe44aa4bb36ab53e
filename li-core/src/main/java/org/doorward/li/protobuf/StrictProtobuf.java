package org.doorward.li.protobuf;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.DiscardUnknownFieldsParser;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.doorward.li.fault.DecodeException;
import org.doorward.li.fault.Fault;

/**
 * Reads protobuf so that two readers cannot disagree: fields in the order of their numbers, none unknown,
 * none twice, every number in its shortest form. Schemas read like this have no maps, floats or groups.
 *
 * <p>Needs no reflection, which could not reach generated messages in packages that are not exported.
 */
public final class StrictProtobuf {
  /** Ours nest four deep. */
  private static final int MAX_DEPTH = 8;

  private StrictProtobuf() {}

  /**
   * Reads the one encoding of a message. An enumeration's value that the schema has not comes out as
   * {@code UNRECOGNIZED}; whoever turns the message into ours refuses it there.
   *
   * @param <M> the message's type
   * @param parser of that type
   * @param octets the whole message; their number is bounded by the caller
   * @return the message
   * @throws DecodeException PROTOBUF if {@code octets} are anything else than what {@link #write} yields
   */
  public static <M extends Message> M read(Parser<M> parser, byte[] octets) throws DecodeException {
    M message;
    try {
      CodedInputStream in = CodedInputStream.newInstance(octets);
      in.setRecursionLimit(MAX_DEPTH);
      // What is unknown is dropped here, at every depth, and so is missing below.
      message = DiscardUnknownFieldsParser.wrap(parser).parseFrom(in);
    } catch (InvalidProtocolBufferException e) {
      throw new DecodeException(Fault.PROTOBUF, "not a protobuf message of the expected type");
    }
    if (!Arrays.equals(octets, write(message))) {
      throw new DecodeException(Fault.PROTOBUF, "not the one encoding of its message");
    }
    return message;
  }

  /**
   * Writes the one encoding of a message.
   *
   * @param message any
   * @return what {@link #read} reads
   */
  public static byte[] write(Message message) {
    byte[] octets = new byte[message.getSerializedSize()];
    CodedOutputStream out = CodedOutputStream.newInstance(octets);
    out.useDeterministicSerialization();
    try {
      message.writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException("an array of the message's size took less", e);
    }
    out.checkNoSpaceLeft();
    return octets;
  }
}
