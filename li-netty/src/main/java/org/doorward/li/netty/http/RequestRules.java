package org.doorward.li.netty.http;

import static io.netty.handler.codec.http.HttpHeaderNames.CONNECTION;
import static io.netty.handler.codec.http.HttpHeaderNames.CONTENT_ENCODING;
import static io.netty.handler.codec.http.HttpHeaderNames.CONTENT_LENGTH;
import static io.netty.handler.codec.http.HttpHeaderNames.CONTENT_TYPE;
import static io.netty.handler.codec.http.HttpHeaderNames.EXPECT;
import static io.netty.handler.codec.http.HttpHeaderNames.HOST;
import static io.netty.handler.codec.http.HttpHeaderNames.TRANSFER_ENCODING;
import static io.netty.handler.codec.http.HttpHeaderNames.UPGRADE;
import static io.netty.handler.codec.http.HttpHeaderValues.CHUNKED;
import static io.netty.handler.codec.http.HttpHeaderValues.CONTINUE;

import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/**
 * What the head of a request has to be, so that its body is read at all: one POST to one path, of one media
 * type, with one unambiguous length, and no expectation but {@code 100-continue}. Pure.
 *
 * @param path the only path there is
 * @param mediaTypes accepted, without parameters, in lower case
 * @param maxBodyOctets of one request
 */
record RequestRules(String path, Set<String> mediaTypes, int maxBodyOctets) {
  private static final Pattern LENGTH = Pattern.compile("[0-9]{1,10}");
  private static final Pattern CHARSET_UTF8 = Pattern.compile("charset=\"?utf-8\"?");

  /**
   * The status that refuses an HTTP/1.1 request; empty if it may go on.
   *
   * @param mayLackMediaType whether this peer's requests may come without one; asked if this one does
   */
  Optional<HttpResponseStatus> objection(HttpRequest request, BooleanSupplier mayLackMediaType) {
    if (request.decoderResult().isFailure()) {
      return Optional.of(HttpResponseStatus.BAD_REQUEST);
    }
    if (!request.protocolVersion().equals(HttpVersion.HTTP_1_1)) {
      return Optional.of(HttpResponseStatus.HTTP_VERSION_NOT_SUPPORTED);
    }
    HttpHeaders headers = request.headers();
    return connection(headers)
        .or(() -> resource(request))
        .or(() -> content(headers, mayLackMediaType))
        .or(() -> length(headers));
  }

  /** The same for a request whose end its frames show (HTTP/2): it needs no length, and may state one. */
  Optional<HttpResponseStatus> framedObjection(
      HttpRequest request, BooleanSupplier mayLackMediaType) {
    HttpHeaders headers = request.headers();
    return connection(headers)
        .or(() -> resource(request))
        .or(() -> content(headers, mayLackMediaType))
        .or(() -> statedLength(headers.getAll(CONTENT_LENGTH)));
  }

  private static Optional<HttpResponseStatus> connection(HttpHeaders headers) {
    boolean upgrade = headers.contains(UPGRADE) || headers.containsValue(CONNECTION, UPGRADE, true);
    return upgrade || headers.getAll(HOST).size() != 1
        ? Optional.of(HttpResponseStatus.BAD_REQUEST)
        : Optional.empty();
  }

  private Optional<HttpResponseStatus> resource(HttpRequest request) {
    if (!request.uri().equals(path)) {
      return Optional.of(HttpResponseStatus.NOT_FOUND);
    }
    if (!request.method().equals(HttpMethod.POST)) {
      return Optional.of(HttpResponseStatus.METHOD_NOT_ALLOWED);
    }
    return Optional.empty();
  }

  private Optional<HttpResponseStatus> content(
      HttpHeaders headers, BooleanSupplier mayLackMediaType) {
    List<String> expected = headers.getAll(EXPECT);
    if (expected.size() > 1
        || (expected.size() == 1 && !CONTINUE.contentEqualsIgnoreCase(expected.get(0)))) {
      return Optional.of(HttpResponseStatus.EXPECTATION_FAILED);
    }
    return headers.contains(CONTENT_ENCODING) || !isOurs(headers, mayLackMediaType)
        ? Optional.of(HttpResponseStatus.UNSUPPORTED_MEDIA_TYPE)
        : Optional.empty();
  }

  private boolean isOurs(HttpHeaders headers, BooleanSupplier mayLackMediaType) {
    List<String> types = headers.getAll(CONTENT_TYPE);
    return types.isEmpty()
        ? mayLackMediaType.getAsBoolean()
        : types.size() == 1 && isOneOf(mediaTypes, types.get(0));
  }

  /** Whether a type is one of ours, and its only parameter, if it has one, says UTF-8. */
  static boolean isOneOf(Set<String> mediaTypes, String contentType) {
    String[] parts = contentType.toLowerCase(Locale.ROOT).split(";", 2);
    return mediaTypes.contains(parts[0].strip())
        && (parts.length == 1 || CHARSET_UTF8.matcher(parts[1].strip()).matches());
  }

  private Optional<HttpResponseStatus> length(HttpHeaders headers) {
    List<String> encodings = headers.getAll(TRANSFER_ENCODING);
    List<String> lengths = headers.getAll(CONTENT_LENGTH);
    if (encodings.isEmpty() && lengths.isEmpty()) {
      return Optional.of(HttpResponseStatus.LENGTH_REQUIRED);
    }
    if (encodings.size() + lengths.size() != 1) {
      return Optional.of(HttpResponseStatus.BAD_REQUEST);
    }
    if (lengths.isEmpty()) {
      return CHUNKED.contentEqualsIgnoreCase(encodings.get(0))
          ? Optional.empty()
          : Optional.of(HttpResponseStatus.BAD_REQUEST);
    }
    return statedLength(lengths);
  }

  private Optional<HttpResponseStatus> statedLength(List<String> lengths) {
    if (lengths.isEmpty()) {
      return Optional.empty();
    }
    if (lengths.size() > 1 || !LENGTH.matcher(lengths.get(0)).matches()) {
      return Optional.of(HttpResponseStatus.BAD_REQUEST);
    }
    return Long.parseLong(lengths.get(0)) > maxBodyOctets
        ? Optional.of(HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE)
        : Optional.empty();
  }
}
