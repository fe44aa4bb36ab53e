package org.doorward.li.fault;

/** A signature, a quorum or a document of the operator does not give the authority it claims. */
public final class AuthorityException extends LiException {
  private static final long serialVersionUID = 1L;

  /**
   * Says what is missing.
   *
   * @param message what was expected; no identities
   */
  public AuthorityException(String message) {
    super(message);
  }
}
