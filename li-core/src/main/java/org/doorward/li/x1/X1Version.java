package org.doorward.li.x1;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

  private static final Pattern FORM = Pattern.compile("v1\\.([0-9]{1,9})\\.([0-9]{1,9})");

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
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("an X1 version is v1, a minor and an editorial number");
    }
    return new X1Version(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
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
}
