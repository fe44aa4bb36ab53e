package org.doorward.li.netty.http;

import static java.util.Objects.requireNonNull;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import java.util.Optional;
import java.util.function.Predicate;
import org.doorward.li.authority.PeerIdentity;
import org.doorward.li.crypto.tls.HandshakeRefusal;
import org.doorward.li.crypto.tls.HandshakeRefusal.Cause;
import org.doorward.li.crypto.tls.PeerConnections;
import org.doorward.li.crypto.tls.TlsConnection;
import org.doorward.li.netty.link.Channels;
import org.doorward.li.netty.link.PeerAdmission.Admitted;
import org.doorward.li.netty.link.PeerAdmission.Refused;
import org.jspecify.annotations.Nullable;

/**
 * Lets nothing through until the peer is known and has a place, judges it anew when asked, and tells who came, went
 * and was refused. Confined to its channel's event loop, but for {@link #recheck}.
 */
final class PeerGate extends ChannelInboundHandlerAdapter {
  private final TlsConnection tls;
  private final Admission.Place place;
  private final PeerConnections connections;
  private final Predicate<PeerIdentity> untyped;
  private volatile @Nullable PeerIdentity peer;
  private @Nullable PeerIdentity accepted;
  private volatile @Nullable ChannelHandlerContext context;
  private boolean reported;

  PeerGate(TlsConnection tls, Admission.Place place, ListenerConfig config) {
    this.tls = tls;
    this.place = place;
    this.connections = config.connections();
    this.untyped = config.untyped();
  }

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    context = ctx;
  }

  /** Who the peer is, judged anew; empty if it is not accepted now, and then the connection is closing. */
  Optional<PeerIdentity> recheck() {
    PeerIdentity known = peer;
    if (known == null) {
      return Optional.empty();
    }
    Optional<HandshakeRefusal> objection = tls.objection();
    if (objection.isPresent()) {
      ChannelHandlerContext ctx = requireNonNull(context, "context");
      ctx.channel().eventLoop().execute(() -> refuse(ctx, objection.get()));
      return Optional.empty();
    }
    return Optional.of(known);
  }

  /** Whether requests of this peer may come without a media type. */
  boolean mayLackMediaType() {
    PeerIdentity known = peer;
    return known != null && untyped.test(known);
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    if (event instanceof Admitted admitted) {
      if (place.prove()) {
        peer = admitted.peer();
        accepted = admitted.peer();
        connections.accepted(admitted.peer());
        ctx.fireUserEventTriggered(event);
      } else {
        refuse(ctx, tls.refusal(Cause.TOO_MANY_CONNECTIONS));
      }
    } else if (event instanceof Refused refused) {
      refuse(ctx, refused.refusal());
    }
  }

  /** Reports once a connection, and closes it. */
  private void refuse(ChannelHandlerContext ctx, HandshakeRefusal refusal) {
    peer = null;
    if (!reported) {
      reported = true;
      connections.refused(refusal);
    }
    Channels.close(ctx);
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object msg) {
    if (peer == null) {
      ReferenceCountUtil.release(msg);
    } else {
      ctx.fireChannelRead(msg);
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    place.leave();
    PeerIdentity known = accepted;
    if (known != null) {
      accepted = null;
      connections.ended(known);
    }
    ctx.fireChannelInactive();
  }

  /** Nothing that a peer does is worth a line in an operational log. */
  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    Channels.close(ctx);
  }
}
