package org.doorward.examples.sip;

import java.util.List;

/**
 * The value of From, To and the like: perhaps a name, a URI, and parameters of the header field. Immutable.
 *
 * @param uri what stands in the angle brackets, or before the first semicolon if there are none
 * @param tag the parameter of that name; empty text if there is none
 */
record NameAddress(String uri, String tag) {
  static NameAddress parse(String value) {
    String rest = value.substring(QuotedText.endOfQuotation(value));
    int open = rest.indexOf('<');
    int close = rest.indexOf('>', open + 1);
    if (open >= 0 && close > open) {
      return new NameAddress(
          rest.substring(open + 1, close).strip(), tag(rest.substring(close + 1)));
    }
    int semicolon = rest.indexOf(';');
    return semicolon < 0
        ? new NameAddress(rest.strip(), "")
        : new NameAddress(rest.substring(0, semicolon).strip(), tag(rest.substring(semicolon)));
  }

  private static String tag(String parameters) {
    List<String> found = QuotedText.split(parameters, ';').stream()
        .filter(parameter -> parameter.regionMatches(true, 0, "tag=", 0, 4))
        .toList();
    return found.isEmpty() ? "" : found.get(0).substring(4).strip();
  }

  /** Nothing of it: it names somebody. */
  @Override
  public String toString() {
    return "name and address";
  }
}
