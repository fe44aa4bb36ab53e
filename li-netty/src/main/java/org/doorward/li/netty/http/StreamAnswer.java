package org.doorward.li.netty.http;

import static io.netty.handler.codec.http.HttpHeaderNames.CONTENT_LENGTH;
import static io.netty.handler.codec.http.HttpHeaderNames.CONTENT_TYPE;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Headers;

/** The answer to one request on one HTTP/2 stream. Called by one worker. */
final class StreamAnswer implements AnswerCarrier {
  private static final int OCTETS_PER_CREDIT = 1024;
  private static final int CREDIT = 4;

  private final ChannelHandlerContext ctx;
  private final int stream;
  private final AnswerDeadline deadline;
  private final Streams streams;
  private volatile boolean closed;

  StreamAnswer(ChannelHandlerContext ctx, int stream, AnswerDeadline deadline, Streams streams) {
    this.ctx = ctx;
    this.stream = stream;
    this.deadline = deadline;
    this.streams = streams;
  }

  /** The stream is gone, answered or not. */
  void close() {
    closed = true;
    deadline.lift();
  }

  @Override
  public boolean isAwaited() {
    return !closed;
  }

  @Override
  public void whole(int status, String mediaType, ByteBuf body) {
    Http2Headers head = head(status, mediaType).setInt(CONTENT_LENGTH, body.readableBytes());
    if (ctx.executor().inEventLoop()) {
      whole(
          head,
          body); // goes out at the end of what is being read, with the answers to the rest of it
    } else {
      ctx.executor().execute(() -> {
        whole(head, body);
        streams.flush(ctx);
      });
    }
  }

  private void whole(Http2Headers head, ByteBuf body) {
    if (closed) {
      body.release();
      return;
    }
    deadline.begin();
    write(head, !body.isReadable());
    if (body.isReadable()) {
      data(body, true, ctx.newPromise());
    } else {
      body.release();
    }
  }

  @Override
  public void begin(int status, String mediaType) {
    Http2Headers head = head(status, mediaType);
    ctx.executor().execute(() -> {
      if (!closed) {
        deadline.begin();
        write(head, false);
      }
    });
  }

  private static Http2Headers head(int status, String mediaType) {
    Http2Headers head =
        new DefaultHttp2Headers().status(Integer.toString(status)).set(CONTENT_TYPE, mediaType);
    DateField.set(head);
    return head;
  }

  private void write(Http2Headers head, boolean last) {
    streams.credit(CREDIT);
    var unused = streams.encoder().writeHeaders(ctx, stream, head, 0, last, ctx.newPromise());
  }

  private void data(ByteBuf octets, boolean last, ChannelPromise promise) {
    int count = octets.readableBytes();
    streams.encoder().writeData(ctx, stream, octets, 0, last, promise).addListener(written -> {
      streams.credit(count / OCTETS_PER_CREDIT);
      deadline.taken(count);
    });
  }

  @Override
  public ChannelFuture piece(ByteBuf octets) {
    ChannelPromise promise = ctx.newPromise();
    ctx.executor().execute(() -> {
      data(octets, false, promise);
      streams.flush(ctx);
    });
    return promise;
  }

  @Override
  public void end() {
    ctx.executor().execute(() -> {
      data(Unpooled.EMPTY_BUFFER, true, ctx.newPromise());
      streams.flush(ctx);
    });
  }

  @Override
  public void fail(boolean begun) {
    ctx.executor().execute(() -> {
      if (begun) {
        streams.reset(ctx, stream, Http2Error.INTERNAL_ERROR);
      } else {
        streams.refuse(ctx, stream, 500, false);
      }
    });
  }
}
