package org.doorward.li.x1.xml;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An instant in the one form that TS 103 280 has for it: exactly six fractional digits and a zone. */
final class Timestamp {
  private static final Pattern FORM = Pattern.compile(
      "([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})\\.([0-9]{6})"
          + "(Z|[+-][0-9]{2}:[0-9]{2})");
  private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern(
          "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
      .withZone(ZoneOffset.UTC);
  private static final int MAX_OFFSET_SECONDS = 14 * 3600;

  private Timestamp() {}

  static String print(Instant instant) {
    return WRITTEN.format(instant);
  }

  static Instant parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches() || matcher.group(1).equals("0000")) {
      throw new IllegalArgumentException("not a timestamp with microseconds and zone");
    }
    try {
      return local(matcher).toInstant(offset(matcher.group(8)));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("no such time", e);
    }
  }

  /** The schema lets the last instant of a day be written as hour 24. */
  private static LocalDateTime local(Matcher matcher) {
    boolean endOfDay = number(matcher, 4) == 24
        && number(matcher, 5) == 0
        && number(matcher, 6) == 0
        && number(matcher, 7) == 0;
    LocalDateTime time = LocalDateTime.of(
        number(matcher, 1),
        number(matcher, 2),
        number(matcher, 3),
        endOfDay ? 0 : number(matcher, 4),
        number(matcher, 5),
        number(matcher, 6),
        number(matcher, 7) * 1000);
    return endOfDay ? time.plusDays(1) : time;
  }

  private static ZoneOffset offset(String text) {
    ZoneOffset offset = ZoneOffset.of(text);
    if (Math.abs(offset.getTotalSeconds()) > MAX_OFFSET_SECONDS) {
      throw new DateTimeException("an offset is at most 14 hours");
    }
    return offset;
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }
}
