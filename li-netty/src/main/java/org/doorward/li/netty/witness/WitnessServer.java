package org.doorward.li.netty.witness;

import static java.util.Objects.requireNonNull;

import java.net.InetSocketAddress;
import java.util.Set;
import java.util.function.Predicate;
import org.doorward.li.authority.PeerIdentity;
import org.doorward.li.crypto.tls.LiTls;
import org.doorward.li.evidence.AddCheckpoint;
import org.doorward.li.evidence.WitnessAnswer;
import org.doorward.li.evidence.WitnessAnswer.Refusal;
import org.doorward.li.evidence.WitnessAnswer.Refused;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.fault.TransportException;
import org.doorward.li.netty.http.HttpsListener;
import org.doorward.li.netty.http.ListenerConfig;
import org.doorward.li.netty.http.Service;
import org.doorward.li.netty.https.HttpsLimits;

/**
 * Listens for logs that want their checkpoints cosigned: a POST to {@code /add-checkpoint} over mutual TLS. Threads:
 * one event loop, two for handshakes, and two workers that call the endpoint. Thread-safe.
 *
 * @clause C2SP tlog-witness
 */
public final class WitnessServer implements AutoCloseable {
  static final String PATH = "/add-checkpoint";

  private static final int WORKERS = 2;

  private final HttpsListener listener;

  private WitnessServer(HttpsListener listener) {
    this.listener = listener;
  }

  /**
   * Starts to listen.
   *
   * @param address to listen on: an explicit one; port 0 lets the system choose the port
   * @param tls the TLS of this witness
   * @param peers who may connect; must not block
   * @param endpoint answers
   * @return the listener
   * @throws TransportException if the address cannot be bound
   * @throws IllegalArgumentException if the address is a name or the wildcard
   */
  public static WitnessServer start(
      InetSocketAddress address, LiTls tls, Predicate<PeerIdentity> peers, WitnessEndpoint endpoint)
      throws TransportException {
    requireNonNull(endpoint, "endpoint");
    return new WitnessServer(HttpsListener.start(new ListenerConfig(
        "witness",
        address,
        tls,
        peers,
        PATH,
        Set.of(WitnessText.LINES),
        peer -> true,
        Service.whole((peer, body) -> WitnessText.write(answer(endpoint, peer, body))),
        refusal -> {},
        HttpsLimits.DEFAULT.maxBodyOctets(AddCheckpoint.MAX_OCTETS),
        WORKERS)));
  }

  private static WitnessAnswer answer(WitnessEndpoint endpoint, PeerIdentity peer, byte[] body) {
    AddCheckpoint request;
    try {
      request = AddCheckpoint.parse(body);
    } catch (EvidenceException e) {
      return new Refused(Refusal.MALFORMED);
    }
    return endpoint.add(peer, request);
  }

  /**
   * Where it listens.
   *
   * @return the address, with the port that is in use
   */
  public InetSocketAddress address() {
    return listener.address();
  }

  /** Stops listening, lets the requests that are being answered finish, and closes all connections. */
  @Override
  public void close() {
    listener.close();
  }
}
