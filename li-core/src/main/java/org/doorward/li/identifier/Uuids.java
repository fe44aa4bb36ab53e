package org.doorward.li.identifier;

import java.util.UUID;
import java.util.regex.Pattern;

/** The one lexical form that TS 103 280 gives a UUID; {@link UUID#fromString} accepts many others. */
final class Uuids {
  private static final Pattern LEXICAL =
      Pattern.compile("[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}");

  private Uuids() {}

  /**
   * @throws IllegalArgumentException if {@code text} is not lower-case 8-4-4-4-12; the message does not
   *     quote it
   */
  static UUID parse(String text, String what) {
    if (!LEXICAL.matcher(text).matches()) {
      throw new IllegalArgumentException(what + " is not a lower-case 8-4-4-4-12 UUID");
    }
    return UUID.fromString(text);
  }
}
