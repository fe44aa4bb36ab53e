package org.doorward.li.netty.link;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import javax.net.ssl.X509ExtendedKeyManager;
import org.doorward.li.authority.PeerIdentity.ComponentRole;
import org.doorward.li.crypto.certificate.CertificateIssuer;
import org.doorward.li.crypto.certificate.ComponentCertificate;
import org.doorward.li.crypto.certificate.PeerIdentities;
import org.doorward.li.crypto.certificate.TrustAnchors;
import org.doorward.li.crypto.certificate.Validity;
import org.doorward.li.crypto.key.EphemeralKeyVault;
import org.doorward.li.crypto.key.KeyVault;
import org.doorward.li.crypto.tls.LiTls;
import org.doorward.li.fault.TransportException;
import org.doorward.li.identifier.Octets;

/** An LI authority and the certificates of both ends, made in memory. */
public final class LinkPki {
  private final CertificateIssuer issuer;
  private final Validity day;

  private LinkPki(CertificateIssuer issuer, Validity day) {
    this.issuer = issuer;
    this.day = day;
  }

  public static LinkPki create() throws TransportException {
    Validity day = Validity.from(Instant.now().minusSeconds(3600), Duration.ofDays(1));
    return new LinkPki(CertificateIssuer.root("LI CA", day), day);
  }

  public TrustAnchors anchors() {
    return TrustAnchors.of(issuer.certificate());
  }

  /** A component with a key of its own. */
  public Component component(String name) throws TransportException {
    KeyVault vault = EphemeralKeyVault.create(
        Set.of(),
        key -> issuer.issue(
            key, ComponentCertificate.named(name, day).binding(ComponentRole.NE, name)));
    return new Component(vault, anchors());
  }

  /** One end: its key, and the authority that it trusts. */
  public record Component(KeyVault vault, TrustAnchors anchors) {
    public LiTls tls() throws TransportException {
      return LiTls.of(vault, anchors, InstantSource.system());
    }

    public Octets pin() throws TransportException {
      return PeerIdentities.spkiSha256(certificate());
    }

    public Instant notAfter() throws TransportException {
      return certificate().getNotAfter().toInstant();
    }

    private X509Certificate certificate() throws TransportException {
      X509ExtendedKeyManager identity = vault.tlsIdentity();
      return identity.getCertificateChain(identity.chooseEngineServerAlias("EC", null, null))[0];
    }
  }
}
