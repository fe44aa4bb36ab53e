package org.doorward.li.authority;

import java.net.InetSocketAddress;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/** The form of the names that signed documents give to persons and components. */
final class Names {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,63}");

  private Names() {}

  /** @throws IllegalArgumentException if {@code name} has another form; the message does not quote it */
  static void check(String name, String what) {
    if (!FORM.matcher(name).matches()) {
      throw new IllegalArgumentException(what + " is not 1 to 64 of a-z A-Z 0-9 . _ @ -");
    }
  }

  /** @throws IllegalArgumentException if {@code address} is not an IP address and a port */
  static void requireSocket(InetSocketAddress address, String what) {
    if (address.isUnresolved() || address.getPort() == 0) {
      throw new IllegalArgumentException(what + " is not an IP address and a port");
    }
  }

  /** @throws IllegalArgumentException if two of {@code values} are equal */
  static <T> List<T> distinct(List<T> values, String what) {
    List<T> copy = List.copyOf(values);
    if (new HashSet<>(copy).size() != copy.size()) {
      throw new IllegalArgumentException(what + " is named twice");
    }
    return copy;
  }

  /** @throws IllegalArgumentException if two are equal, or one stands before a smaller one */
  static <T extends Enum<T>> List<T> ordered(List<T> values, String what) {
    List<T> copy = distinct(values, what);
    if (!copy.equals(copy.stream().sorted().toList())) {
      throw new IllegalArgumentException(what + " is out of order");
    }
    return copy;
  }

  /** @throws IllegalArgumentException if there is none, or two are equal */
  static <T> List<T> some(List<T> values, String what) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("no " + what);
    }
    return distinct(values, what);
  }
}
