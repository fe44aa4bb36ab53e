package org.doorward.li.netty.http;

import static io.netty.handler.codec.http.HttpHeaderNames.CONTENT_LENGTH;
import static io.netty.handler.codec.http.HttpHeaderNames.CONTENT_TYPE;
import static io.netty.handler.codec.http.HttpHeaderNames.HOST;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import org.doorward.li.identifier.Octets;
import org.doorward.li.netty.http.CallResult.Answered;
import org.doorward.li.netty.https.CallFailure;
import org.jspecify.annotations.Nullable;

/**
 * HTTP/1.1, one call at a time: a responder may act upon a request that it has not answered yet, so none is
 * sent behind it. An answer that nobody waits for ends the connection. Confined to its channel's event loop.
 */
final class Http1Wire extends ChannelInboundHandlerAdapter implements Wire {
  private static final int MAX_HEAD_OCTETS = 8 * 1024;
  private static final int MAX_INTERIM = 4;

  private final Channel channel;
  private final CallerConfig config;
  private final Line line;
  private final ResponseRules rules;
  private final ResponseDecoder decoder = new ResponseDecoder(MAX_HEAD_OCTETS);
  private final BodyBuffer body = new BodyBuffer();

  private @Nullable Call waiting;
  private int status;
  private int interim;
  private boolean keepAlive;

  Http1Wire(Channel channel, CallerConfig config, Line line) {
    this.channel = channel;
    this.config = config;
    this.line = line;
    this.rules = new ResponseRules(config.accepted(), config.maxBodyOctets());
  }

  /** Stands right before this. */
  ResponseDecoder decoder() {
    return decoder;
  }

  @Override
  public int room() {
    return waiting == null ? 1 : 0;
  }

  @Override
  public void post(Call call) {
    waiting = call;
    interim = 0;
    body.take();
    channel.writeAndFlush(request(call.body())).addListener(written -> {
      if (!written.isSuccess()) {
        line.end(CallFailure.CONNECTION_LOST);
      }
    });
  }

  private FullHttpRequest request(byte[] octets) {
    FullHttpRequest request = new DefaultFullHttpRequest(
        HttpVersion.HTTP_1_1, HttpMethod.POST, config.path(), Unpooled.wrappedBuffer(octets));
    request
        .headers()
        .set(HOST, config.authority())
        .set(CONTENT_TYPE, config.mediaType())
        .set(CONTENT_LENGTH, octets.length);
    return request;
  }

  /** Its answer may still come, and would be taken for another's. */
  @Override
  public void abandon(Call call) {
    line.end(CallFailure.NO_ANSWER);
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object msg) {
    try {
      Call call = waiting;
      if (call == null || msg instanceof MalformedHead) {
        line.end(CallFailure.BAD_ANSWER);
      } else if (msg instanceof HttpResponse response && !begins(response)) {
        line.end(CallFailure.BAD_ANSWER);
      } else if (msg instanceof HttpContent content) {
        add(call, content);
      }
    } finally {
      ReferenceCountUtil.release(msg);
    }
  }

  /** The head of the answer, or of one that only says that the answer is to come. */
  private boolean begins(HttpResponse response) {
    status = response.status().code();
    if (isInterim()) {
      interim++;
      return interim <= MAX_INTERIM && rules.acceptsInterim(response);
    }
    keepAlive = HttpUtil.isKeepAlive(response);
    return rules.accepts(response);
  }

  private boolean isInterim() {
    return status < 200;
  }

  private void add(Call call, HttpContent content) {
    boolean tooLong =
        body.length() + (long) content.content().readableBytes() > rules.maxBodyOctets();
    if (tooLong || content.decoderResult().isFailure()) {
      line.end(CallFailure.BAD_ANSWER);
      return;
    }
    body.add(content.content());
    if (content instanceof LastHttpContent last && !isInterim()) {
      end(call, last);
    }
  }

  private void end(Call call, LastHttpContent last) {
    if (decoder.holdsOctets() || !last.trailingHeaders().isEmpty()) {
      line.end(CallFailure.BAD_ANSWER);
      return;
    }
    Answered answer = new Answered(status, Octets.of(body.take()));
    if (keepAlive) {
      waiting = null;
      line.answered(call, answer);
    } else {
      // Its room is never free again.
      line.answered(call, answer);
      line.close();
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    line.end(CallFailure.BAD_ANSWER);
  }
}
