package org.doorward.li.netty.http;

import static io.netty.handler.codec.http.HttpHeaderNames.ALLOW;
import static io.netty.handler.codec.http.HttpHeaderNames.CONNECTION;
import static io.netty.handler.codec.http.HttpHeaderNames.CONTENT_LENGTH;
import static io.netty.handler.codec.http.HttpHeaderNames.CONTENT_TYPE;
import static io.netty.handler.codec.http.HttpHeaderNames.DATE;
import static io.netty.handler.codec.http.HttpHeaderValues.CLOSE;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DateFormatter;
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
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.doorward.li.authority.PeerIdentity;
import org.doorward.li.netty.https.Deadlines;
import org.doorward.li.netty.link.Channels;
import org.doorward.li.netty.link.PeerAdmission.Admitted;

/**
 * One request at a time: collects its body, has a worker answer it, writes the answer, and waits for the next.
 * A second request before the answer to the first is refused. Confined to its channel's event loop.
 */
final class Exchange extends ChannelInboundHandlerAdapter {
  /** How long a refused peer may go on sending into the void, so that it reads the refusal first. */
  private static final Duration LINGER = Duration.ofSeconds(2);

  /** Where in an exchange the connection stands. */
  private enum State {
    READY,
    BODY,
    WORKING,
    ANSWERING,
    /** Refused: whatever still comes is thrown away. */
    DONE
  }

  private final RequestRules rules;
  private final Service service;
  private final Executor workers;
  private final Deadline deadline;
  private final Deadlines limits;
  private final PeerGate gate;

  private State state = State.READY;
  private BodyBuffer body = new BodyBuffer();
  private boolean keepAlive;

  Exchange(
      RequestRules rules,
      Service service,
      Executor workers,
      Deadline deadline,
      Deadlines limits,
      PeerGate gate) {
    this.rules = rules;
    this.service = service;
    this.workers = workers;
    this.deadline = deadline;
    this.limits = limits;
    this.gate = gate;
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
  void headBegun(Channel channel) {
    if (state == State.READY) {
      deadline.set(limits.head());
    } else if (state != State.DONE) {
      state = State.DONE;
      Channels.close(channel);
    }
  }

  private void begin(ChannelHandlerContext ctx, HttpRequest request) {
    Optional<HttpResponseStatus> objection = rules.objection(request);
    if (objection.isPresent()) {
      refuse(ctx, objection.get());
      return;
    }
    keepAlive = HttpUtil.isKeepAlive(request);
    state = State.BODY;
    deadline.set(limits.body());
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
    boolean more = ctx.pipeline().get(RequestDecoder.class).holdsOctets();
    if (more || !last.trailingHeaders().isEmpty()) {
      refuse(ctx, HttpResponseStatus.BAD_REQUEST);
      return;
    }
    byte[] request = body.take();
    state = State.WORKING;
    deadline.lift();
    try {
      workers.execute(() -> work(ctx, request));
    } catch (RejectedExecutionException e) {
      refuse(ctx, HttpResponseStatus.SERVICE_UNAVAILABLE);
    }
  }

  /** On a worker: the peer is judged anew for each message, right before it is acted upon. */
  private void work(ChannelHandlerContext ctx, byte[] request) {
    Optional<PeerIdentity> peer = gate.recheck();
    if (peer.isEmpty()) {
      Arrays.fill(request, (byte) 0);
      return;
    }
    try {
      Service.Reply reply = service.answer(peer.get(), request);
      FullHttpResponse response = response(
          HttpResponseStatus.valueOf(reply.status()),
          Unpooled.wrappedBuffer(reply.body().toByteArray()));
      response.headers().set(CONTENT_TYPE, reply.mediaType());
      ctx.executor().execute(() -> answer(ctx, response));
    } catch (RuntimeException e) {
      ctx.executor().execute(() -> refuse(ctx, HttpResponseStatus.INTERNAL_SERVER_ERROR));
    } finally {
      Arrays.fill(request, (byte) 0);
    }
  }

  private static FullHttpResponse response(HttpResponseStatus status, ByteBuf body) {
    FullHttpResponse response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, body);
    response.headers().set(DATE, DateFormatter.format(Date.from(Instant.now())));
    response.headers().set(CONTENT_LENGTH, body.readableBytes());
    return response;
  }

  private void answer(ChannelHandlerContext ctx, FullHttpResponse response) {
    if (state != State.WORKING) {
      return;
    }
    state = State.ANSWERING;
    if (!keepAlive) {
      response.headers().set(CONNECTION, CLOSE);
    }
    deadline.set(limits.answer());
    ctx.writeAndFlush(response).addListener(written -> {
      if (!written.isSuccess() || !keepAlive) {
        Channels.close(ctx);
      } else {
        state = State.READY;
        deadline.set(limits.idle());
      }
    });
  }

  /** Answers with a bare status; the connection serves no other request. */
  private void refuse(ChannelHandlerContext ctx, HttpResponseStatus status) {
    if (state == State.DONE) {
      return;
    }
    state = State.DONE;
    body.take();
    FullHttpResponse response = response(status, Unpooled.EMPTY_BUFFER);
    response.headers().set(CONNECTION, CLOSE);
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
