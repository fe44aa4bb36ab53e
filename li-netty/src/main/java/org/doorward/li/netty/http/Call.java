package org.doorward.li.netty.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLHandshakeException;
import org.doorward.li.identifier.Octets;
import org.doorward.li.netty.http.CallResult.Answered;
import org.doorward.li.netty.http.CallResult.Failed;
import org.doorward.li.netty.https.CallFailure;
import org.doorward.li.netty.link.Channels;
import org.doorward.li.netty.link.PeerAdmission.Admitted;
import org.doorward.li.netty.link.PeerAdmission.Refused;
import org.jspecify.annotations.Nullable;

/**
 * One call at a time on one connection: waits for the handshake, then for the answer to what was posted. An
 * answer that nobody waits for ends the connection. Confined to its channel's event loop.
 */
final class Call extends ChannelInboundHandlerAdapter {
  private final ResponseRules rules;
  private final CompletableFuture<CallResult> ready;

  private @Nullable CompletableFuture<CallResult> waiting;
  private final BodyBuffer body = new BodyBuffer();
  private int status;
  private boolean keepAlive;
  private boolean heardOf;
  private boolean handshakeRefused;

  /** Completes {@code ready} with an answer of status 0 once the peer is known to be who was meant. */
  Call(ResponseRules rules, CompletableFuture<CallResult> ready) {
    this.rules = rules;
    this.ready = ready;
    this.waiting = ready;
  }

  /** From now on {@code result} waits for an answer. */
  void begin(CompletableFuture<CallResult> result) {
    waiting = result;
    status = 0;
    body.take();
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    if (event instanceof Admitted) {
      waiting = null;
      ready.complete(new Answered(0, Octets.EMPTY));
    } else if (event instanceof Refused refused) {
      boolean ofOurs = !refused.refusal().presented().isEmpty();
      fail(ctx, ofOurs ? CallFailure.WRONG_RESPONDER : CallFailure.TLS_REFUSED);
    }
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object msg) {
    try {
      heardOf = true;
      if (waiting == null || msg instanceof MalformedHead) {
        fail(ctx, CallFailure.BAD_ANSWER);
        return;
      }
      if (msg instanceof HttpResponse response && !begins(response)) {
        fail(ctx, CallFailure.BAD_ANSWER);
        return;
      }
      if (msg instanceof HttpContent content) {
        add(ctx, content);
      }
    } finally {
      ReferenceCountUtil.release(msg);
    }
  }

  private boolean begins(HttpResponse response) {
    status = response.status().code();
    keepAlive = HttpUtil.isKeepAlive(response);
    return rules.accepts(response);
  }

  private void add(ChannelHandlerContext ctx, HttpContent content) {
    boolean tooLong =
        body.length() + (long) content.content().readableBytes() > rules.maxBodyOctets();
    if (tooLong || content.decoderResult().isFailure()) {
      fail(ctx, CallFailure.BAD_ANSWER);
      return;
    }
    body.add(content.content());
    if (content instanceof LastHttpContent last) {
      end(ctx, last);
    }
  }

  private void end(ChannelHandlerContext ctx, LastHttpContent last) {
    boolean more = ctx.pipeline().get(ResponseDecoder.class).holdsOctets();
    if (more || !last.trailingHeaders().isEmpty()) {
      fail(ctx, CallFailure.BAD_ANSWER);
      return;
    }
    if (!keepAlive) {
      Channels.close(ctx);
    }
    CompletableFuture<CallResult> answered = waiting;
    waiting = null;
    if (answered != null) {
      answered.complete(new Answered(status, Octets.of(body.take())));
    }
  }

  private void fail(ChannelHandlerContext ctx, CallFailure failure) {
    CompletableFuture<CallResult> failed = waiting;
    waiting = null;
    if (failed != null) {
      failed.complete(new Failed(failure));
    }
    Channels.close(ctx);
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    if (!ready.isDone()) {
      fail(ctx, CallFailure.TLS_REFUSED);
    }
    // In TLS 1.3 this side's handshake ends first, so the other's refusal comes while an answer is
    // awaited.
    fail(ctx, handshakeRefused && !heardOf ? CallFailure.TLS_REFUSED : CallFailure.CONNECTION_LOST);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    handshakeRefused |= cause.getCause() instanceof SSLHandshakeException;
    Channels.close(ctx);
  }
}
