package org.doorward.li.fault;

/** Evidence cannot be written, or does not verify. While it cannot be written, new access is refused. */
public final class EvidenceException extends LiException {
  private static final long serialVersionUID = 1L;

  /**
   * Says what failed.
   *
   * @param message what was expected, and where
   */
  public EvidenceException(String message) {
    super(message);
  }

  /**
   * Says what failed, and why.
   *
   * @param message what was expected, and where
   * @param cause what the system reported
   */
  public EvidenceException(String message, Throwable cause) {
    super(message, cause);
  }
}
