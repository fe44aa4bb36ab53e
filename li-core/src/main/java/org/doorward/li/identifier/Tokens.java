package org.doorward.li.identifier;

import org.doorward.li.markup.XmlCharacters;

/** The whitespace rule of xs:token, and the bounds that the schema leaves open. */
final class Tokens {
  /** The schema sets no length; an identifier has to fit a certificate and a log entry. */
  private static final int MAX_CHARACTERS = 255;

  private Tokens() {}

  static String collapse(String text, String what) {
    String token = XmlCharacters.collapse(text);
    if (token.isEmpty()) {
      throw new IllegalArgumentException(what + " is empty");
    }
    if (token.length() > MAX_CHARACTERS) {
      throw new IllegalArgumentException(what + " has more than " + MAX_CHARACTERS + " characters");
    }
    for (int i = 0; i < token.length(); i++) {
      if (Character.isISOControl(token.charAt(i))) {
        throw new IllegalArgumentException(what + " holds a control character");
      }
    }
    return XmlCharacters.require(token, what);
  }
}
