package org.doorward.li.crypto.tls;

import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * What the TLS of one connection has to keep to, for an engine that is not the Java runtime's: which key it shows, who
 * judges the peer, and what may be agreed. Version 1.3 only. An engine that does not ask the judge brings no
 * connection about: {@link TlsConnection#peer} then knows no peer. For one connection, since the judge remembers the
 * peer. Thread-safe.
 */
public final class TlsProfile {
  private final boolean client;
  private final WatchedIdentity key;
  private final PeerJudge judge;

  TlsProfile(boolean client, WatchedIdentity key, PeerJudge judge) {
    this.client = client;
    this.key = key;
    this.judge = judge;
  }

  /**
   * Which end this is.
   *
   * @return true for the end that made the connection
   */
  public boolean client() {
    return client;
  }

  /**
   * The component's key and certificate. The engine asks it for an alias when it comes to show them.
   *
   * @return may hold a key that has no encoding
   */
  public X509ExtendedKeyManager key() {
    return key;
  }

  /**
   * Who judges the peer's certificates, in the handshake. It wants to be asked with the engine.
   *
   * @return accepts one chain, once
   */
  public X509ExtendedTrustManager judge() {
    return new PeerTrust(judge);
  }

  /**
   * The protocol versions.
   *
   * @return by the names of the Java platform
   */
  public List<String> versions() {
    return List.of(LiTls.TLS13);
  }

  /**
   * The cipher suites.
   *
   * @return by the names of the Java platform, the preferred first
   */
  public List<String> suites() {
    return List.of(LiTls.SUITES13);
  }

  /**
   * The key-exchange groups.
   *
   * @return by the names of RFC 8446, the preferred first; an engine leaves out what it does not know
   */
  public List<String> groups() {
    return List.of("X25519MLKEM768", "x25519", "secp256r1", "secp384r1");
  }

  /**
   * The connection.
   *
   * @param engine set up as this profile says
   * @return its TLS
   */
  public TlsConnection over(SSLEngine engine) {
    return new TlsConnection(engine, key, judge);
  }
}
