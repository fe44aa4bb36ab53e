package org.doorward.li.element;

import java.util.regex.Pattern;

/**
 * What is wrong, in a few words; tells one fault of an object from another. Words of small letters only, so
 * that it cannot carry a number, an address or a name of anybody. Immutable.
 *
 * @param value for instance {@code mirror-port-down}
 */
public record FaultName(String value) {
  private static final Pattern WORDS = Pattern.compile("[a-z]+(-[a-z]+)*");
  private static final int MAX_LENGTH = 64;

  /**
   * Checks the form.
   *
   * @param value words of the letters a to z, joined by hyphens; 64 characters at most
   * @throws IllegalArgumentException if it has another form
   */
  public FaultName {
    if (value.length() > MAX_LENGTH || !WORDS.matcher(value).matches()) {
      throw new IllegalArgumentException("expected words of small letters, joined by hyphens");
    }
  }
}
