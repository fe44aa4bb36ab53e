package org.doorward.li.crypto.tls;

import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.doorward.li.authority.PeerIdentity;
import org.doorward.li.crypto.tls.HandshakeRefusal.Cause;
import org.doorward.li.fault.TransportException;

/**
 * The TLS of one connection: its engine, and its peer. Thread-safe, but for the engine, which belongs to
 * whoever moves the octets.
 */
public final class TlsConnection {
  private final SSLEngine engine;
  private final WatchedIdentity identity;
  private final PeerJudge judge;

  TlsConnection(SSLEngine engine, WatchedIdentity identity, PeerJudge judge) {
    this.engine = engine;
    this.identity = identity;
    this.judge = judge;
  }

  /**
   * The engine. Its configuration is complete; changing it voids what this package promises.
   *
   * @return the one engine of this connection
   */
  public SSLEngine engine() {
    return engine;
  }

  /**
   * Who the peer is. Known once the handshake is done; asking for it is also the end of all handshakes on this
   * connection: there is no renegotiation, and no other session.
   *
   * @return the identity that was verified in the handshake
   * @throws TransportException if the handshake is not done, or the peer was refused
   */
  public PeerIdentity peer() throws TransportException {
    SSLSession session = engine.getSession();
    try {
      // Throws until the peer has proven that it holds the certificate's key.
      session.getPeerCertificates();
    } catch (SSLPeerUnverifiedException e) {
      throw new TransportException("the TLS handshake is not done", e);
    }
    PeerIdentity peer = judge
        .peer()
        .orElseThrow(() -> new TransportException("the peer was refused in the TLS handshake"));
    engine.setEnableSessionCreation(false);
    session.invalidate();
    return peer;
  }

  /**
   * Which of the offered protocols both sides speak.
   *
   * @return its ALPN name; empty if the handshake is not done, or nothing was agreed
   */
  public Optional<String> protocol() {
    String agreed = engine.getApplicationProtocol();
    return agreed == null || agreed.isEmpty() ? Optional.empty() : Optional.of(agreed);
  }

  /**
   * Judges the peer again, as in the handshake: its chain at this instant, and the caller's predicate. For each
   * message, and whenever the trust policy changed or a certificate ends.
   *
   * @return why the connection has to be closed now; empty if the peer is still accepted
   */
  public Optional<HandshakeRefusal> objection() {
    return judge.objection().map(cause -> new HandshakeRefusal(cause, judge.presented()));
  }

  /**
   * Why a handshake that failed did so, as far as this side can tell.
   *
   * @return the cause and what the peer showed; for octets that are not TLS, or a handshake that took too long,
   *     the caller knows better
   */
  public HandshakeRefusal failure() {
    Cause cause = judge.objection().orElseGet(() -> {
      if (!judge.presented().isEmpty()) {
        return Cause.INCOMPLETE;
      }
      return identity.used() ? Cause.NO_CERTIFICATE : Cause.NO_AGREEMENT;
    });
    return refusal(cause);
  }

  /**
   * A refusal for a cause that the caller knows, with what the peer has shown up to now.
   *
   * @param cause why
   * @return the refusal
   */
  public HandshakeRefusal refusal(Cause cause) {
    return new HandshakeRefusal(cause, judge.presented());
  }
}
