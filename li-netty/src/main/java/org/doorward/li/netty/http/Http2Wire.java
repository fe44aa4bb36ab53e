package org.doorward.li.netty.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2EventAdapter;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2Stream;
import java.util.HashMap;
import java.util.Map;
import org.doorward.li.identifier.Octets;
import org.doorward.li.netty.http.CallResult.Answered;
import org.doorward.li.netty.https.CallFailure;

/**
 * HTTP/2, several calls at a time, each on its stream. A stream that the responder says it has not begun with
 * has had no effect. Confined to its channel's event loop.
 *
 * @clause RFC 9113, 8.1 and 8.7
 */
final class Http2Wire extends Http2EventAdapter implements Wire {
  private static final int MAX_HEAD_OCTETS = 8 * 1024;
  private static final int MAX_STREAMS = 32;
  private static final int MAX_INTERIM = 4;
  private static final int CREDIT = 4;

  /** One call and what has come of its answer. */
  private static final class Outbound {
    private final Call call;
    private final BodyBuffer body = new BodyBuffer();
    private int status;
    private int interim;

    private Outbound(Call call) {
      this.call = call;
    }
  }

  private final Channel channel;
  private final CallerConfig config;
  private final Line line;
  private final FrameBudget budget;
  private final ResponseRules rules;
  private final Http2ConnectionHandler codec;
  private final Map<Integer, Outbound> open = new HashMap<>();

  /** The last stream that the responder may have begun with. */
  private int lastTaken = Integer.MAX_VALUE;

  Http2Wire(Channel channel, CallerConfig config, Line line, FrameBudget budget) {
    this.channel = channel;
    this.config = config;
    this.line = line;
    this.budget = budget;
    this.rules = new ResponseRules(config.accepted(), config.maxBodyOctets());
    this.codec = Http2Codec.client(this, MAX_HEAD_OCTETS);
  }

  /** Stands last in the pipeline, and calls this. */
  Http2ConnectionHandler codec() {
    return codec;
  }

  @Override
  public int room() {
    boolean more = lastTaken == Integer.MAX_VALUE && codec.connection().local().canOpenStream();
    return more ? MAX_STREAMS - open.size() : 0;
  }

  @Override
  public void post(Call call) {
    ChannelHandlerContext ctx = channel.pipeline().context(codec);
    int stream = codec.connection().local().incrementAndGetNextStreamId();
    if (ctx == null || stream < 0) {
      lastTaken = 0;
      line.failed(call, CallFailure.UNREACHABLE);
      return;
    }
    open.put(stream, new Outbound(call));
    Http2Headers head = new DefaultHttp2Headers()
        .method("POST")
        .scheme("https")
        .authority(config.authority())
        .path(config.path())
        .set(HttpHeaderNames.CONTENT_TYPE, config.mediaType())
        .setInt(HttpHeaderNames.CONTENT_LENGTH, call.body().length);
    var unused = codec.encoder().writeHeaders(ctx, stream, head, 0, false, ctx.newPromise());
    codec
        .encoder()
        .writeData(ctx, stream, Unpooled.wrappedBuffer(call.body()), 0, true, ctx.newPromise())
        .addListener(written -> {
          if (!written.isSuccess()) {
            fail(stream, CallFailure.CONNECTION_LOST);
          }
        });
    codec.flush(ctx);
  }

  @Override
  public void abandon(Call call) {
    open.entrySet().stream()
        .filter(one -> one.getValue().call == call)
        .map(Map.Entry::getKey)
        .findFirst()
        .ifPresent(stream -> {
          open.remove(stream);
          cancel(stream);
        });
  }

  private void cancel(int stream) {
    ChannelHandlerContext ctx = channel.pipeline().context(codec);
    if (ctx != null) {
      var unused = codec.resetStream(ctx, stream, Http2Error.CANCEL.code(), ctx.newPromise());
      codec.flush(ctx);
    }
  }

  private void fail(int stream, CallFailure failure) {
    Outbound failed = open.remove(stream);
    if (failed != null) {
      line.failed(failed.call, failure);
      closeIfLeft();
    }
  }

  /** What comes on this stream is no answer; the others are not concerned. */
  private void refuse(int stream) {
    fail(stream, CallFailure.BAD_ANSWER);
    cancel(stream);
  }

  /** The responder takes no more calls here, and those it took are over. */
  private void closeIfLeft() {
    if (lastTaken != Integer.MAX_VALUE && open.isEmpty()) {
      line.close();
    }
  }

  @Override
  public void onHeadersRead(
      ChannelHandlerContext ctx,
      int stream,
      Http2Headers headers,
      int dependency,
      short weight,
      boolean exclusive,
      int padding,
      boolean last) {
    onHeadersRead(ctx, stream, headers, padding, last);
  }

  @Override
  public void onHeadersRead(
      ChannelHandlerContext ctx, int stream, Http2Headers headers, int padding, boolean last) {
    Outbound call = open.get(stream);
    if (call == null) {
      return;
    }
    int status = status(headers);
    if (status >= 100 && status < 200 && status != 101 && !last && call.interim < MAX_INTERIM) {
      call.interim++;
    } else if (call.status != 0 || status < 200 || !rules.acceptsFramed(headers, last)) {
      // Trailers are no part of an answer either.
      refuse(stream);
    } else {
      call.status = status;
      if (last) {
        end(stream, call);
      }
    }
  }

  private static int status(Http2Headers headers) {
    CharSequence status = headers.status();
    return status != null
            && status.length() == 3
            && status.chars().allMatch(c -> c >= '0' && c <= '9')
        ? Integer.parseInt(status.toString())
        : 0;
  }

  @Override
  public int onDataRead(
      ChannelHandlerContext ctx, int stream, ByteBuf data, int padding, boolean last) {
    int octets = data.readableBytes();
    Outbound call = open.get(stream);
    if (call != null) {
      if (call.status == 0 || call.body.length() + (long) octets > rules.maxBodyOctets()) {
        refuse(stream);
      } else {
        call.body.add(data);
        budget.credit(octets / 1024);
        if (last) {
          end(stream, call);
        }
      }
    }
    return octets + padding;
  }

  private void end(int stream, Outbound call) {
    open.remove(stream);
    budget.credit(CREDIT);
    line.answered(call.call, new Answered(call.status, Octets.of(call.body.take())));
    closeIfLeft();
  }

  @Override
  public void onRstStreamRead(ChannelHandlerContext ctx, int stream, long code) {
    fail(
        stream,
        code == Http2Error.REFUSED_STREAM.code() ? CallFailure.BUSY : CallFailure.CONNECTION_LOST);
  }

  @Override
  public void onGoAwayReceived(int lastStream, long code, ByteBuf data) {
    lastTaken = Math.min(lastTaken, lastStream);
    if (open.isEmpty()) {
      line.close();
    }
  }

  @Override
  public void onStreamClosed(Http2Stream stream) {
    fail(stream.id(), stream.id() > lastTaken ? CallFailure.BUSY : CallFailure.CONNECTION_LOST);
  }
}
