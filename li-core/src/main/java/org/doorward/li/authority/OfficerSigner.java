package org.doorward.li.authority;

import org.doorward.li.fault.LiException;
import org.doorward.li.identifier.Octets;

/**
 * Uses an officer's private key, which it does not give away. Called on the officer's own device, never in an element;
 * may block on hardware or on the officer.
 */
public interface OfficerSigner {
  /**
   * The public half, as the trust policy names it.
   *
   * @return the key
   * @throws LiException if it cannot be reached
   */
  OfficerKey key() throws LiException;

  /**
   * Signs.
   *
   * @param message the octets to sign
   * @return the signature, by the algorithm of {@link #key()}
   * @throws LiException if the key cannot be used
   */
  Octets sign(Octets message) throws LiException;
}
