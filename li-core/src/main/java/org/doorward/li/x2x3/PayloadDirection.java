package org.doorward.li.x2x3;

/**
 * Which way the payload went, seen from the target. A direction that later editions add is kept.
 *
 * @param code 0 to 65535
 * @clause TS 103 221-2, 5.2.6
 */
public record PayloadDirection(int code) {
  /** Keepalives only, never product. */
  public static final PayloadDirection KEEPALIVE = new PayloadDirection(0);

  /** The point of interception does not know: the honest default. */
  public static final PayloadDirection NOT_KNOWN = new PayloadDirection(1);

  /** To the target. */
  public static final PayloadDirection TO_TARGET = new PayloadDirection(2);

  /** From the target. */
  public static final PayloadDirection FROM_TARGET = new PayloadDirection(3);

  /** The outcome of events in more than one direction. */
  public static final PayloadDirection MULTIPLE = new PayloadDirection(4);

  /** There is no direction. */
  public static final PayloadDirection NOT_APPLICABLE = new PayloadDirection(5);

  private static final PayloadDirection[] KNOWN = {
    KEEPALIVE, NOT_KNOWN, TO_TARGET, FROM_TARGET, MULTIPLE, NOT_APPLICABLE
  };

  /** The direction of that code; makes no object for those of the standard. */
  static PayloadDirection of(int code) {
    return code < KNOWN.length ? KNOWN[code] : new PayloadDirection(code);
  }

  /**
   * Refuses what the field cannot hold.
   *
   * @param code 0 to 65535
   */
  public PayloadDirection {
    if (code < 0 || code > 0xFFFF) {
      throw new IllegalArgumentException("payload direction beyond 16 bits: " + code);
    }
  }

  /**
   * Whether product may carry it, as far as the editions up to V1.10.1 say.
   *
   * @return true for 1 to 5
   */
  public boolean known() {
    return code >= 1 && code <= 5;
  }

  /**
   * The direction to act on.
   *
   * @return this, or {@link #NOT_KNOWN} if product cannot carry this
   */
  public PayloadDirection orNotKnown() {
    return known() ? this : NOT_KNOWN;
  }
}
