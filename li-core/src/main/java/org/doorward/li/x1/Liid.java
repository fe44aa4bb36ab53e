package org.doorward.li.x1;

import org.doorward.li.identifier.Sensitive;

/**
 * A lawful interception identifier: names the warrant at the handover interface. Only an ADMF and a mediation
 * function know it. Immutable; prints no value.
 *
 * @param text 1 to 25 printable ASCII characters without blanks, or 26 to 50 lower-case hexadecimal digits
 * @clause TS 103 221-1, 6.2.1
 */
public record Liid(Sensitive<String> text) {
  private static final int MAX_PRINTABLE = 25;
  private static final int MAX_DIGITS = 50;

  /**
   * Checks the lexical form of TS 103 280.
   *
   * @param text not null
   * @throws IllegalArgumentException if it has another form
   */
  public Liid {
    if (!isLiid(text.reveal())) {
      throw new IllegalArgumentException("not a LIID");
    }
  }

  /**
   * The identifier written as {@code text}.
   *
   * @param text the identifier
   * @return the LIID
   * @throws IllegalArgumentException if {@code text} has another form
   */
  public static Liid of(String text) {
    return new Liid(Sensitive.of(text));
  }

  private static boolean isLiid(String text) {
    boolean printable = text.length() <= MAX_PRINTABLE;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean fits =
          printable ? c >= '!' && c <= '~' : (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
      if (!fits) {
        return false;
      }
    }
    return !text.isEmpty() && text.length() <= MAX_DIGITS;
  }
}
