package org.doorward.li.x2x3;

/**
 * What a PDU is. A type that later editions add is kept.
 *
 * @param code 0 to 65535
 * @clause TS 103 221-2, 5.2.2
 */
public record PduType(int code) {
  /** A signalling event (xIRI), to the MDF. */
  public static final PduType X2 = new PduType(1);

  /** Content (xCC), to the MDF. */
  public static final PduType X3 = new PduType(2);

  /** Asks whether the peer still answers. */
  public static final PduType KEEPALIVE = new PduType(3);

  /** Answers a Keepalive, with its number. */
  public static final PduType KEEPALIVE_ACK = new PduType(4);

  private static final PduType[] KNOWN = {new PduType(0), X2, X3, KEEPALIVE, KEEPALIVE_ACK};

  /** The type of that code; makes no object for those of the standard. */
  static PduType of(int code) {
    return code < KNOWN.length ? KNOWN[code] : new PduType(code);
  }

  /**
   * Refuses what the field cannot hold.
   *
   * @param code 0 to 65535
   */
  public PduType {
    if (code < 0 || code > 0xFFFF) {
      throw new IllegalArgumentException("PDU type beyond 16 bits: " + code);
    }
  }

  /**
   * Whether the PDU carries product.
   *
   * @return true for X2 and X3
   */
  public boolean product() {
    return code == 1 || code == 2;
  }

  /**
   * Whether the PDU is a Keepalive or the answer to one.
   *
   * @return true for both
   */
  public boolean keepalive() {
    return code == 3 || code == 4;
  }
}
