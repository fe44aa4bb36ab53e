package org.doorward.li.store.internal;

import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/** Random octets: few for a salt, many to fill a file so that nobody can tell them from sealed ones. */
public final class Noise {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final SecureRandom SYSTEM = system();

  private Noise() {}

  /** Gives the kernel's octets as they are, which is faster for many; not there on every system. */
  private static SecureRandom system() {
    try {
      return SecureRandom.getInstance("NativePRNGNonBlocking");
    } catch (NoSuchAlgorithmException e) {
      return RANDOM;
    }
  }

  /** Octets by the system, fast for many. */
  public static byte[] octets(int count) {
    return SYSTEM.generateSeed(count);
  }

  /** Octets for salts, keys and nonces. */
  public static byte[] random(int count) {
    byte[] octets = new byte[count];
    RANDOM.nextBytes(octets);
    return octets;
  }
}
