package org.doorward.li.x1.xml;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the schema says of the values of a simple type.
 *
 * @param name what the schema calls the type; empty if it is one of XML Schema itself
 * @param base the type of XML Schema that it restricts
 * @param pattern the form
 * @param values all values, if there are so few
 * @param min the least number
 * @param max the greatest number
 * @param minLength characters, or octets of a binary type
 * @param maxLength characters, or octets of a binary type
 */
record Facets(
    String name,
    String base,
    Optional<String> pattern,
    List<String> values,
    Optional<String> min,
    Optional<String> max,
    Optional<Integer> minLength,
    Optional<Integer> maxLength) {
  private static final String IPV4_FORM =
      "((25[0-5]|2[0-4][0-9]|[01]?[0-9]?[0-9])\\.){3}(25[0-5]|2[0-4][0-9]|[01]?[0-9]?[0-9])";
  private static final String IPV6_FORM = "([0-9a-f]{4}:){7}[0-9a-f]{4}";
  private static final int SHORT = 255;

  static final Facets STRING = plain("string");
  static final Facets BOOLEAN = plain("boolean");
  static final Facets ANY_URI = plain("anyURI");
  static final Facets HEX_BINARY = plain("hexBinary");
  static final Facets UUID =
      form("UUID", "token", "[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}");
  static final Facets IDENTIFIER = named("Identifier", "token").length(1, SHORT);
  static final Facets VERSION = form("Version", "string", "v1\\.[0-9]{1,9}\\.[0-9]{1,9}");
  static final Facets TIMESTAMP = form(
      "Timestamp",
      "dateTime",
      "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{6}(Z|[+\\-][0-9]{2}:[0-9]{2})");
  static final Facets INT32 =
      range("Integer32", "integer", Integer.MIN_VALUE + "", Integer.MAX_VALUE + "");
  static final Facets INT64 =
      range("Integer64", "integer", Long.MIN_VALUE + "", Long.MAX_VALUE + "");
  static final Facets UNSIGNED64 =
      range("Unsigned64", "nonNegativeInteger", "0", Long.toUnsignedString(-1));
  static final Facets UNSIGNED32 = range("Unsigned32", "integer", "0", "4294967295");
  static final Facets TCP_PORT = range("TCPPort", "integer", "2", "65535");
  static final Facets UDP_PORT = range("UDPPort", "integer", "0", "65535");
  static final Facets LIID = form("LIID", "string", "[!-~]{1,25}|[0-9a-f]{26,50}");
  static final Facets OBJECT_TYPE = form("GenericObjectType", "string", "Q\\{[^{}]*\\}.+");
  static final Facets SALT = named("Salt", "hexBinary").atLeast(8);
  static final Facets OCTETS = named("Octets", "hexBinary").atLeast(1);
  static final Facets SHORT_TEXT = named("ShortText", "string").length(1, SHORT);
  static final Facets TEXT = named("Text", "string").length(1, 4096);
  static final Facets NOTHING = named("Nothing", "string").length(0, 0);
  static final Facets E164 = form("E164Number", "token", "[0-9]{1,15}");
  static final Facets EMAIL = form(
          "EmailAddress",
          "string",
          "[a-zA-Z0-9\\.!#$%&'\\*\\+\\\\/=\\?\\^_`\\{\\|\\}~\\-]+"
              + "@[a-zA-Z0-9]([a-zA-Z0-9\\-]{0,61}[a-zA-Z0-9])?"
              + "(\\.[a-zA-Z0-9]([a-zA-Z0-9\\-]{0,61}[a-zA-Z0-9])?)*")
      .length(1, SHORT);
  static final Facets IPV4 = form("IPv4Address", "token", IPV4_FORM);
  static final Facets IPV6 = form("IPv6Address", "token", IPV6_FORM);
  static final Facets IPV4_CIDR = form("IPv4CIDR", "token", IPV4_FORM + "/([1-2]?[0-9]|3[0-2])");
  static final Facets IPV6_CIDR =
      form("IPv6CIDR", "token", IPV6_FORM + "/([1-9][0-9]?|1[0-1][0-9]|12[0-8])");

  /** A type of XML Schema as it is. */
  static Facets plain(String base) {
    return named("", base);
  }

  static Facets named(String name, String base) {
    return new Facets(
        name,
        base,
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  static Facets form(String name, String base, String pattern) {
    Facets plain = named(name, base);
    return new Facets(
        name,
        base,
        Optional.of(pattern),
        plain.values,
        plain.min,
        plain.max,
        plain.minLength,
        plain.maxLength);
  }

  static Facets values(String name, Stream<String> values) {
    Facets plain = named(name, "string");
    return new Facets(
        name,
        plain.base,
        plain.pattern,
        values.toList(),
        plain.min,
        plain.max,
        plain.minLength,
        plain.maxLength);
  }

  private static Facets range(String name, String base, String min, String max) {
    Facets plain = named(name, base);
    return new Facets(
        name,
        base,
        plain.pattern,
        plain.values,
        Optional.of(min),
        Optional.of(max),
        plain.minLength,
        plain.maxLength);
  }

  Facets length(int min, int most) {
    return new Facets(
        name, base, pattern, values, this.min, max, Optional.of(min), Optional.of(most));
  }

  private Facets atLeast(int least) {
    return new Facets(name, base, pattern, values, min, max, Optional.of(least), maxLength);
  }
}
