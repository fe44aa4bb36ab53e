package org.doorward.examples.sip;

/** Octets that are no SIP message. Its text is fixed: the octets may be anybody's. */
public final class SipException extends Exception {
  private static final long serialVersionUID = 1L;

  SipException(String message) {
    super(message, null, false, false);
  }
}
