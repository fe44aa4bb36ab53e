package org.doorward.examples.sip;

import java.util.ArrayList;
import java.util.List;

/** Takes apart text in which quotation marks and angle brackets protect what is between them. */
final class QuotedText {
  private QuotedText() {}

  /** The parts between unprotected {@code separator}s, stripped; empty parts are left out. */
  static List<String> split(String text, char separator) {
    List<String> parts = new ArrayList<>();
    boolean quoted = false;
    boolean bracketed = false;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted) {
        if (c == '\\') {
          i++;
        } else if (c == '"') {
          quoted = false;
        }
      } else if (c == '"') {
        quoted = !bracketed;
      } else if (c == '<' || c == '>') {
        bracketed = c == '<';
      } else if (c == separator && !bracketed) {
        add(parts, text.substring(start, i));
        start = i + 1;
      }
    }
    add(parts, text.substring(start));
    return parts;
  }

  private static void add(List<String> parts, String part) {
    if (!part.isBlank()) {
      parts.add(part.strip());
    }
  }

  /** Where the quoted text that starts at 0 ends, or 0 if none starts there. */
  static int endOfQuotation(String text) {
    if (!text.startsWith("\"")) {
      return 0;
    }
    for (int i = 1; i < text.length(); i++) {
      if (text.charAt(i) == '\\') {
        i++;
      } else if (text.charAt(i) == '"') {
        return i + 1;
      }
    }
    return 0;
  }
}
