package org.doorward.examples.sip;

/** Which digits in a SIP or TEL URI are an international number. A network knows how it writes numbers. */
public enum NumberRule {
  /** Only those after a plus sign, as RFC 3966 has it. */
  PLUS_SIGN,
  /** Those after a plus sign, and any seven to fifteen that do not start with zero. */
  PLUS_SIGN_OR_DIGITS
}
