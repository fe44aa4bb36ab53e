package org.doorward.li.target;

import org.doorward.li.identifier.Sensitive;

/**
 * A SIP or SIPS URI. Immutable.
 *
 * @param text the URI, its scheme in lower case; the scheme and the rest are compared as they stand
 */
public record SipUri(Sensitive<String> text) implements TargetIdentifier {
  /**
   * Checks the lexical form of TS 103 280.
   *
   * @param text not null
   * @throws IllegalArgumentException if it is not a SIP or SIPS URI
   */
  public SipUri {
    text = Lexical.SIP_URI.check(text);
  }

  /**
   * The identifier written as {@code text}.
   *
   * @param text the URI, its scheme in lower case; the scheme and the rest are compared as they stand
   * @return the identifier
   * @throws IllegalArgumentException if it is not a SIP or SIPS URI
   */
  public static SipUri of(String text) {
    return new SipUri(Sensitive.of(text));
  }

  @Override
  public TargetType type() {
    return TargetType.SIP_URI;
  }
}
