package org.doorward.li.netty.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2ConnectionEncoder;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2EventAdapter;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.codec.http2.Http2Stream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.doorward.li.netty.https.HttpsLimits;
import org.jspecify.annotations.Nullable;

/**
 * The requests of one HTTP/2 connection: collects the body of each stream, has workers answer, several at a
 * time. A stream that breaks a rule is refused, and the others go on. Confined to its channel's event loop.
 */
final class Streams extends Http2EventAdapter {
  /** So many bodies of the largest size may be under way at a time, whatever the number of streams. */
  private static final int LARGE_BODIES = 2;

  /** A stream that is over may still be worked on: its peer has taken it back. */
  private static final int WORKING_PER_STREAM = 2;

  /** One request that is not answered yet. */
  private static final class Inbound {
    private final BodyBuffer body = new BodyBuffer();
    private final Deadline deadline;
    private @Nullable StreamAnswer answer;

    private Inbound(Deadline deadline) {
      this.deadline = deadline;
    }
  }

  private final RequestRules rules;
  private final Service service;
  private final Executor workers;
  private final HttpsLimits limits;
  private final PeerGate gate;
  private final Deadline idle;
  private final FrameBudget budget;
  private final Http2ConnectionHandler codec;

  private final Map<Integer, Inbound> open = new HashMap<>();
  private final AtomicInteger working = new AtomicInteger();
  private long held;

  Streams(
      RequestRules rules,
      Service service,
      Executor workers,
      Deadline idle,
      HttpsLimits limits,
      PeerGate gate,
      FrameBudget budget) {
    this.rules = rules;
    this.service = service;
    this.workers = workers;
    this.idle = idle;
    this.limits = limits;
    this.gate = gate;
    this.budget = budget;
    this.codec = Http2Codec.server(this, limits.maxStreams(), limits.maxHeadOctets());
    idle.set(limits.deadlines().idle());
  }

  /** Stands last in the pipeline, and calls this. */
  Http2ConnectionHandler codec() {
    return codec;
  }

  Http2ConnectionEncoder encoder() {
    return codec.encoder();
  }

  void flush(ChannelHandlerContext ctx) {
    codec.flush(ctx);
  }

  void credit(int frames) {
    budget.credit(frames);
  }

  @Override
  public void onSettingsRead(ChannelHandlerContext ctx, Http2Settings settings) {
    refuseStreamsHere();
  }

  @Override
  public void onSettingsAckRead(ChannelHandlerContext ctx) {
    refuseStreamsHere();
  }

  /**
   * A peer may not know the limit yet when it exceeds it. The codec would forget the stream that it refused, and
   * end the connection over that stream's body.
   */
  private void refuseStreamsHere() {
    codec.connection().remote().maxActiveStreams(Integer.MAX_VALUE);
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
    if (open.containsKey(stream)) {
      // Trailers.
      refuse(ctx, stream, 400, false);
    } else if (open.size() >= limits.maxStreams()
        || working.get() >= WORKING_PER_STREAM * limits.maxStreams()) {
      reset(ctx, stream, Http2Error.REFUSED_STREAM);
    } else {
      begin(ctx, stream, headers, last);
    }
  }

  private void begin(ChannelHandlerContext ctx, int stream, Http2Headers headers, boolean last) {
    Inbound request =
        new Inbound(new Deadline(ctx.channel(), () -> reset(ctx, stream, Http2Error.CANCEL)));
    open.put(stream, request);
    idle.lift();
    request.deadline.set(limits.deadlines().body());
    Optional<HttpResponseStatus> objection = StreamHead.of(headers)
        .map(head -> rules.framedObjection(head, gate::mayLackMediaType))
        .orElse(Optional.of(HttpResponseStatus.BAD_REQUEST));
    if (objection.isPresent()) {
      refuse(ctx, stream, objection.get().code(), !last);
    } else if (last) {
      end(ctx, stream, request);
    } else if (headers.contains(HttpHeaderNames.EXPECT)) {
      var unused = encoder()
          .writeHeaders(
              ctx, stream, new DefaultHttp2Headers().status("100"), 0, false, ctx.newPromise());
      flush(ctx);
    }
  }

  @Override
  public int onDataRead(
      ChannelHandlerContext ctx, int stream, ByteBuf data, int padding, boolean last) {
    int octets = data.readableBytes();
    Inbound request = open.get(stream);
    if (request != null) {
      if (request.body.length() + (long) octets > rules.maxBodyOctets()) {
        refuse(ctx, stream, 413, !last);
      } else if (held + octets > LARGE_BODIES * (long) rules.maxBodyOctets()) {
        reset(ctx, stream, Http2Error.REFUSED_STREAM);
      } else {
        held += octets;
        request.body.add(data);
        if (last) {
          end(ctx, stream, request);
        }
      }
    }
    return octets + padding;
  }

  private void end(ChannelHandlerContext ctx, int stream, Inbound request) {
    request.deadline.lift();
    held -= request.body.length();
    StreamAnswer answer = new StreamAnswer(
        ctx,
        stream,
        new AnswerDeadline(new Deadline(ctx.channel()), limits.deadlines().answer()),
        this);
    request.answer = answer;
    Job job = new Job(service, gate, request.body.take(), answer);
    if (job.atOnce()) {
      return;
    }
    working.incrementAndGet();
    try {
      workers.execute(() -> {
        try {
          job.run();
        } finally {
          working.decrementAndGet();
        }
      });
    } catch (RejectedExecutionException e) {
      working.decrementAndGet();
      reset(ctx, stream, Http2Error.REFUSED_STREAM);
    }
  }

  /** Answers with a bare status; of a request that is not over, no more is read. */
  void refuse(ChannelHandlerContext ctx, int stream, int status, boolean more) {
    if (!open.containsKey(stream)) {
      return;
    }
    Http2Headers head = new DefaultHttp2Headers().status(Integer.toString(status));
    DateField.set(head);
    var unused = encoder().writeHeaders(ctx, stream, head, 0, true, ctx.newPromise());
    if (more) {
      reset(ctx, stream, Http2Error.NO_ERROR);
    }
    flush(ctx);
  }

  void reset(ChannelHandlerContext ctx, int stream, Http2Error why) {
    var unused = codec.resetStream(ctx, stream, why.code(), ctx.newPromise());
    flush(ctx);
  }

  @Override
  public void onStreamClosed(Http2Stream stream) {
    Inbound request = open.remove(stream.id());
    if (request == null) {
      return;
    }
    request.deadline.lift();
    held -= request.body.length();
    StreamAnswer answer = request.answer;
    if (answer != null) {
      answer.close();
    }
    request.body.take();
    if (open.isEmpty()) {
      idle.set(limits.deadlines().idle());
    }
  }
}
