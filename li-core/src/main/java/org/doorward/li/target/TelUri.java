package org.doorward.li.target;

import org.doorward.li.identifier.Sensitive;

/**
 * A TEL URI. Immutable.
 *
 * @param text the URI, its scheme in lower case
 */
public record TelUri(Sensitive<String> text) implements TargetIdentifier {
  /**
   * Checks the lexical form of TS 103 280.
   *
   * @param text not null
   * @throws IllegalArgumentException if it is not a TEL URI
   */
  public TelUri {
    text = Lexical.TEL_URI.check(text);
  }

  /**
   * The identifier written as {@code text}.
   *
   * @param text the URI, its scheme in lower case
   * @return the identifier
   * @throws IllegalArgumentException if it is not a TEL URI
   */
  public static TelUri of(String text) {
    return new TelUri(Sensitive.of(text));
  }

  @Override
  public TargetType type() {
    return TargetType.TEL_URI;
  }
}
