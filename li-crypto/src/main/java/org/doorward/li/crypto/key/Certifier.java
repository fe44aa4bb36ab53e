package org.doorward.li.crypto.key;

import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.List;
import org.doorward.li.fault.TransportException;

/**
 * Certifies a public key that a vault has just made; the private half stays where it was made. Called once,
 * on the thread that creates the vault; may block.
 */
@FunctionalInterface
public interface Certifier {
  /**
   * Issues a certificate.
   *
   * @param key the component's new TLS key, EC P-256
   * @return the certificate, then those of the authorities above it, without the root
   * @throws TransportException if the authority does not issue it
   */
  List<X509Certificate> certify(PublicKey key) throws TransportException;
}
