package org.doorward.li.x2x3;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.doorward.li.fault.DecodeException;
import org.doorward.li.x2x3.payload.Ber;
import org.doorward.li.x2x3.payload.Media;
import org.doorward.li.x2x3.payload.Packets;
import org.doorward.li.x2x3.payload.Payload;
import org.doorward.li.x2x3.payload.Signalling;
import org.doorward.li.x2x3.payload.XiriPayload;

/**
 * What a fuzzer calls with any octets ({@code -Pfuzz}): whatever the decoders say, the plain reader says too, in
 * one piece and in many. Throws {@link AssertionError} where they part ways.
 */
public final class PduFuzzer {
  private static final PduLimits SMALL = new PduLimits(2048, 2048, 32);

  private PduFuzzer() {}

  /** One kind of payload. */
  private interface Recogniser {
    Payload read(ByteBuffer in) throws DecodeException;
  }

  private static final List<Recogniser> RECOGNISERS = List.of(
      Packets::ipv4,
      Packets::ipv6,
      Packets::ethernet,
      Packets::gtpU,
      Signalling::sip,
      Signalling::radius,
      Signalling::dhcp,
      Media::rtp,
      Media::msrp,
      Ber::ts102232,
      Ber::epsIri,
      in -> XiriPayload.of(in).payload());

  /**
   * Called by the fuzzer, and with each seed by the build.
   *
   * @param input any octets
   */
  public static void fuzzerTestOneInput(byte[] input) {
    List<ReceivedPdu> expected = new ArrayList<>();
    boolean wrong = reference(ByteBuffer.wrap(input), expected);
    for (int piece : new int[] {Math.max(1, input.length), 1, 7, 61}) {
      List<ReceivedPdu> read = new ArrayList<>();
      require(stream(input, piece, read) == wrong && read.equals(expected), "pieces of " + piece);
    }
    for (ReceivedPdu received : expected) {
      payloads(received.pdu().payload().asByteBuffer());
    }
    payloads(ByteBuffer.wrap(input));
  }

  private static boolean reference(ByteBuffer in, List<ReceivedPdu> to) {
    try {
      while (in.hasRemaining()) {
        to.add(ReferenceReader.read(in, SMALL));
      }
      return false;
    } catch (DecodeException e) {
      return true;
    }
  }

  private static boolean stream(byte[] input, int piece, List<ReceivedPdu> to) {
    PduStream stream = new PduStream(SMALL, view -> to.add(view.received()));
    try {
      for (int at = 0; at < input.length; at += piece) {
        stream.accept(ByteBuffer.wrap(input, at, Math.min(piece, input.length - at)));
        require(stream.capacity() <= 2 * Math.max(input.length, 12), "room for what did not come");
      }
      stream.end();
      return false;
    } catch (DecodeException e) {
      return true;
    }
  }

  private static void payloads(ByteBuffer in) {
    for (Recogniser recogniser : RECOGNISERS) {
      try {
        require(recogniser.read(in) != null && in.position() == 0, "the position moved");
      } catch (DecodeException e) {
        require(e.getMessage() != null, "no message");
      }
    }
  }

  private static void require(boolean right, String what) {
    if (!right) {
      throw new AssertionError(what);
    }
  }
}
