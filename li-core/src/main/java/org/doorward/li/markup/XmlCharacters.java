package org.doorward.li.markup;

import java.util.regex.Pattern;

/** Which characters XML 1.0 can carry; everything that is to be written has to be made of them. */
public final class XmlCharacters {
  private static final Pattern BLANKS = Pattern.compile("[ \\t\\r\\n]+");

  private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{Nd}\\p{M}._-]*");

  private XmlCharacters() {}

  /**
   * Whether XML 1.0 can carry {@code text}: no control characters but tab, line feed and carriage return, no
   * lone surrogates, neither U+FFFE nor U+FFFF.
   */
  public static boolean canCarry(String text) {
    return text.codePoints().allMatch(XmlCharacters::isXml);
  }

  /**
   * Returns {@code text} if XML can carry it.
   *
   * @throws IllegalArgumentException if not; the message does not quote it
   */
  public static String require(String text, String what) {
    if (!canCarry(text)) {
      throw new IllegalArgumentException(what + " holds a character that XML cannot carry");
    }
    return text;
  }

  /** Whether {@code text} can be the local name of an element or a type: of letters, digits, and {@code . - _}. */
  public static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  /** Collapses whitespace as xs:token does: to one blank between, to nothing at the ends. */
  public static String collapse(String text) {
    String collapsed = BLANKS.matcher(text).replaceAll(" ");
    int start = collapsed.startsWith(" ") ? 1 : 0;
    int end = collapsed.length() - (collapsed.endsWith(" ") ? 1 : 0);
    return start < end ? collapsed.substring(start, end) : "";
  }

  private static boolean isXml(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }
}
