package org.doorward.li.crypto.tls;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import org.doorward.li.authority.PeerIdentity;
import org.doorward.li.authority.PeerIdentity.ComponentRole;
import org.doorward.li.crypto.certificate.CertificateIssuer;
import org.doorward.li.crypto.certificate.ComponentCertificate;
import org.doorward.li.crypto.certificate.TrustAnchors;
import org.doorward.li.crypto.certificate.Validity;
import org.doorward.li.crypto.key.EphemeralKeyVault;
import org.doorward.li.crypto.key.KeyVault;
import org.doorward.li.fault.TransportException;
import org.junit.jupiter.api.BeforeAll;

/** An authority of LI, components that it certifies, and their handshakes. */
abstract class TlsScene {
  static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  static final Validity DAY = new Validity(NOW.minusSeconds(3600), NOW.plusSeconds(86_400));

  static final InstantSource CLOCK = InstantSource.fixed(NOW);
  static CertificateIssuer issuer;

  static TrustAnchors anchors;
  static KeyVault element;

  @BeforeAll
  static void authority() throws Exception {
    issuer = CertificateIssuer.root("LI CA", DAY);
    anchors = TrustAnchors.of(issuer.certificate());
    element = vault(issuer, component(ComponentRole.NE, "ne1"));
  }

  static boolean bound(PeerIdentity peer) {
    return !peer.bindings().isEmpty();
  }

  static ComponentCertificate component(ComponentRole role, String identifier) {
    return ComponentCertificate.named("component", DAY).binding(role, identifier);
  }

  static ComponentCertificate admf() {
    return component(ComponentRole.ADMF, "admf1");
  }

  static KeyVault vault(CertificateIssuer by, ComponentCertificate contents) throws Exception {
    return EphemeralKeyVault.create(Set.of(), key -> by.issue(key, contents));
  }

  static TlsConnection server() throws Exception {
    return LiTls.of(element, anchors, CLOCK).server(TlsScene::bound);
  }

  static TlsConnection client(KeyVault vault) throws Exception {
    return LiTls.of(vault, anchors, CLOCK).client(TlsScene::bound);
  }

  /** What our server says of a peer that uses this library, with this certificate. */
  static HandshakeRefusal refusalOf(CertificateIssuer by, ComponentCertificate contents)
      throws Exception {
    TlsConnection server = server();
    Handshake handshake = Handshake.run(client(vault(by, contents)).engine(), server.engine());
    assertNotNull(handshake.server().failure());
    assertThrows(TransportException.class, server::peer);
    return server.failure();
  }

  /** A peer of the Java runtime's own making, which trusts anybody. */
  static SSLEngine foreignClient(KeyManager[] keys, String protocol, String... suites)
      throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys, new TrustManager[] {new PeerTrust((chain, engine) -> true)}, null);
    SSLEngine engine = context.createSSLEngine();
    engine.setUseClientMode(true);
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setProtocols(new String[] {protocol});
    if (suites.length > 0) {
      parameters.setCipherSuites(suites);
    }
    engine.setSSLParameters(parameters);
    return engine;
  }

  static KeyManager[] admfKeys() throws Exception {
    return new KeyManager[] {vault(issuer, admf()).tlsIdentity()};
  }
}
