package org.doorward.li.target;

import org.doorward.li.identifier.Sensitive;

/**
 * The part that the target plays in a call. Qualifies other identifiers, means nothing alone. Immutable.
 *
 * @param text {@code Originating}, {@code Terminating} or {@code Forwarded-To}
 */
public record CallPartyRole(Sensitive<String> text) implements TargetIdentifier {
  /**
   * Checks the lexical form of TS 103 280.
   *
   * @param text not null
   * @throws IllegalArgumentException if it is none of the three
   */
  public CallPartyRole {
    text = Lexical.CALL_PARTY_ROLE.check(text);
  }

  /**
   * The identifier written as {@code text}.
   *
   * @param text {@code Originating}, {@code Terminating} or {@code Forwarded-To}
   * @return the identifier
   * @throws IllegalArgumentException if it is none of the three
   */
  public static CallPartyRole of(String text) {
    return new CallPartyRole(Sensitive.of(text));
  }

  @Override
  public TargetType type() {
    return TargetType.CALL_PARTY_ROLE;
  }
}
