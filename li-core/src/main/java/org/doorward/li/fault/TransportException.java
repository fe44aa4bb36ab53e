package org.doorward.li.fault;

/** A connection could not be made or kept, or its peer is not who it has to be. */
public final class TransportException extends LiException {
  private static final long serialVersionUID = 1L;

  /**
   * Says what failed.
   *
   * @param message what was expected; no identities
   */
  public TransportException(String message) {
    super(message);
  }

  /**
   * Says what failed, and why.
   *
   * @param message what was expected; no identities
   * @param cause what the system reported
   */
  public TransportException(String message, Throwable cause) {
    super(message, cause);
  }
}
