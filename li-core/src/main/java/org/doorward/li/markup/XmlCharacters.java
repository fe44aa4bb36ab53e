package org.doorward.li.markup;

import java.util.regex.Pattern;

/** Which characters XML 1.0 can carry; everything that is to be written has to be made of them. */
public final class XmlCharacters {
  private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{Nd}\\p{M}._-]*");

  private XmlCharacters() {}

  /**
   * Whether XML 1.0 can carry {@code text}: no control characters but tab, line feed and carriage return, no
   * lone surrogates, neither U+FFFE nor U+FFFF.
   */
  public static boolean canCarry(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)) {
        i++;
        if (i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
          return false;
        }
      } else if (!isXml(c)) {
        return false;
      }
    }
    return true;
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
    return isCollapsed(text) ? text : collapsed(text);
  }

  /** Whether {@code c} is what XML calls whitespace. */
  private static boolean isBlank(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
  }

  private static boolean isCollapsed(String text) {
    int end = text.length() - 1;
    for (int i = 0; i <= end; i++) {
      char c = text.charAt(i);
      if (c <= ' ' && isBlank(c) && (c != ' ' || i == 0 || i == end || text.charAt(i - 1) == ' ')) {
        return false;
      }
    }
    return true;
  }

  private static String collapsed(String text) {
    StringBuilder out = new StringBuilder(text.length());
    boolean pending = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isBlank(c)) {
        pending = !out.isEmpty();
      } else {
        if (pending) {
          out.append(' ');
          pending = false;
        }
        out.append(c);
      }
    }
    return out.toString();
  }

  /** Surrogates are looked at in pairs before. */
  private static boolean isXml(char c) {
    return c >= 0x20
        ? c <= 0xD7FF || (c >= 0xE000 && c <= 0xFFFD)
        : c == '\t' || c == '\n' || c == '\r';
  }
}
