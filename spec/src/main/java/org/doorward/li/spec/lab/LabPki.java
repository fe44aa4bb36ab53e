package org.doorward.li.spec.lab;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.CRLException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.doorward.li.authority.PeerIdentity.ComponentRole;
import org.doorward.li.crypto.certificate.CertificateIssuer;
import org.doorward.li.crypto.certificate.ComponentCertificate;
import org.doorward.li.crypto.certificate.PeerIdentities;
import org.doorward.li.crypto.certificate.TrustAnchors;
import org.doorward.li.crypto.certificate.Validity;
import org.doorward.li.crypto.key.Certifier;
import org.doorward.li.crypto.key.EphemeralKeyVault;
import org.doorward.li.crypto.key.KeyVault;
import org.doorward.li.fault.TransportException;
import org.doorward.li.identifier.AdmfIdentifier;
import org.doorward.li.identifier.NeIdentifier;
import org.doorward.li.identifier.Octets;

/** A throw-away certificate authority of LI, and what it says of each component. Thread-safe. */
public final class LabPki {
  private static final Duration LIFETIME = Duration.ofDays(1);

  private final CertificateIssuer authority;
  private final Validity validity;

  private LabPki(CertificateIssuer authority, Validity validity) {
    this.authority = authority;
    this.validity = validity;
  }

  /**
   * A component with its keys and the certificate that goes with them.
   *
   * @param keys to be closed by the caller
   * @param certificate what it shows in TLS
   */
  public record Component(KeyVault keys, X509Certificate certificate) {
    /**
     * What a trust policy pins it by.
     *
     * @return SHA-256 of its public key
     */
    public Octets spkiSha256() {
      return PeerIdentities.spkiSha256(certificate);
    }
  }

  /**
   * Founds an authority that lives for a day.
   *
   * @param name of the authority
   * @return the authority
   * @throws TransportException if the Java runtime cannot make its key
   */
  public static LabPki found(String name) throws TransportException {
    Validity validity = Validity.from(Instant.now().minus(Duration.ofMinutes(5)), LIFETIME);
    return new LabPki(CertificateIssuer.root(name, validity), validity);
  }

  /**
   * Founds an authority below this one, with a name and a key of its own.
   *
   * @param name of the authority below
   * @return the authority below
   * @throws TransportException if the Java runtime cannot make its key
   */
  public LabPki below(String name) throws TransportException {
    return new LabPki(authority.subordinate(name, validity), validity);
  }

  /**
   * The authority, for those who trust it.
   *
   * @return one anchor
   */
  public TrustAnchors anchors() {
    return TrustAnchors.of(authority.certificate());
  }

  /**
   * The authority's own certificate.
   *
   * @return an authority's certificate
   */
  public X509Certificate certificate() {
    return authority.certificate();
  }

  /**
   * Writes a list of what the authority has revoked, in the place of the one before.
   *
   * @param file where elements look for it
   * @param due how long from now the next list is due; negative for one that is overdue
   * @param revoked certificates that the authority issued
   * @throws TransportException if it cannot be signed or written
   */
  public void publishRevocations(Path file, Duration due, Collection<X509Certificate> revoked)
      throws TransportException {
    Instant next = Instant.now().plus(due);
    X509CRL list =
        authority.revocationList(new Validity(next.minus(Duration.ofDays(1)), next), revoked);
    Path beside = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.write(beside, list.getEncoded());
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException | CRLException e) {
      throw new TransportException("a list of revocations cannot be written", e);
    }
  }

  /**
   * What the authority says of an ADMF.
   *
   * @param identifier bound to its certificate
   * @return the certificate's contents
   */
  public ComponentCertificate admf(AdmfIdentifier identifier) {
    return local(identifier.value()).binding(ComponentRole.ADMF, identifier.value());
  }

  /**
   * What the authority says of a network element.
   *
   * @param identifier bound to its certificate
   * @return the certificate's contents
   */
  public ComponentCertificate element(NeIdentifier identifier) {
    return local(identifier.value()).binding(ComponentRole.NE, identifier.value());
  }

  /**
   * What the authority says of a component that is known by its key alone, such as an MDF.
   *
   * @param name no identity
   * @return the certificate's contents
   */
  public ComponentCertificate component(String name) {
    return local(name);
  }

  private ComponentCertificate local(String name) {
    return ComponentCertificate.named(name, validity).address(InetAddress.getLoopbackAddress());
  }

  /**
   * Certifies keys, wherever they are made.
   *
   * @param contents what the certificate says
   * @return what a key vault asks for its chain
   */
  public Certifier certifier(ComponentCertificate contents) {
    return key -> authority.issue(key, contents);
  }

  /**
   * Makes a component whose keys stay in memory.
   *
   * @param contents what its certificate says
   * @param uses the keys that it needs besides the one for TLS
   * @return the component
   * @throws TransportException if the Java runtime cannot make its keys
   */
  public Component issue(ComponentCertificate contents, KeyVault.Use... uses)
      throws TransportException {
    AtomicReference<X509Certificate> leaf = new AtomicReference<>();
    Set<KeyVault.Use> needed = EnumSet.noneOf(KeyVault.Use.class);
    needed.addAll(Set.of(uses));
    KeyVault keys = EphemeralKeyVault.create(needed, key -> {
      var chain = authority.issue(key, contents);
      leaf.set(chain.get(0));
      return chain;
    });
    X509Certificate certificate = leaf.get();
    if (certificate == null) {
      throw new TransportException("the vault asked for no certificate");
    }
    return new Component(keys, certificate);
  }
}
