package org.doorward.li.x1;

/**
 * A version of TS 103 221-1; the major one is always 1. Immutable.
 *
 * @param minor the minor version
 * @param edit the editorial version
 * @clause TS 103 221-1, 4.5
 */
public record X1Version(int minor, int edit) implements Comparable<X1Version> {
  /** The version whose schema this library follows. */
  public static final X1Version IMPLEMENTED = new X1Version(22, 1);

  private static final String MAJOR = "v1.";
  private static final int MAX_DIGITS = 9;

  /**
   * Refuses negative numbers.
   *
   * @param minor zero or more
   * @param edit zero or more
   * @throws IllegalArgumentException if one is negative
   */
  public X1Version {
    if (minor < 0 || edit < 0) {
      throw new IllegalArgumentException("a version has no negative part");
    }
  }

  /**
   * The version written as {@code text}.
   *
   * @param text for instance {@code v1.22.1}; no blanks, ASCII digits
   * @return the version
   * @throws IllegalArgumentException if {@code text} has another form
   */
  public static X1Version of(String text) {
    int point = text.indexOf('.', MAJOR.length());
    if (!text.startsWith(MAJOR) || point < 0) {
      throw malformed();
    }
    return new X1Version(
        number(text, MAJOR.length(), point), number(text, point + 1, text.length()));
  }

  @Override
  public int compareTo(X1Version other) {
    int byMinor = Integer.compare(minor, other.minor);
    return byMinor == 0 ? Integer.compare(edit, other.edit) : byMinor;
  }

  /**
   * The version as on the wire.
   *
   * @return for instance {@code v1.22.1}
   */
  @Override
  public String toString() {
    return "v1." + minor + "." + edit;
  }

  private static int number(String text, int from, int to) {
    if (from >= to || to - from > MAX_DIGITS) {
      throw malformed();
    }
    int number = 0;
    for (int i = from; i < to; i++) {
      char digit = text.charAt(i);
      if (digit < '0' || digit > '9') {
        throw malformed();
      }
      number = number * 10 + (digit - '0');
    }
    return number;
  }

  private static IllegalArgumentException malformed() {
    return new IllegalArgumentException("an X1 version is v1, a minor and an editorial number");
  }
}
