package org.doorward.li.netty.link;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
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

  private LinkPki(CertificateIssuer issuer) {
    this.issuer = issuer;
  }

  public static LinkPki create() throws TransportException {
    return new LinkPki(CertificateIssuer.root("LI CA", day()));
  }

  private static Validity day() {
    return Validity.from(Instant.now().minusSeconds(3600), Duration.ofDays(1));
  }

  public TrustAnchors anchors() {
    return TrustAnchors.of(issuer.certificate());
  }

  /** A component with a key of its own. */
  public Component component(String name) throws TransportException {
    return component(name, day());
  }

  public Component component(String name, Validity validity) throws TransportException {
    KeyVault vault = EphemeralKeyVault.create(
        Set.of(),
        key -> issuer.issue(
            key, ComponentCertificate.named(name, validity).binding(ComponentRole.NE, name)));
    return new Component(vault, anchors());
  }

  /** One end: its key, and the authority that it trusts. */
  public record Component(KeyVault vault, TrustAnchors anchors) {
    public LiTls tls() throws TransportException {
      return LiTls.of(vault, anchors, InstantSource.system());
    }

    public Octets pin() throws TransportException {
      var identity = vault.tlsIdentity();
      String alias = identity.chooseEngineServerAlias("EC", null, null);
      return PeerIdentities.spkiSha256(identity.getCertificateChain(alias)[0]);
    }
  }
}
