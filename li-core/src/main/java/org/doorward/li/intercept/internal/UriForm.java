package org.doorward.li.intercept.internal;

/**
 * The canonical name of a resource that a SIP, SIPS, TEL or H.323 URI names, and the conditions that the URI adds.
 * Two URIs name the same if and only if their canonical names are the same octets; see decision 0190.
 *
 * @clause RFC 3261, 10.3 and 19.1.4; RFC 3966, 4; RFC 3508, 2
 */
final class UriForm {
  /** What RFC 2396, 2.2 reserves, and the sign itself: escaped, such a character is another than when it is not. */
  private static final String RESERVED = ";/?:@&=+$,%";

  private UriForm() {}

  /** Writes name and conditions of a URI of any of the schemes; false if it is of none, or malformed. */
  static boolean write(OctetText uri, Key key) {
    int colon = indexOf(uri, ':', 0, uri.length());
    if (colon < 0 || indexOf(uri, (char) Conditioned.ITEM, colon, uri.length()) >= 0) {
      return false;
    }
    for (int i = 0; i <= colon; i++) {
      key.name.put(lower(uri.at(i)));
    }
    if (is(key.name, "tel:")) {
      return tel(uri, colon + 1, key);
    }
    int hostport =
        is(key.name, "h323:") ? h323User(uri, colon + 1, key) : sipUser(uri, colon + 1, key);
    return hostport >= 0 && hostAndRest(uri, hostport, key);
  }

  private static boolean is(OctetText name, String scheme) {
    if (name.length() < scheme.length()) {
      return false;
    }
    for (int i = 0; i < scheme.length(); i++) {
      if (name.at(i) != scheme.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Writes whom a SIP URI names, if anybody. Returns where the host begins; below 0 if it is no SIP URI. */
  private static int sipUser(OctetText uri, int from, Key key) {
    if (!is(key.name, "sip:") && !is(key.name, "sips:")) {
      return -1;
    }
    int at = indexOf(uri, '@', from, uri.length());
    if (at < 0) {
      return from;
    }
    int colon = indexOf(uri, ':', from, at);
    unescaped(uri, from, colon < 0 ? at : colon, false, key.name);
    key.name.put('@');
    if (colon >= 0) {
      key.conditions.put(Conditioned.ITEM);
      unescaped(uri, colon, at, false, key.conditions);
    }
    return at + 1;
  }

  /** Writes whom an H.323 URI names, who may have no host. Returns where host or parameters begin. */
  private static int h323User(OctetText uri, int from, Key key) {
    int at = indexOf(uri, '@', from, uri.length());
    int end = at < 0 ? hostEnd(uri, from) : at;
    unescaped(uri, from, end, false, key.name);
    if (at >= 0) {
      key.name.put('@');
    }
    return at < 0 ? end : at + 1;
  }

  private static boolean hostAndRest(OctetText uri, int host, Key key) {
    int end = hostEnd(uri, host);
    int port = host;
    while (port < end && uri.at(port) != ':') {
      port = uri.at(port) == '[' ? afterBracket(uri, port, end) : port + 1;
    }
    for (int i = host; i < port; i++) {
      key.name.put(lower(uri.at(i)));
    }
    parameters(uri, end, key.conditions);
    return port(uri, port, end, key.conditions);
  }

  private static int hostEnd(OctetText uri, int host) {
    int end = host;
    while (end < uri.length() && uri.at(end) != ';' && uri.at(end) != '?') {
      end++;
    }
    return end;
  }

  private static int afterBracket(OctetText uri, int from, int end) {
    int close = indexOf(uri, ']', from, end);
    return close < 0 ? end : close + 1;
  }

  /** The port as a number, since 05060 is 5060. */
  private static boolean port(OctetText uri, int colon, int end, OctetText to) {
    if (colon == end) {
      return true;
    }
    int port = 0;
    for (int i = colon + 1; i < end; i++) {
      int digit = uri.at(i) - '0';
      if (digit < 0 || digit > 9 || port > 0xFFFF) {
        return false;
      }
      port = 10 * port + digit;
    }
    to.put(Conditioned.ITEM);
    to.put('@'); // which no parameter begins with
    to.putNumber(port);
    return colon + 1 < end && port <= 0xFFFF;
  }

  /** Parameters and headers, in lower case and each with the sign that it begins with. */
  private static void parameters(OctetText uri, int from, OctetText to) {
    int at = from;
    boolean headers = false;
    while (at < uri.length()) {
      headers |= uri.at(at) == '?';
      int end = at + 1;
      while (end < uri.length() && !begins(uri.at(end), headers)) {
        end++;
      }
      if (end > at + 1) {
        to.put(Conditioned.ITEM);
        to.put(headers ? '?' : ';');
        unescaped(uri, at + 1, end, true, to);
      }
      at = end;
    }
  }

  private static boolean begins(byte octet, boolean headers) {
    return headers ? octet == '&' : octet == ';' || octet == '?';
  }

  private static boolean tel(OctetText uri, int from, Key key) {
    int end = hostEnd(uri, from);
    int before = key.name.length();
    number(uri, from, end, key.name);
    boolean any = key.name.length() > before;
    while (end < uri.length()) {
      int next = end + 1;
      while (next < uri.length() && uri.at(next) != ';') {
        next++;
      }
      parameter(uri, end + 1, next, key);
      end = next;
    }
    return any;
  }

  /** A context belongs to the number: without it the number is another's. */
  private static void parameter(OctetText uri, int from, int to, Key key) {
    if (from == to) {
      return;
    }
    int equals = indexOf(uri, '=', from, to);
    int nameEnd = equals < 0 ? to : equals;
    boolean context = named(uri, from, nameEnd, "phone-context");
    OctetText out = context ? key.name : key.conditions;
    out.put(context ? ';' : Conditioned.ITEM);
    unescaped(uri, from, nameEnd, true, out);
    if (equals >= 0) {
      out.put('=');
      boolean global = context && equals + 1 < to && uri.at(equals + 1) == '+';
      if (global || named(uri, from, equals, "ext")) {
        number(uri, equals + 1, to, out);
      } else {
        unescaped(uri, equals + 1, to, true, out);
      }
    }
  }

  private static boolean named(OctetText uri, int from, int to, String name) {
    if (to - from != name.length()) {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      if (lower(uri.at(from + i)) != name.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Digits without their visual separators; what is no digit stays, in lower case. */
  private static void number(OctetText uri, int from, int to, OctetText out) {
    for (int i = from; i < to; i++) {
      byte octet = uri.at(i);
      if (octet != '-' && octet != '.' && octet != '(' && octet != ')') {
        out.put(lower(octet));
      }
    }
  }

  private static void unescaped(OctetText uri, int from, int to, boolean lower, OctetText out) {
    for (int i = from; i < to; i++) {
      int octet = uri.at(i);
      int escaped =
          octet == '%' && i + 2 < to ? (hex(uri.at(i + 1)) << 4) | hex(uri.at(i + 2)) : -1;
      if (escaped < 0) {
        out.put(lower ? lower(octet) : octet);
        continue;
      }
      i += 2;
      if (escaped == Conditioned.ITEM || RESERVED.indexOf(escaped) >= 0) {
        out.put('%');
        out.putHex(escaped, 2);
      } else {
        out.put(lower ? lower(escaped) : escaped);
      }
    }
  }

  private static int hex(int octet) {
    return Character.digit(octet, 16);
  }

  private static int lower(int octet) {
    return octet >= 'A' && octet <= 'Z' ? octet + 'a' - 'A' : octet;
  }

  private static int indexOf(OctetText text, char wanted, int from, int to) {
    for (int i = from; i < to; i++) {
      if (text.at(i) == wanted) {
        return i;
      }
    }
    return -1;
  }
}
