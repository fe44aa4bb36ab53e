package org.doorward.li.netty.http;

import static io.netty.handler.codec.http.HttpHeaderNames.DATE;

import io.netty.handler.codec.DateFormatter;
import io.netty.handler.codec.Headers;
import io.netty.handler.codec.http.HttpHeaders;
import java.time.Instant;
import java.util.Date;

/** The field that says when a response was made. */
final class DateField {
  /** What was last said, for as long as the second lasts. */
  private record Said(long second, String text) {}

  private static volatile Said said = new Said(0, "");

  private DateField() {}

  private static String text() {
    long second = Instant.now().getEpochSecond();
    Said last = said;
    if (last.second() != second) {
      last = new Said(second, DateFormatter.format(Date.from(Instant.ofEpochSecond(second))));
      said = last;
    }
    return last.text();
  }

  static void set(HttpHeaders headers) {
    headers.set(DATE, text());
  }

  static void set(Headers<CharSequence, CharSequence, ?> headers) {
    headers.set(DATE, text());
  }
}
