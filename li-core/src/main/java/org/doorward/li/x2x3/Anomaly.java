package org.doorward.li.x2x3;

import java.util.EnumSet;

/**
 * What is wrong with the content of a PDU whose frame is right. It never closes a connection: a later edition
 * may add types, formats, directions and attributes, and closing would lose what follows.
 */
public enum Anomaly {
  /** The type is in no edition up to V1.10.1. */
  PDU_TYPE_UNKNOWN(Disposition.SKIP),
  /** The format is in no edition up to V1.10.1. */
  FORMAT_UNKNOWN(Disposition.QUARANTINE),
  /** The type may not carry this format. */
  FORMAT_NOT_ALLOWED(Disposition.QUARANTINE),
  /** The direction is in no edition up to V1.10.1; it counts as not known. */
  DIRECTION_UNKNOWN(Disposition.ACCEPT),
  /** Product with the direction of Keepalives; it counts as not known. */
  DIRECTION_RESERVED(Disposition.ACCEPT),
  /** Product that names no task. */
  XID_ZERO(Disposition.QUARANTINE),
  /** An attribute type is in no edition up to V1.10.1; it is kept. */
  ATTRIBUTE_UNKNOWN(Disposition.ACCEPT),
  /** An attribute has the type 0, which no edition defines; it is kept. */
  ATTRIBUTE_ZERO(Disposition.ACCEPT),
  /** An attribute runs past the header, or the header ends inside one; the rest of the header is unread. */
  ATTRIBUTE_OVERRUN(Disposition.QUARANTINE),
  /** There are more attributes than the limit; the rest of the header is unread. */
  ATTRIBUTE_COUNT(Disposition.QUARANTINE),
  /** A value does not have the length or character set of its type; it counts as absent and is kept. */
  ATTRIBUTE_FORM(Disposition.ACCEPT),
  /** An attribute that may stand once stands again; the first counts. */
  ATTRIBUTE_REPEATED(Disposition.ACCEPT),
  /** Addresses of both families in one PDU. */
  ADDRESS_FAMILIES_MIXED(Disposition.ACCEPT),
  /** The timestamp's nanoseconds make a second or more; its seconds count. */
  NANOSECONDS(Disposition.ACCEPT),
  /** A Keepalive or its answer has no valid number, so that there is nothing to echo. */
  KEEPALIVE_UNNUMBERED(Disposition.SKIP),
  /** A Keepalive or its answer has more than its number. */
  KEEPALIVE_NOT_EMPTY(Disposition.ACCEPT);

  private static final Anomaly[] ALL = values();
  private static final int SKIPPED = bits(Disposition.SKIP);
  private static final int QUARANTINED = bits(Disposition.QUARANTINE);

  private final Disposition disposition;

  Anomaly(Disposition disposition) {
    this.disposition = disposition;
  }

  /**
   * What a receiver does with the PDU.
   *
   * @return what this anomaly alone asks for
   */
  public Disposition disposition() {
    return disposition;
  }

  /** This anomaly in a set of bits, which never leaves the process. */
  @SuppressWarnings("EnumOrdinal")
  int bit() {
    return 1 << ordinal();
  }

  /** The anomalies whose bits are set. */
  static EnumSet<Anomaly> of(int bits) {
    EnumSet<Anomaly> set = EnumSet.noneOf(Anomaly.class);
    for (Anomaly anomaly : ALL) {
      if ((bits & anomaly.bit()) != 0) {
        set.add(anomaly);
      }
    }
    return set;
  }

  /** The strongest disposition that one of the anomalies asks for. */
  static Disposition disposition(int bits) {
    return (bits & SKIPPED) != 0
        ? Disposition.SKIP
        : (bits & QUARANTINED) != 0 ? Disposition.QUARANTINE : Disposition.ACCEPT;
  }

  private static int bits(Disposition disposition) {
    int bits = 0;
    for (Anomaly anomaly : ALL) {
      bits |= anomaly.disposition == disposition ? anomaly.bit() : 0;
    }
    return bits;
  }

  /** What a receiver does with a PDU; the later constant is the stronger. */
  public enum Disposition {
    /** Takes it, and counts what is wrong. */
    ACCEPT,
    /** Keeps it for inspection, raises an alarm, and does not mediate it. */
    QUARANTINE,
    /** Passes over it and counts it; a Keepalive is not answered. */
    SKIP
  }
}
