package org.doorward.li.netty.receiver;

import static java.util.Objects.requireNonNull;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Predicate;
import org.doorward.li.authority.PeerIdentity;
import org.doorward.li.crypto.certificate.TrustAnchors;
import org.doorward.li.crypto.key.KeyVault;
import org.doorward.li.crypto.tls.LiTls;
import org.doorward.li.fault.TransportException;
import org.doorward.li.netty.link.ListenAddress;
import org.doorward.li.netty.tls.TlsEngine;
import org.doorward.li.x2x3.PduLimits;

/** Says what may differ between receivers, and starts one. Not thread-safe. */
public final class ReceiverBuilder {
  private static final int MAX_CONTEXTS = 100_000;

  final KeyVault vault;
  final TrustAnchors anchors;
  final ProductHandler handler;

  InetSocketAddress bind = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  Predicate<PeerIdentity> peers = any -> true;
  PduLimits limits = PduLimits.PRODUCT;
  Duration handshakeLimit = Duration.ofSeconds(10);
  Duration idleLimit = Duration.ofMinutes(6);
  TlsEngine engine = TlsEngine.JDK;
  ProductLedger ledger = new ProductLedger(MAX_CONTEXTS);
  int maxConnections = 256;
  int maxConnectionsPerAddress = 32;
  InstantSource clock = InstantSource.system();

  ReceiverBuilder(KeyVault vault, TrustAnchors anchors, ProductHandler handler) {
    this.vault = requireNonNull(vault, "vault");
    this.anchors = requireNonNull(anchors, "anchors");
    this.handler = requireNonNull(handler, "handler");
  }

  /**
   * Where to listen.
   *
   * @param address by default the loopback address, and a port that the system chooses
   * @return this
   * @throws IllegalArgumentException if it is a name, or the wildcard
   */
  public ReceiverBuilder bind(InetSocketAddress address) {
    bind = ListenAddress.require(address);
    return this;
  }

  /**
   * Who may deliver, among those that hold a certificate of an LI authority.
   *
   * @param may by default all; must not block
   * @return this
   */
  public ReceiverBuilder peers(Predicate<PeerIdentity> may) {
    peers = requireNonNull(may, "may");
    return this;
  }

  /**
   * What one PDU may have at most.
   *
   * @param most by default {@link PduLimits#PRODUCT}
   * @return this
   */
  public ReceiverBuilder limits(PduLimits most) {
    limits = requireNonNull(most, "most");
    return this;
  }

  /**
   * How long a handshake may take.
   *
   * @param limit by default 10 s
   * @return this
   */
  public ReceiverBuilder handshakeLimit(Duration limit) {
    handshakeLimit = positive(limit);
    return this;
  }

  /**
   * The senders' TIME_P2. A connection on which no whole PDU comes for twice as long is closed.
   *
   * @param time by default 180 s
   * @return this
   */
  public ReceiverBuilder timeP2(Duration time) {
    idleLimit = positive(time).multipliedBy(2);
    return this;
  }

  /**
   * Who computes TLS. {@link #start} fails if it is not there.
   *
   * @param choice by default the Java runtime
   * @return this
   */
  public ReceiverBuilder engine(TlsEngine choice) {
    engine = requireNonNull(choice, "choice");
    return this;
  }

  /**
   * What tells duplicates and gaps. An MDF that is started again with the same ledger goes on where it was.
   *
   * @param remembers what came; by default a new one of 100,000 contexts
   * @return this
   */
  public ReceiverBuilder ledger(ProductLedger remembers) {
    ledger = requireNonNull(remembers, "remembers");
    return this;
  }

  /**
   * How many connections may be open at once, with or without a handshake.
   *
   * @param total by default 256
   * @param perAddress by default 32
   * @return this
   */
  public ReceiverBuilder maxConnections(int total, int perAddress) {
    if (total < 1 || perAddress < 1) {
      throw new IllegalArgumentException("no connection would be allowed");
    }
    maxConnections = total;
    maxConnectionsPerAddress = perAddress;
    return this;
  }

  /**
   * Tells whether certificates hold.
   *
   * @param source by default the system's clock
   * @return this
   */
  public ReceiverBuilder clock(InstantSource source) {
    clock = requireNonNull(source, "source");
    return this;
  }

  /**
   * Starts to listen.
   *
   * @return a receiver that runs until it is closed
   * @throws TransportException if the address cannot be had, the vault has no TLS key, or the engine is not there
   */
  public X2X3Receiver start() throws TransportException {
    return new X2X3Receiver(this, LiTls.of(vault, anchors, clock));
  }

  private static Duration positive(Duration limit) {
    if (limit.toMillis() < 1) {
      throw new IllegalArgumentException("a limit is below 1 ms");
    }
    return limit;
  }
}
