package org.doorward.li.netty.http;

import static io.netty.handler.codec.http.HttpHeaderNames.ALLOW;
import static io.netty.handler.codec.http.HttpHeaderNames.CONNECTION;
import static io.netty.handler.codec.http.HttpHeaderNames.CONTENT_LENGTH;
import static io.netty.handler.codec.http.HttpHeaderValues.CLOSE;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.doorward.li.netty.https.Deadlines;
import org.doorward.li.netty.https.HttpsLimits;
import org.doorward.li.netty.link.Channels;
import org.doorward.li.netty.link.PeerAdmission.Admitted;

/**
 * One HTTP/1.1 request at a time: collects its body, has a worker answer it, and turns to the next once the
 * answer is out. So requests that a peer sends ahead are answered in their order, each after the one before it.
 * Confined to its channel's event loop.
 */
final class Exchange extends ChannelInboundHandlerAdapter {
  /** How long a refused peer may go on sending into the void, so that it reads the refusal first. */
  private static final Duration LINGER = Duration.ofSeconds(2);

  /** Where in an exchange the connection stands. */
  private enum State {
    READY,
    BODY,
    WORKING,
    /** Refused: whatever still comes is thrown away. */
    DONE
  }

  private final RequestRules rules;
  private final Service service;
  private final Executor workers;
  private final Deadline deadline;
  private final Deadlines limits;
  private final PeerGate gate;
  private final RequestDecoder decoder;

  private State state = State.READY;
  private final BodyBuffer body = new BodyBuffer();
  private boolean keepAlive;

  Exchange(
      RequestRules rules,
      Service service,
      Executor workers,
      Deadline deadline,
      HttpsLimits limits,
      PeerGate gate) {
    this.rules = rules;
    this.service = service;
    this.workers = workers;
    this.deadline = deadline;
    this.limits = limits.deadlines();
    this.gate = gate;
    this.decoder = new RequestDecoder(limits.maxHeadOctets(), this::headBegun);
  }

  /** Stands right before this. */
  RequestDecoder decoder() {
    return decoder;
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    if (event instanceof Admitted) {
      deadline.set(limits.idle());
    }
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object msg) {
    try {
      if (state == State.DONE) {
        return;
      }
      if (msg instanceof MalformedHead malformed) {
        refuse(
            ctx,
            malformed.tooLarge()
                ? HttpResponseStatus.REQUEST_HEADER_FIELDS_TOO_LARGE
                : HttpResponseStatus.BAD_REQUEST);
      }
      if (msg instanceof HttpRequest request) {
        begin(ctx, request);
      }
      if (msg instanceof HttpContent content && state != State.DONE) {
        add(ctx, content);
      }
    } finally {
      ReferenceCountUtil.release(msg);
    }
  }

  /** The first octet of a request is there. */
  private void headBegun() {
    if (state == State.READY) {
      deadline.set(limits.head());
    }
  }

  private void begin(ChannelHandlerContext ctx, HttpRequest request) {
    Optional<HttpResponseStatus> objection = rules.objection(request, gate::mayLackMediaType);
    if (objection.isPresent()) {
      refuse(ctx, objection.get());
      return;
    }
    keepAlive = HttpUtil.isKeepAlive(request);
    state = State.BODY;
    deadline.set(limits.body());
    if (HttpUtil.is100ContinueExpected(request)) {
      var unused = ctx.writeAndFlush(new DefaultFullHttpResponse(
          HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE, Unpooled.EMPTY_BUFFER));
    }
  }

  private void add(ChannelHandlerContext ctx, HttpContent content) {
    ByteBuf octets = content.content();
    if (content.decoderResult().isFailure()) {
      refuse(ctx, HttpResponseStatus.BAD_REQUEST);
    } else if (body.length() + (long) octets.readableBytes() > rules.maxBodyOctets()) {
      refuse(ctx, HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE);
    } else {
      body.add(octets);
      if (content instanceof LastHttpContent last) {
        end(ctx, last);
      }
    }
  }

  private void end(ChannelHandlerContext ctx, LastHttpContent last) {
    if (!last.trailingHeaders().isEmpty()) {
      refuse(ctx, HttpResponseStatus.BAD_REQUEST);
      return;
    }
    state = State.WORKING;
    deadline.lift();
    Http1Answer answer =
        new Http1Answer(ctx, keepAlive, new AnswerDeadline(deadline, limits.answer()), this);
    Job job = new Job(service, gate, body.take(), answer);
    if (job.atOnce()) {
      return;
    }
    try {
      workers.execute(job);
    } catch (RejectedExecutionException e) {
      refuse(ctx, HttpResponseStatus.SERVICE_UNAVAILABLE);
    }
  }

  /** The answer is out: the next request may be here already. */
  void next(ChannelHandlerContext ctx) {
    if (state == State.WORKING) {
      state = State.READY;
      deadline.set(limits.idle());
      decoder.next(ctx);
    }
  }

  /** Answers with a bare status; the connection serves no other request. */
  void refuse(ChannelHandlerContext ctx, HttpResponseStatus status) {
    if (state == State.DONE) {
      return;
    }
    state = State.DONE;
    body.take();
    decoder.discard(ctx);
    FullHttpResponse response =
        new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, Unpooled.EMPTY_BUFFER);
    DateField.set(response.headers());
    response.headers().set(CONTENT_LENGTH, 0).set(CONNECTION, CLOSE);
    if (status.equals(HttpResponseStatus.METHOD_NOT_ALLOWED)) {
      response.headers().set(ALLOW, HttpMethod.POST);
    }
    deadline.set(LINGER);
    ctx.writeAndFlush(response).addListener(written -> sayGoodbye(ctx));
  }

  /** The peer reads to the end of the answer, and its own end closes the connection. */
  private static void sayGoodbye(ChannelHandlerContext ctx) {
    SslHandler tls = ctx.pipeline().get(SslHandler.class);
    if (tls != null) {
      var unused = tls.closeOutbound();
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    state = State.DONE;
    deadline.lift();
    body.take();
    ctx.fireChannelInactive();
  }

  /** Nothing that a peer does is worth a line in an operational log. */
  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    Channels.close(ctx);
  }
}
