package org.doorward.li.netty.http;

import static io.netty.handler.codec.http.HttpHeaderNames.DATE;

import io.netty.handler.codec.DateFormatter;
import io.netty.handler.codec.Headers;
import io.netty.handler.codec.http.HttpHeaders;
import java.time.Instant;
import java.util.Date;

/** The field that says when a response was made. */
final class DateField {
  private DateField() {}

  static void set(HttpHeaders headers) {
    headers.set(DATE, DateFormatter.format(Date.from(Instant.now())));
  }

  static void set(Headers<CharSequence, CharSequence, ?> headers) {
    headers.set(DATE, DateFormatter.format(Date.from(Instant.now())));
  }
}
