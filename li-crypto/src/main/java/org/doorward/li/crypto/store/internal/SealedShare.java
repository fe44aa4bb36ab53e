package org.doorward.li.crypto.store.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.UUID;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.hpke.HPKE;
import org.bouncycastle.crypto.hpke.HPKEContextWithEncapsulation;
import org.doorward.li.fault.AuthorityException;
import org.doorward.li.identifier.NeIdentifier;
import org.doorward.li.identifier.Octets;

/**
 * A share of an export's key, sealed to one officer: HPKE in base mode with DHKEM(X25519, HKDF-SHA256), HKDF-SHA256
 * and AES-256-GCM, the encapsulation before the ciphertext; bound to the element, the export and the share's number.
 *
 * @clause RFC 9180, 5.1.1
 */
public final class SealedShare {
  private static final int ENCAPSULATION_OCTETS = 32;
  private static final byte[] NO_AAD = {};
  private static final byte[] INFO = "doorward/state-export/share/v1\0".getBytes(UTF_8);

  private SealedShare() {}

  private static HPKE suite() {
    return new HPKE(
        HPKE.mode_base, HPKE.kem_X25519_SHA256, HPKE.kdf_HKDF_SHA256, HPKE.aead_AES_GCM256);
  }

  private static byte[] info(UUID export, NeIdentifier element, int number) {
    byte[] name = element.value().getBytes(UTF_8);
    return ByteBuffer.allocate(INFO.length + 17 + name.length)
        .put(INFO)
        .putLong(export.getMostSignificantBits())
        .putLong(export.getLeastSignificantBits())
        .put((byte) number)
        .put(name)
        .array();
  }

  static Octets seal(Octets key, UUID export, NeIdentifier element, int number, byte[] share) {
    HPKE hpke = suite();
    HPKEContextWithEncapsulation context = hpke.setupBaseS(
        hpke.deserializePublicKey(key.toByteArray()), info(export, element, number));
    try {
      byte[] sealed = Arrays.copyOf(context.getEncapsulation(), ExportHeader.SEALED_OCTETS);
      byte[] ciphertext = context.seal(NO_AAD, share);
      System.arraycopy(ciphertext, 0, sealed, ENCAPSULATION_OCTETS, ciphertext.length);
      return Octets.of(sealed);
    } catch (InvalidCipherTextException e) {
      throw new IllegalStateException("sealing cannot fail", e);
    }
  }

  /**
   * Opens one of an export's shares.
   *
   * @param key of the officer
   * @param header of the export
   * @param number of the share, from 1
   * @return 32 octets, the caller's to zero
   * @throws AuthorityException if it is not sealed to this key, or not for this export
   */
  public static byte[] open(AsymmetricCipherKeyPair key, ExportHeader header, int number)
      throws AuthorityException {
    byte[] sealed = header.shares().get(number - 1).sealed().toByteArray();
    byte[] encapsulation = Arrays.copyOf(sealed, ENCAPSULATION_OCTETS);
    byte[] ciphertext = Arrays.copyOfRange(sealed, ENCAPSULATION_OCTETS, sealed.length);
    try {
      return suite()
          .setupBaseR(encapsulation, key, info(header.id(), header.element(), number))
          .open(NO_AAD, ciphertext);
    } catch (InvalidCipherTextException | IllegalArgumentException | IllegalStateException e) {
      // The last two are Bouncy Castle's words for points that no honest sealer sends.
      throw new AuthorityException("the share is damaged, or sealed for another export");
    }
  }
}
