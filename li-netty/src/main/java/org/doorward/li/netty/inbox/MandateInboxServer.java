package org.doorward.li.netty.inbox;

import static java.util.Objects.requireNonNull;

import java.net.InetSocketAddress;
import java.util.Set;
import java.util.function.Predicate;
import org.doorward.li.authority.Envelope;
import org.doorward.li.authority.MandateInbox.Refused;
import org.doorward.li.authority.MandateInbox.Submission;
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
 * Listens for mandates, revocations and trust policies: a POST of an envelope over mutual TLS, on a listener of its own. A receipt is answered
 * with 201, a refusal with 422. Threads: one event loop, two for handshakes, and two workers that call the
 * endpoint. Thread-safe.
 */
public final class MandateInboxServer implements AutoCloseable {
  static final String PATH = "/mandates";
  static final String ENVELOPE = "application/vnd.doorward.envelope.v1+protobuf";
  static final String ANSWER = "text/plain";
  static final int RECEIVED = 201;
  static final int REFUSED = 422;

  private static final int WORKERS = 2;

  private final HttpsListener listener;

  private MandateInboxServer(HttpsListener listener) {
    this.listener = listener;
  }

  /**
   * A listener that is not started yet.
   *
   * @param address to listen on: an explicit one; port 0 lets the system choose the port
   * @param tls the TLS of this element
   * @param peers who may connect: those whose key the trust policy names. Asked in the handshake, for each
   *     submission and by {@link #recheckPeers}; must not block
   * @param endpoint takes in the mandates
   * @return its builder
   */
  public static Builder builder(
      InetSocketAddress address, LiTls tls, Predicate<PeerIdentity> peers, InboxEndpoint endpoint) {
    return new Builder(address, tls, peers, endpoint);
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

  /** Stops listening, lets the submissions that are being taken in finish, and closes all connections. */
  @Override
  public void close() {
    listener.close();
  }

  /** What a listener may be told beyond what it needs. Not thread-safe. */
  public static final class Builder {
    private final InetSocketAddress address;
    private final LiTls tls;
    private final Predicate<PeerIdentity> peers;
    private final InboxEndpoint endpoint;
    private PeerConnections connections = refusal -> {};
    private HttpsLimits limits = HttpsLimits.DEFAULT.maxBodyOctets(Envelope.MAX_OCTETS);

    private Builder(
        InetSocketAddress address,
        LiTls tls,
        Predicate<PeerIdentity> peers,
        InboxEndpoint endpoint) {
      this.address = requireNonNull(address, "address");
      this.tls = requireNonNull(tls, "tls");
      this.peers = requireNonNull(peers, "peers");
      this.endpoint = requireNonNull(endpoint, "endpoint");
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
     * @param changed in place of the defaults, which take the largest envelope there is
     * @return this
     */
    public Builder limits(HttpsLimits changed) {
      limits = requireNonNull(changed, "changed");
      return this;
    }

    /**
     * Starts to listen.
     *
     * @return the listener
     * @throws TransportException if the address cannot be bound
     * @throws IllegalArgumentException if the address is a name or the wildcard
     */
    public MandateInboxServer start() throws TransportException {
      return new MandateInboxServer(HttpsListener.start(new ListenerConfig(
          "inbox",
          address,
          tls,
          peers,
          PATH,
          Set.of(ENVELOPE),
          peer -> false,
          Service.whole(this::answer),
          connections,
          limits,
          WORKERS)));
    }

    private Service.Reply answer(PeerIdentity peer, byte[] body) {
      Submission submission = endpoint.submit(peer, Octets.of(body));
      return new Service.Reply(
          submission instanceof Refused ? REFUSED : RECEIVED,
          ANSWER,
          SubmissionText.write(submission));
    }
  }
}
