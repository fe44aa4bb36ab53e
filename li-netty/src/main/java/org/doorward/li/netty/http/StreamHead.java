package org.doorward.li.netty.http;

import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http2.Http2Headers;
import java.util.Map;
import java.util.Optional;

/**
 * The head of a request on an HTTP/2 stream, in the form of HTTP/1.1, so that one set of rules reads both. Pure.
 *
 * @clause RFC 9113, 8.3.1
 */
final class StreamHead {
  private StreamHead() {}

  /** Empty if it is no head of a request over TLS. */
  static Optional<HttpRequest> of(Http2Headers headers) {
    CharSequence authority = headers.authority();
    CharSequence host = headers.get(HttpHeaderNames.HOST);
    boolean twoHosts =
        authority != null && host != null && !authority.toString().contentEquals(host);
    if (headers.method() == null
        || headers.path() == null
        || headers.scheme() == null
        || !"https".contentEquals(headers.scheme())
        || twoHosts) {
      return Optional.empty();
    }
    try {
      HttpRequest head = new DefaultHttpRequest(
          HttpVersion.HTTP_1_1,
          HttpMethod.valueOf(headers.method().toString()),
          headers.path().toString());
      for (Map.Entry<CharSequence, CharSequence> field : headers) {
        if (field.getKey().charAt(0) != ':') {
          head.headers().add(field.getKey(), field.getValue());
        }
      }
      if (authority != null) {
        head.headers().set(HttpHeaderNames.HOST, authority);
      }
      return Optional.of(head);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
