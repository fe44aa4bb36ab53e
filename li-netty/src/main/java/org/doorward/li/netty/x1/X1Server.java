package org.doorward.li.netty.x1;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.doorward.li.authority.PeerIdentity;
import org.doorward.li.crypto.tls.LiTls;
import org.doorward.li.crypto.tls.PeerConnections;
import org.doorward.li.fault.TransportException;
import org.doorward.li.identifier.Octets;
import org.doorward.li.netty.http.HttpsListener;
import org.doorward.li.netty.http.ListenerConfig;
import org.doorward.li.netty.http.Service;
import org.doorward.li.netty.https.HttpsLimits;

/**
 * Receives X1 requests: HTTP/2 or HTTP/1.1 over mutual TLS on one address and one path.
 *
 * <p>A peer gets as far as a request if an LI authority certified it and its certificate binds some identifier
 * in the role that sends here. Which one, and whether the message may assert it, the endpoint decides for each
 * message. Threads: one event loop, two for handshakes, and the workers that call the endpoint; many, since most
 * requests wait for the disk, and those that wait at the same time wait once. Thread-safe.
 *
 * @clause TS 103 221-1, 7.2.2 and 8.2
 */
public final class X1Server implements AutoCloseable {
  /** What an X1 container is labelled as. */
  static final String MEDIA_TYPE = "application/xml";

  private static final Set<String> ACCEPTED = Set.of(MEDIA_TYPE, "text/xml");

  private final HttpsListener listener;

  private X1Server(HttpsListener listener) {
    this.listener = listener;
  }

  /**
   * A server that is not started yet.
   *
   * @param path who receives: an element or an ADMF
   * @param address to listen on: an explicit one; port 0 lets the system choose the port
   * @param tls the TLS of this component
   * @param endpoint answers the requests
   * @return its builder
   */
  public static Builder builder(
      X1Path path, InetSocketAddress address, LiTls tls, X1Endpoint endpoint) {
    return new Builder(path, address, tls, endpoint);
  }

  /**
   * Where it listens.
   *
   * @return the address, with the port that is in use
   */
  public InetSocketAddress address() {
    return listener.address();
  }

  /**
   * Judges every connected peer anew and closes the connections of those who are no longer accepted. To be
   * called when the trust policy has changed. May block.
   */
  public void recheckPeers() {
    listener.recheckPeers();
  }

  /** Stops listening, lets the requests that are being answered finish, and closes all connections. */
  @Override
  public void close() {
    listener.close();
  }

  /** What a server may be told beyond what it needs. Not thread-safe. */
  public static final class Builder {
    private static final int DEFAULT_WORKERS = 64;

    private final X1Path path;
    private final InetSocketAddress address;
    private final LiTls tls;
    private final X1Endpoint endpoint;
    private Predicate<PeerIdentity> peers = peer -> true;
    private Predicate<PeerIdentity> untyped = peer -> false;
    private PeerConnections connections = refusal -> {};
    private HttpsLimits limits = HttpsLimits.DEFAULT;
    private int workers = DEFAULT_WORKERS;

    private Builder(X1Path path, InetSocketAddress address, LiTls tls, X1Endpoint endpoint) {
      this.path = requireNonNull(path, "path");
      this.address = requireNonNull(address, "address");
      this.tls = requireNonNull(tls, "tls");
      this.endpoint = requireNonNull(endpoint, "endpoint");
    }

    /**
     * Narrows who may connect. Asked in the handshake, before each message, and by {@link
     * X1Server#recheckPeers}; must not block.
     *
     * @param acceptable whether this peer may be connected now
     * @return this
     */
    public Builder peers(Predicate<PeerIdentity> acceptable) {
      peers = requireNonNull(acceptable, "acceptable");
      return this;
    }

    /**
     * Says whose requests may come without a {@code Content-Type}; one that is there has to be right all the
     * same. Asked once for each request that has none, on the event loop, so that the deviation can be counted
     * where it is asked; must not block.
     *
     * @param tolerated whether this peer may leave it out
     * @return this
     */
    public Builder withoutContentType(Predicate<PeerIdentity> tolerated) {
      untyped = requireNonNull(tolerated, "tolerated");
      return this;
    }

    /**
     * Says who hears of connections, and of those that were refused.
     *
     * @param listener called on the event loop
     * @return this
     */
    public Builder connections(PeerConnections listener) {
      connections = requireNonNull(listener, "listener");
      return this;
    }

    /**
     * Says how much of anything is accepted.
     *
     * @param changed in place of the defaults
     * @return this
     */
    public Builder limits(HttpsLimits changed) {
      limits = requireNonNull(changed, "changed");
      return this;
    }

    /**
     * Says how many requests are answered at a time.
     *
     * @param threads that call the endpoint
     * @return this
     */
    public Builder workers(int threads) {
      if (threads < 1) {
        throw new IllegalArgumentException("a server needs a worker");
      }
      workers = threads;
      return this;
    }

    /**
     * Starts to listen.
     *
     * @return the server
     * @throws TransportException if the address cannot be bound
     * @throws IllegalArgumentException if the address is a name or the wildcard
     */
    public X1Server start() throws TransportException {
      Predicate<PeerIdentity> asked = peers;
      return new X1Server(HttpsListener.start(new ListenerConfig(
          "x1",
          address,
          tls,
          peer -> bindsSender(peer) && asked.test(peer),
          path.path(),
          ACCEPTED,
          untyped,
          new Container(endpoint),
          connections,
          limits,
          workers)));
    }

    private boolean bindsSender(PeerIdentity peer) {
      return peer.bindings().stream().anyMatch(b -> b.anyRole() || b.role() == path.sender());
    }

    /** An endpoint as HTTP sees it. */
    private record Container(X1Endpoint endpoint) implements Service {
      @Override
      public void answer(PeerIdentity peer, byte[] request, Outlet outlet) throws IOException {
        endpoint.handle(peer, request, outlet.begin(200, MEDIA_TYPE));
      }

      @Override
      public Optional<Reply> atOnce(PeerIdentity peer, byte[] request) {
        return endpoint
            .atOnce(peer, request)
            .map(answer -> new Reply(200, MEDIA_TYPE, Octets.of(answer)));
      }
    }
  }
}
