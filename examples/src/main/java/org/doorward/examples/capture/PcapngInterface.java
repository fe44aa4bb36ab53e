package org.doorward.examples.capture;

import java.nio.ByteBuffer;
import java.time.Instant;

/**
 * One interface of a pcapng section: how its frames begin, and how its clock counts.
 *
 * @param linkType what stands before the IP packet
 * @param snapLength how much of a frame was kept at most, 0 for all
 * @param unitsPerSecond the clock's resolution
 * @param offsetSeconds what to add to each time
 */
record PcapngInterface(
    LinkType linkType, long snapLength, long unitsPerSecond, long offsetSeconds) {
  private static final int OPTION_END = 0;
  private static final int OPTION_RESOLUTION = 9;
  private static final int OPTION_OFFSET = 14;
  private static final long NANOSECONDS = 1_000_000_000;

  /** What X2 and X3 can say, and classic pcap too: up to the year 2106. */
  private static final long MAX_SECONDS = 0xFFFFFFFFL;

  static PcapngInterface read(ByteBuffer body, CaptureInput in) throws CaptureException {
    if (body.remaining() < 8) {
      throw in.damaged("an interface without its fields");
    }
    LinkType linkType = LinkType.of(Short.toUnsignedInt(body.getShort()));
    body.getShort();
    long snapLength = Integer.toUnsignedLong(body.getInt());
    long unitsPerSecond = 1_000_000;
    long offset = 0;
    while (body.remaining() >= 4) {
      int code = Short.toUnsignedInt(body.getShort());
      int length = Short.toUnsignedInt(body.getShort());
      int padded = (length + 3) & ~3;
      if (code == OPTION_END || padded > body.remaining()) {
        break;
      }
      int at = body.position();
      if (code == OPTION_RESOLUTION && length >= 1) {
        unitsPerSecond = unitsPerSecond(body.get(at), in);
      } else if (code == OPTION_OFFSET && length >= 8) {
        offset = body.getLong(at);
      }
      body.position(at + padded);
    }
    return new PcapngInterface(linkType, snapLength, unitsPerSecond, offset);
  }

  /** The first bit chooses between powers of two and of ten. */
  private static long unitsPerSecond(byte resolution, CaptureInput in) throws CaptureException {
    int exponent = resolution & 0x7F;
    boolean binary = resolution < 0;
    if (exponent > (binary ? 62 : 18)) {
      throw in.damaged("a clock finer than we can count");
    }
    return binary ? 1L << exponent : (long) Math.pow(10, exponent);
  }

  Instant instant(long units, CaptureInput in) throws CaptureException {
    long seconds = Long.divideUnsigned(units, unitsPerSecond);
    long fraction = Long.remainderUnsigned(units, unitsPerSecond);
    long perSecond = unitsPerSecond;
    // Finer than a nanosecond is more than we keep, and would overflow below.
    while (perSecond > 2 * NANOSECONDS) {
      int step = perSecond % 10 == 0 ? 10 : 2;
      perSecond /= step;
      fraction /= step;
    }
    boolean overflows = seconds < 0 || (offsetSeconds > 0 && seconds > MAX_SECONDS - offsetSeconds);
    if (overflows || seconds + offsetSeconds < 0 || seconds + offsetSeconds > MAX_SECONDS) {
      throw in.damaged("a time out of all bounds");
    }
    return Instant.ofEpochSecond(seconds + offsetSeconds, fraction * NANOSECONDS / perSecond);
  }
}
