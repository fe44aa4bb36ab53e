package org.doorward.examples.tap;

/** A side of a call. */
public enum Party {
  /** The side that sent the first request. */
  CALLER,
  /** The side that it was sent to. */
  CALLEE,
  /** There is no telling. */
  UNKNOWN;

  /**
   * The side that this one talks to.
   *
   * @return unknown if this is
   */
  public Party other() {
    return switch (this) {
      case CALLER -> CALLEE;
      case CALLEE -> CALLER;
      case UNKNOWN -> UNKNOWN;
    };
  }
}
