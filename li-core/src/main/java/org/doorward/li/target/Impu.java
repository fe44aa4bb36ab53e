package org.doorward.li.target;

import org.doorward.li.identifier.Sensitive;

/**
 * A public identity of an IMS subscriber. Immutable.
 *
 * @param text a SIP or TEL URI, or another string of URI characters; at most 255 characters
 */
public record Impu(Sensitive<String> text) implements TargetIdentifier {
  /**
   * Checks the lexical form of TS 103 280.
   *
   * @param text not null
   * @throws IllegalArgumentException if it holds another character
   */
  public Impu {
    text = Lexical.IMPU.check(text);
  }

  /**
   * The identifier written as {@code text}.
   *
   * @param text a SIP or TEL URI, or another string of URI characters; at most 255 characters
   * @return the identifier
   * @throws IllegalArgumentException if it holds another character
   */
  public static Impu of(String text) {
    return new Impu(Sensitive.of(text));
  }

  @Override
  public TargetType type() {
    return TargetType.IMPU;
  }
}
