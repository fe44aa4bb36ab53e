package org.doorward.li.fault;

/**
 * Something outside the caller's control went wrong. Its message says what was expected and where; it never
 * quotes content.
 */
public abstract sealed class LiException extends Exception
    permits DecodeException,
        AuthorityException,
        EvidenceException,
        TransportException,
        X1Exception {
  private static final long serialVersionUID = 1L;

  LiException(String message) {
    super(message);
  }

  LiException(String message, Throwable cause) {
    super(message, cause);
  }

  LiException(String message, boolean withStackTrace) {
    super(message, null, false, withStackTrace);
  }
}
