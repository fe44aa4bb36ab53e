package org.doorward.li.x1.xml;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** An instant in the one form that TS 103 280 has for it: exactly six fractional digits and a zone. */
final class Timestamp {
  /** Any digit stands for each {@code 0}. */
  private static final String FORM = "0000-00-00T00:00:00.000000";

  private static final String OFFSET_FORM = "+00:00";
  private static final String WEST_FORM = "-00:00";
  private static final int MAX_OFFSET_SECONDS = 14 * 3600;

  private Timestamp() {}

  static String print(Instant instant) {
    LocalDateTime time = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    char[] text = (FORM + "Z").toCharArray();
    print(text, 0, 4, time.getYear());
    print(text, 5, 2, time.getMonthValue());
    print(text, 8, 2, time.getDayOfMonth());
    print(text, 11, 2, time.getHour());
    print(text, 14, 2, time.getMinute());
    print(text, 17, 2, time.getSecond());
    print(text, 20, 6, time.getNano() / 1000);
    return new String(text);
  }

  static Instant parse(String text) {
    if (!hasForm(text) || number(text, 0, 4) == 0) {
      throw new IllegalArgumentException("not a timestamp with microseconds and zone");
    }
    try {
      return local(text).toInstant(offset(text.substring(FORM.length())));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("no such time", e);
    }
  }

  private static boolean hasForm(String text) {
    if (text.length() <= FORM.length() || !matches(text, 0, FORM)) {
      return false;
    }
    String zone = text.substring(FORM.length());
    return zone.equals("Z")
        || (zone.length() == OFFSET_FORM.length()
            && (matches(zone, 0, OFFSET_FORM) || matches(zone, 0, WEST_FORM)));
  }

  private static boolean matches(String text, int from, String form) {
    for (int i = 0; i < form.length(); i++) {
      char c = text.charAt(from + i);
      if (form.charAt(i) == '0' ? c < '0' || c > '9' : c != form.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** The schema lets the last instant of a day be written as hour 24. */
  private static LocalDateTime local(String text) {
    int hour = number(text, 11, 2);
    int minute = number(text, 14, 2);
    int second = number(text, 17, 2);
    int micros = number(text, 20, 6);
    boolean endOfDay = hour == 24 && minute == 0 && second == 0 && micros == 0;
    LocalDateTime time = LocalDateTime.of(
        number(text, 0, 4),
        number(text, 5, 2),
        number(text, 8, 2),
        endOfDay ? 0 : hour,
        minute,
        second,
        micros * 1000);
    return endOfDay ? time.plusDays(1) : time;
  }

  private static ZoneOffset offset(String text) {
    if (text.equals("Z")) {
      return ZoneOffset.UTC;
    }
    ZoneOffset offset = ZoneOffset.of(text);
    if (Math.abs(offset.getTotalSeconds()) > MAX_OFFSET_SECONDS) {
      throw new DateTimeException("an offset is at most 14 hours");
    }
    return offset;
  }

  private static int number(String text, int from, int digits) {
    int number = 0;
    for (int i = from; i < from + digits; i++) {
      number = number * 10 + (text.charAt(i) - '0');
    }
    return number;
  }

  private static void print(char[] text, int from, int digits, int number) {
    int left = number;
    for (int i = from + digits - 1; i >= from; i--) {
      text[i] = (char) ('0' + left % 10);
      left /= 10;
    }
  }
}
