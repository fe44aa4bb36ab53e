package org.doorward.li.crypto.tls;

import static java.util.Objects.requireNonNull;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedKeyManager;
import org.doorward.li.authority.PeerIdentity;
import org.doorward.li.crypto.certificate.CertificatePurpose;
import org.doorward.li.crypto.certificate.RevocationLists;
import org.doorward.li.crypto.certificate.TrustAnchors;
import org.doorward.li.crypto.key.KeyVault;
import org.doorward.li.fault.TransportException;
import org.doorward.li.identifier.Octets;

/**
 * The TLS of one component, from its key and the LI authorities it trusts.
 *
 * <p>Both ends show a certificate, always. Protocol versions, cipher suites, groups and signature schemes are
 * set here and not by the Java runtime's defaults. A peer is verified by PKIX to the given authorities only,
 * and then judged by who it is: the identifiers its certificate binds and the digest of its key. Host names
 * decide nothing, so no name is looked up, none is sent (there is no SNI), and the runtime's own end-point
 * identification stays off; a caller names the peer it means in its predicate instead.
 *
 * <p>Every connection has a context of its own: no session is ever resumed, no ticket works twice, nothing is
 * sent before the handshake is done. Immutable; thread-safe.
 */
public final class LiTls {
  static final String TLS13 = "TLSv1.3";
  private static final String TLS12 = "TLSv1.2";

  static final String[] SUITES13 = {
    "TLS_AES_256_GCM_SHA384", "TLS_AES_128_GCM_SHA256", "TLS_CHACHA20_POLY1305_SHA256"
  };
  private static final String[] SUITES12 = {
    "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
    "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
    "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
    "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"
  };

  /** One second more than a ticket may live, so that the runtime sends none at all (RFC 8446, 4.6.1). */
  private static final int BEYOND_TICKET_LIFETIME_SECONDS = 7 * 24 * 3600 + 1;

  private final X509ExtendedKeyManager identity;
  private final PeerVerification verification;
  private final Supplier<Set<Octets>> tls12Peers;
  private final Predicate<Octets> revoked;

  private LiTls(
      X509ExtendedKeyManager identity,
      PeerVerification verification,
      Supplier<Set<Octets>> tls12Peers,
      Predicate<Octets> revoked) {
    this.identity = identity;
    this.verification = verification;
    this.tls12Peers = tls12Peers;
    this.revoked = revoked;
  }

  /**
   * The TLS of a component, version 1.3 and no other.
   *
   * @param vault holds the component's TLS key and certificate
   * @param anchors the LI authorities that it trusts
   * @param clock tells whether certificates hold
   * @return the TLS
   * @throws TransportException if the vault has no TLS key
   */
  public static LiTls of(KeyVault vault, TrustAnchors anchors, InstantSource clock)
      throws TransportException {
    return new LiTls(
        vault.tlsIdentity(),
        new PeerVerification(anchors, requireNonNull(clock, "clock")),
        Set::of,
        spkiSha256 -> false);
  }

  /**
   * The same, but these peers may use TLS 1.2, with ephemeral keys and authenticated encryption. Everybody
   * else still has to use 1.3.
   *
   * @param spkiSha256 digests of the peers' public keys
   * @return a copy
   */
  public LiTls allowingTls12For(Set<Octets> spkiSha256) {
    Set<Octets> fixed = Set.copyOf(spkiSha256);
    return allowingTls12For(() -> fixed);
  }

  /**
   * The same, where it changes who may.
   *
   * @param spkiSha256 digests of the peers' public keys; asked for each connection when it begins and at each re-check,
   *     must not block
   * @return a copy
   */
  public LiTls allowingTls12For(Supplier<Set<Octets>> spkiSha256) {
    return new LiTls(identity, verification, requireNonNull(spkiSha256, "spkiSha256"), revoked);
  }

  /**
   * The same, but a peer whose key is revoked is refused: in the handshake, and at each re-check.
   *
   * @param keys whether the key with that SHA-256 of its SubjectPublicKeyInfo is revoked; must not block
   * @return a copy
   */
  public LiTls refusing(Predicate<Octets> keys) {
    return new LiTls(identity, verification, tls12Peers, requireNonNull(keys, "keys"));
  }

  /**
   * The same, but a peer is refused that the LI authorities have revoked, or of which no recent list of theirs says that
   * it is not: in the handshake, and at each re-check. Whoever keeps the lists reloads them.
   *
   * @param lists of all authorities, subordinate ones too, that peers' certificates are of
   * @return a copy
   */
  public LiTls checking(RevocationLists lists) {
    return new LiTls(identity, verification.checking(lists), tls12Peers, revoked);
  }

  /**
   * The clock by which certificates are judged.
   *
   * @return the clock given to {@link #of}
   */
  public InstantSource clock() {
    return verification.clock();
  }

  /**
   * TLS for one connection that was accepted.
   *
   * @param acceptable whether this peer may connect; asked in the handshake and at each re-check, must not
   *     block
   * @return the connection's TLS
   * @throws TransportException if the Java runtime has no such TLS
   */
  public TlsConnection server(Predicate<PeerIdentity> acceptable) throws TransportException {
    return connection(false, acceptable, List.of());
  }

  /**
   * TLS for one connection that was accepted, over which the peer may choose among protocols. A peer that knows
   * none of them is refused in the handshake; one that does not ask has to take the last.
   *
   * @param acceptable as without a choice
   * @param protocols by their ALPN names, the preferred first
   * @return the connection's TLS
   * @throws TransportException if the Java runtime has no such TLS
   */
  public TlsConnection server(Predicate<PeerIdentity> acceptable, List<String> protocols)
      throws TransportException {
    return connection(false, acceptable, protocols);
  }

  /**
   * TLS for one connection that was made.
   *
   * @param acceptable whether this is the peer that was meant; asked in the handshake and at each re-check,
   *     must not block
   * @return the connection's TLS
   * @throws TransportException if the Java runtime has no such TLS
   */
  public TlsConnection client(Predicate<PeerIdentity> acceptable) throws TransportException {
    return connection(true, acceptable, List.of());
  }

  /**
   * TLS for one connection that was made, which offers protocols to the peer.
   *
   * @param acceptable as without a choice
   * @param protocols by their ALPN names, the preferred first
   * @return the connection's TLS
   * @throws TransportException if the Java runtime has no such TLS
   */
  public TlsConnection client(Predicate<PeerIdentity> acceptable, List<String> protocols)
      throws TransportException {
    return connection(true, acceptable, protocols);
  }

  private TlsConnection connection(
      boolean client, Predicate<PeerIdentity> acceptable, List<String> protocols)
      throws TransportException {
    TlsProfile profile = profile(client, tls12Peers, acceptable);
    boolean old = !tls12Peers.get().isEmpty();
    return profile.over(engine(client, profile.key(), profile.judge(), protocols, old));
  }

  /**
   * What an engine of another maker has to keep to, for one connection of version 1.3. The peer is judged as it is
   * with the Java runtime's engine, by the same code.
   *
   * @param client whether the connection was made, or accepted
   * @param acceptable as for {@link #client} and {@link #server}
   * @return the profile of one connection
   */
  public TlsProfile profile(boolean client, Predicate<PeerIdentity> acceptable) {
    return profile(client, Set::of, acceptable);
  }

  private TlsProfile profile(
      boolean client, Supplier<Set<Octets>> oldPeers, Predicate<PeerIdentity> acceptable) {
    PeerJudge judge = new PeerJudge(
        verification,
        client ? CertificatePurpose.SERVER : CertificatePurpose.CLIENT,
        oldPeers,
        revoked,
        requireNonNull(acceptable, "acceptable"));
    return new TlsProfile(client, new WatchedIdentity(identity), judge);
  }

  private SSLEngine engine(
      boolean client, KeyManager key, TrustManager judge, List<String> protocols, boolean old)
      throws TransportException {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(new KeyManager[] {key}, new TrustManager[] {judge}, new SecureRandom());
      context.getServerSessionContext().setSessionTimeout(BEYOND_TICKET_LIFETIME_SECONDS);
      SSLEngine engine = context.createSSLEngine();
      engine.setUseClientMode(client);
      engine.setSSLParameters(parameters(protocols, old));
      return engine;
    } catch (GeneralSecurityException e) {
      throw new TransportException("this Java runtime has no TLS 1.3 as the profile asks for", e);
    }
  }

  private static SSLParameters parameters(List<String> protocols, boolean old) {
    SSLParameters parameters = new SSLParameters();
    parameters.setProtocols(old ? new String[] {TLS13, TLS12} : new String[] {TLS13});
    parameters.setCipherSuites(old ? both() : SUITES13.clone());
    parameters.setApplicationProtocols(protocols.toArray(String[]::new));
    parameters.setNeedClientAuth(true);
    parameters.setUseCipherSuitesOrder(true);
    parameters.setAlgorithmConstraints(new LegacyAlgorithms());
    return parameters;
  }

  private static String[] both() {
    return Stream.of(SUITES13, SUITES12).flatMap(Arrays::stream).toArray(String[]::new);
  }
}
