package org.doorward.li.target;

import java.util.regex.Pattern;
import org.doorward.li.identifier.Octets;
import org.doorward.li.identifier.Sensitive;
import org.doorward.li.markup.XmlCharacters;

/**
 * A lexical rule of TS 103 280: what becomes of whitespace, how long a text may be, and which form it has.
 *
 * @param collapses whether whitespace collapses before the form is looked at
 * @param maxCharacters bound on the length; the schema's, or ours where it has none
 * @param form what the text looks like
 * @param complaint what a refusal says; never the text
 */
record Lexical(boolean collapses, int maxCharacters, Form form, String complaint) {
  private static final int SHORT = 255;
  private static final int LONG = 4096;

  /** What a URI is made of. */
  private static final String URI_CHARACTERS = "[a-zA-Z0-9!#$&-;=?-\\[\\]_~%]+";

  static final Lexical E164 = digits(1, 15, "1 to 15 digits");
  static final Lexical IMSI = digits(6, 15, "6 to 15 digits");
  static final Lexical DIGITS_14 = digits(14, 14, "14 digits");
  static final Lexical DIGITS_15 = digits(15, 15, "15 digits");
  static final Lexical DIGITS_16 = digits(16, 16, "16 digits");
  static final Lexical MAC =
      token("([a-f0-9]{2}:){5}[a-f0-9]{2}", "six pairs of hexadecimal digits");
  static final Lexical EUI_64 =
      token("([a-f0-9]{2}:){7}[a-f0-9]{2}", "eight pairs of hexadecimal digits");
  static final Lexical SIP_URI = new Lexical(
      true,
      LONG,
      text -> Form.isUri(text, "sip:") || Form.isUri(text, "sips:"),
      "a SIP or SIPS URI");
  static final Lexical TEL_URI =
      new Lexical(true, LONG, text -> Form.isUri(text, "tel:"), "a TEL URI");
  static final Lexical H323_URI = text(SHORT, "h323:" + URI_CHARACTERS, "an H.323 URI");
  static final Lexical IMPU = text(SHORT, URI_CHARACTERS, "made of URI characters");
  static final Lexical EMAIL = text(
      SHORT,
      "[a-zA-Z0-9.!#$%&'*+\\\\/=?^_`{|}~-]+"
          + "@[a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?"
          + "(\\.[a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*",
      "an e-mail address");
  static final Lexical INTERNATIONALIZED_EMAIL =
      text(SHORT, "[^\\r\\n]+@[^\\r\\n]+", "an e-mail address");
  static final Lexical CALL_PARTY_ROLE =
      text(SHORT, "Originating|Terminating|Forwarded-To", "a call party role");
  static final Lexical NON_LOCAL = text(SHORT, "Local|NonLocal", "Local or NonLocal");
  static final Lexical SHORT_TEXT = text(SHORT, "(?s).+", "1 to 255 characters");
  static final Lexical TEXT = text(LONG, "(?s).+", "1 to 4096 characters");

  private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]{1,18}");
  private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]*");

  private static Lexical digits(int min, int max, String complaint) {
    return new Lexical(true, SHORT, text -> Form.isDigits(text, min, max), complaint);
  }

  private static Lexical token(String form, String complaint) {
    return new Lexical(true, SHORT, Form.of(form), complaint);
  }

  private static Lexical text(int maxCharacters, String form, String complaint) {
    return new Lexical(false, maxCharacters, Form.of(form), complaint);
  }

  /**
   * The text, its whitespace collapsed if the rule says so.
   *
   * @throws IllegalArgumentException if it has not the form
   */
  String check(String text) {
    String value = collapses ? XmlCharacters.collapse(text) : text;
    if (value.codePointCount(0, value.length()) > maxCharacters
        || !form.matches(value)
        || !XmlCharacters.canCarry(value)) {
      throw new IllegalArgumentException("not " + complaint);
    }
    return value;
  }

  Sensitive<String> check(Sensitive<String> text) {
    String value = text.reveal();
    String checked = check(value);
    return checked.equals(value) ? text : Sensitive.of(checked);
  }

  /** An xs:integer that a long can hold. */
  static long integer(String text) {
    String value = XmlCharacters.collapse(text);
    if (!INTEGER.matcher(value).matches()) {
      throw new IllegalArgumentException("not an integer of at most 18 digits");
    }
    return Long.parseLong(value);
  }

  /** An xs:hexBinary. */
  static Octets hex(String text) {
    String value = XmlCharacters.collapse(text);
    if (value.length() % 2 != 0 || !HEX.matcher(value).matches()) {
      throw new IllegalArgumentException("not an even number of hexadecimal digits");
    }
    return Octets.ofHex(value);
  }

  static void checkUnsigned32(Sensitive<Long> value) {
    if (value.reveal() < 0 || value.reveal() > 0xFFFFFFFFL) {
      throw new IllegalArgumentException("more than 32 bits");
    }
  }
}
