package org.doorward.li.target;

import org.doorward.li.identifier.Sensitive;

/**
 * An H.323 URI. Immutable.
 *
 * @param text the URI, its scheme in lower case; at most 255 characters
 */
public record H323Uri(Sensitive<String> text) implements TargetIdentifier {
  /**
   * Checks the lexical form of TS 103 280.
   *
   * @param text not null
   * @throws IllegalArgumentException if it is not an H.323 URI
   */
  public H323Uri {
    text = Lexical.H323_URI.check(text);
  }

  /**
   * The identifier written as {@code text}.
   *
   * @param text the URI, its scheme in lower case; at most 255 characters
   * @return the identifier
   * @throws IllegalArgumentException if it is not an H.323 URI
   */
  public static H323Uri of(String text) {
    return new H323Uri(Sensitive.of(text));
  }

  @Override
  public TargetType type() {
    return TargetType.H323_URI;
  }
}
