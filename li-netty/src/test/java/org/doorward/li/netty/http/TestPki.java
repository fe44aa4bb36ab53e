package org.doorward.li.netty.http;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.doorward.li.authority.PeerIdentity.ComponentRole;
import org.doorward.li.crypto.certificate.CertificateIssuer;
import org.doorward.li.crypto.certificate.ComponentCertificate;
import org.doorward.li.crypto.certificate.TrustAnchors;
import org.doorward.li.crypto.certificate.Validity;
import org.doorward.li.crypto.key.EphemeralKeyVault;
import org.doorward.li.crypto.key.KeyVault;
import org.doorward.li.crypto.tls.LiTls;
import org.doorward.li.fault.TransportException;

/** An LI authority for one test, and the components it certifies. */
public final class TestPki {
  private final Validity validity =
      new Validity(Instant.now().minusSeconds(60), Instant.now().plus(Duration.ofHours(1)));
  private final CertificateIssuer issuer;

  public TestPki() throws TransportException {
    this.issuer = CertificateIssuer.root("LI CA", validity);
  }

  public static InetSocketAddress anyPort() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  public TrustAnchors anchors() {
    return TrustAnchors.of(issuer.certificate());
  }

  public KeyVault vault(ComponentCertificate contents) throws TransportException {
    return EphemeralKeyVault.create(Set.of(), key -> issuer.issue(key, contents));
  }

  public KeyVault vault(Validity when, UnaryOperator<ComponentCertificate> contents)
      throws TransportException {
    return vault(contents.apply(ComponentCertificate.named("component", when)));
  }

  public KeyVault vault(UnaryOperator<ComponentCertificate> contents) throws TransportException {
    return vault(validity, contents);
  }

  public KeyVault admf(String identifier) throws TransportException {
    return vault(contents -> contents.binding(ComponentRole.ADMF, identifier));
  }

  public KeyVault element(String identifier) throws TransportException {
    return vault(contents -> contents.binding(ComponentRole.NE, identifier));
  }

  public LiTls tls(KeyVault vault) throws TransportException {
    return LiTls.of(vault, anchors(), InstantSource.system());
  }
}
