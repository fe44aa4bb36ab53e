package org.doorward.li.crypto.evidence.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.hpke.HPKE;
import org.bouncycastle.crypto.hpke.HPKEContextWithEncapsulation;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.Octets;

/**
 * A period's seed, sealed to the audit key for one log: HPKE in base mode with DHKEM(X25519, HKDF-SHA256),
 * HKDF-SHA256 and AES-256-GCM, the encapsulation before the ciphertext.
 *
 * @clause RFC 9180, 5.1.1
 */
public final class SealedSeed {
  /** The length of a seed. */
  public static final int SEED_OCTETS = 32;

  private static final int ENCAPSULATION_OCTETS = 32;
  private static final int SEALED_OCTETS = ENCAPSULATION_OCTETS + SEED_OCTETS + 16;
  private static final byte[] NO_AAD = {};
  private static final String INFO = "doorward/evidence/period/v1\0";

  private SealedSeed() {}

  private static HPKE suite() {
    return new HPKE(
        HPKE.mode_base, HPKE.kem_X25519_SHA256, HPKE.kdf_HKDF_SHA256, HPKE.aead_AES_GCM256);
  }

  private static byte[] info(String origin) {
    return (INFO + origin).getBytes(UTF_8);
  }

  /**
   * Seals a seed.
   *
   * @param auditKey 32 octets
   * @param origin of the log
   * @param seed stays the caller's
   * @return the encapsulation and the ciphertext
   */
  public static byte[] seal(Octets auditKey, String origin, byte[] seed) {
    HPKE hpke = suite();
    HPKEContextWithEncapsulation context =
        hpke.setupBaseS(hpke.deserializePublicKey(auditKey.toByteArray()), info(origin));
    try {
      byte[] encapsulation = context.getEncapsulation();
      byte[] ciphertext = context.seal(NO_AAD, seed);
      byte[] sealed = Arrays.copyOf(encapsulation, encapsulation.length + ciphertext.length);
      System.arraycopy(ciphertext, 0, sealed, encapsulation.length, ciphertext.length);
      return sealed;
    } catch (InvalidCipherTextException e) {
      throw new IllegalStateException("sealing cannot fail", e);
    }
  }

  /**
   * Opens what {@link #seal} made.
   *
   * @param key of the auditor
   * @param origin of the log
   * @param sealed as in the entry that opens the period
   * @return the seed, the caller's own to zero
   * @throws EvidenceException if it was sealed to another key or for another log
   */
  public static byte[] open(AsymmetricCipherKeyPair key, String origin, byte[] sealed)
      throws EvidenceException {
    if (sealed.length != SEALED_OCTETS) {
      throw new EvidenceException("a sealed seed of " + sealed.length + " octets");
    }
    byte[] encapsulation = Arrays.copyOf(sealed, ENCAPSULATION_OCTETS);
    byte[] ciphertext = Arrays.copyOfRange(sealed, ENCAPSULATION_OCTETS, sealed.length);
    try {
      return suite().setupBaseR(encapsulation, key, info(origin)).open(NO_AAD, ciphertext);
    } catch (InvalidCipherTextException | IllegalArgumentException | IllegalStateException e) {
      // The last two are Bouncy Castle's words for points that no honest sealer sends.
      throw new EvidenceException("the seed is sealed to another key or for another log", e);
    }
  }
}
