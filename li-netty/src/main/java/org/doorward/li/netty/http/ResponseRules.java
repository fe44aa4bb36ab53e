package org.doorward.li.netty.http;

import static io.netty.handler.codec.http.HttpHeaderNames.CONTENT_ENCODING;
import static io.netty.handler.codec.http.HttpHeaderNames.CONTENT_LENGTH;
import static io.netty.handler.codec.http.HttpHeaderNames.CONTENT_TYPE;
import static io.netty.handler.codec.http.HttpHeaderNames.TRANSFER_ENCODING;
import static io.netty.handler.codec.http.HttpHeaderValues.CHUNKED;

import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http2.Http2Headers;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the head of a response has to be, so that its body is read at all. Pure.
 *
 * @param mediaTypes accepted, without parameters, in lower case
 * @param maxBodyOctets of one response
 */
record ResponseRules(Set<String> mediaTypes, int maxBodyOctets) {
  private static final Pattern LENGTH = Pattern.compile("[0-9]{1,10}");

  boolean accepts(HttpResponse response) {
    HttpHeaders headers = response.headers();
    return response.decoderResult().isSuccess()
        && response.protocolVersion().equals(HttpVersion.HTTP_1_1)
        && response.status().code() >= 200
        && !headers.contains(CONTENT_ENCODING)
        && hasOneLength(headers)
        && headers.getAll(CONTENT_TYPE).size() <= 1
        && (isEmpty(headers) || isAccepted(headers.get(CONTENT_TYPE, "")));
  }

  /** Whether a response that only says that another is to come may be passed over. */
  boolean acceptsInterim(HttpResponse response) {
    return response.decoderResult().isSuccess()
        && response.protocolVersion().equals(HttpVersion.HTTP_1_1)
        && response.status().code() != 101
        && !response.headers().contains(TRANSFER_ENCODING);
  }

  /** The same for a response whose end its frames show (HTTP/2). */
  boolean acceptsFramed(Http2Headers headers, boolean empty) {
    List<CharSequence> types = headers.getAll(CONTENT_TYPE);
    boolean typed = types.size() == 1 && isAccepted(types.get(0).toString());
    return !headers.contains(CONTENT_ENCODING) && (typed || (types.isEmpty() && empty));
  }

  private static boolean isEmpty(HttpHeaders headers) {
    return headers.get(CONTENT_LENGTH, "").equals("0");
  }

  private boolean isAccepted(String contentType) {
    return RequestRules.isOneOf(mediaTypes, contentType);
  }

  /** A response that ends with its connection could be cut short by anybody on the way. */
  private boolean hasOneLength(HttpHeaders headers) {
    List<String> encodings = headers.getAll(TRANSFER_ENCODING);
    List<String> lengths = headers.getAll(CONTENT_LENGTH);
    if (encodings.size() + lengths.size() != 1) {
      return false;
    }
    return lengths.isEmpty()
        ? CHUNKED.contentEqualsIgnoreCase(encodings.get(0))
        : LENGTH.matcher(lengths.get(0)).matches()
            && Long.parseLong(lengths.get(0)) <= maxBodyOctets;
  }
}
