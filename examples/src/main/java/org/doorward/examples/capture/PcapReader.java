package org.doorward.examples.capture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.Optional;
import org.doorward.li.identifier.Octets;

/** Classic pcap: one header, then frames. Either order of octets, microseconds or nanoseconds. */
final class PcapReader extends CaptureReader {
  private static final int MICROSECONDS = 0xA1B2C3D4;
  private static final int NANOSECONDS = 0xA1B23C4D;

  /** No frame that any tool writes is longer than 256 KiB. */
  private static final int MAX_FRAME_OCTETS = 1 << 18;

  private final ByteOrder order;
  private final long nanosecondsPerUnit;
  private final LinkType linkType;

  private PcapReader(CaptureInput in, ByteOrder order, long nanosecondsPerUnit, LinkType linkType) {
    super(in);
    this.order = order;
    this.nanosecondsPerUnit = nanosecondsPerUnit;
    this.linkType = linkType;
  }

  static PcapReader afterMagic(int magic, CaptureInput in) throws IOException {
    int swapped = Integer.reverseBytes(magic);
    boolean micro = magic == MICROSECONDS || swapped == MICROSECONDS;
    if (!micro && magic != NANOSECONDS && swapped != NANOSECONDS) {
      throw new CaptureException(
          "the file is no capture: it starts with neither the mark of pcap nor that of pcapng");
    }
    boolean straight = magic == MICROSECONDS || magic == NANOSECONDS;
    ByteOrder order = straight ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    // Version, time zone and snapshot length say nothing that we need; the link type is the last
    // field.
    int code = in.take(20, order).getInt(16) & 0xFFFF;
    LinkType linkType = LinkType.of(code);
    if (linkType == LinkType.OTHER) {
      throw new CaptureException(
          "the capture's link type " + code + " is not one that we can read");
    }
    return new PcapReader(in, order, micro ? 1_000 : 1, linkType);
  }

  @Override
  public Optional<CapturedFrame> next() throws IOException {
    if (in.atEnd()) {
      return Optional.empty();
    }
    ByteBuffer header = in.take(16, order);
    long seconds = Integer.toUnsignedLong(header.getInt());
    long fraction = Integer.toUnsignedLong(header.getInt());
    int length = header.getInt();
    if (length < 0 || length > MAX_FRAME_OCTETS) {
      throw in.damaged("a frame of " + Integer.toUnsignedString(length) + " octets");
    }
    Instant time = Instant.ofEpochSecond(seconds, fraction * nanosecondsPerUnit);
    return Optional.of(new CapturedFrame(time, linkType, Octets.of(in.take(length, order))));
  }
}
