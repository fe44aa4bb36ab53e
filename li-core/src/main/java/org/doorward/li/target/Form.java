package org.doorward.li.target;

import java.util.regex.Pattern;

/** What a text looks like. The forms that most identifiers have are looked at without a regular expression. */
@FunctionalInterface
interface Form {
  /** Whether all of {@code text} has this form. */
  boolean matches(String text);

  static Form of(String expression) {
    Pattern pattern = Pattern.compile(expression);
    return text -> pattern.matcher(text).matches();
  }

  /** Whether {@code text} is that many ASCII digits. */
  static boolean isDigits(String text, int min, int max) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return text.length() >= min && text.length() <= max;
  }

  /** Whether {@code text} is a scheme, then characters of URIs; a percent sign begins two hexadecimal digits. */
  static boolean isUri(String text, String scheme) {
    if (!text.startsWith(scheme) || text.length() == scheme.length()) {
      return false;
    }
    for (int i = scheme.length(); i < text.length(); i++) {
      char c = text.charAt(i);
      if (!isUriCharacter(c) || (c == '%' && !isEscape(text, i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isUriCharacter(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= '&' && c <= ';')
        || (c >= '?' && c <= '[')
        || "!#$=]_~%".indexOf(c) >= 0;
  }

  private static boolean isEscape(String text, int percent) {
    return percent + 2 < text.length()
        && Character.digit(text.charAt(percent + 1), 16) >= 0
        && Character.digit(text.charAt(percent + 2), 16) >= 0;
  }
}
