package org.doorward.li.fault;

import static java.util.Objects.requireNonNull;

/** Octets from outside are not what they have to be. Has no stack trace: a peer can cause it at line rate. */
public final class DecodeException extends LiException {
  private static final long serialVersionUID = 1L;

  /** What is wrong. */
  private final Fault fault;

  /**
   * Names the fault.
   *
   * @param fault what is wrong
   * @param message what was expected, and where; codes and lengths only
   */
  public DecodeException(Fault fault, String message) {
    super(message, false);
    this.fault = requireNonNull(fault, "fault");
  }

  /**
   * What is wrong.
   *
   * @return the fault
   */
  public Fault fault() {
    return fault;
  }
}
