package org.doorward.li.netty.http;

import static io.netty.handler.codec.http.HttpHeaderNames.CONNECTION;
import static io.netty.handler.codec.http.HttpHeaderNames.CONTENT_LENGTH;
import static io.netty.handler.codec.http.HttpHeaderNames.CONTENT_TYPE;
import static io.netty.handler.codec.http.HttpHeaderNames.TRANSFER_ENCODING;
import static io.netty.handler.codec.http.HttpHeaderValues.CHUNKED;
import static io.netty.handler.codec.http.HttpHeaderValues.CLOSE;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import org.doorward.li.netty.link.Channels;

/** The answer to one HTTP/1.1 request: whole with its length, or in chunks. Called by one worker. */
final class Http1Answer implements AnswerCarrier {
  private final ChannelHandlerContext ctx;
  private final boolean keepAlive;
  private final AnswerDeadline deadline;
  private final Exchange exchange;

  Http1Answer(
      ChannelHandlerContext ctx, boolean keepAlive, AnswerDeadline deadline, Exchange exchange) {
    this.ctx = ctx;
    this.keepAlive = keepAlive;
    this.deadline = deadline;
    this.exchange = exchange;
  }

  @Override
  public boolean isAwaited() {
    return ctx.channel().isActive();
  }

  @Override
  public void whole(int status, String mediaType, ByteBuf body) {
    HttpResponse response =
        new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(status), body);
    response.headers().set(CONTENT_LENGTH, body.readableBytes());
    head(response, mediaType);
    ctx.executor().execute(() -> {
      deadline.begin();
      ctx.writeAndFlush(response).addListener(written -> ended(written.isSuccess()));
    });
  }

  @Override
  public void begin(int status, String mediaType) {
    HttpResponse response =
        new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(status));
    response.headers().set(TRANSFER_ENCODING, CHUNKED);
    head(response, mediaType);
    ctx.executor().execute(() -> {
      deadline.begin();
      var unused = ctx.write(response);
    });
  }

  private void head(HttpResponse response, String mediaType) {
    response.headers().set(CONTENT_TYPE, mediaType);
    DateField.set(response.headers());
    if (!keepAlive) {
      response.headers().set(CONNECTION, CLOSE);
    }
  }

  @Override
  public ChannelFuture piece(ByteBuf octets) {
    int count = octets.readableBytes();
    return ctx.writeAndFlush(new DefaultHttpContent(octets))
        .addListener(written -> deadline.taken(count));
  }

  @Override
  public void end() {
    ctx.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT)
        .addListener(written -> ended(written.isSuccess()));
  }

  private void ended(boolean sent) {
    deadline.lift();
    if (sent && keepAlive) {
      exchange.next(ctx);
    } else {
      Channels.close(ctx);
    }
  }

  @Override
  public void fail(boolean begun) {
    ctx.executor().execute(() -> {
      if (begun) {
        Channels.close(ctx);
      } else {
        exchange.refuse(ctx, HttpResponseStatus.INTERNAL_SERVER_ERROR);
      }
    });
  }
}
