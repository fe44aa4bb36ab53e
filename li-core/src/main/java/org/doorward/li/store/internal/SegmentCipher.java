package org.doorward.li.store.internal;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals and opens the blocks of one segment. Its key is the segment's alone, and no block is sealed twice, so no
 * nonce is used twice. Not thread-safe.
 */
final class SegmentCipher {
  private static final String MAC = "HmacSHA256";

  private final SecretKeySpec key;
  private final Cipher cipher;
  private final long number;

  /**
   * For a segment.
   *
   * @param log the key of all segments
   * @param salt the segment's own
   * @param number the segment's
   */
  SegmentCipher(SecretKeySpec log, byte[] salt, long number) {
    try {
      Mac mac = Mac.getInstance(MAC);
      mac.init(log);
      mac.update(SegmentFormat.title());
      this.key = new SecretKeySpec(mac.doFinal(salt), "AES");
      this.cipher = Cipher.getInstance("AES/GCM/NoPadding");
      this.number = number;
    } catch (GeneralSecurityException e) {
      throw noSuchAlgorithm(e);
    }
  }

  static SecretKeySpec logKey(byte[] octets) {
    if (octets.length != 32) {
      throw new IllegalArgumentException("a key of " + octets.length + " octets");
    }
    return new SecretKeySpec(octets, MAC);
  }

  private static IllegalStateException noSuchAlgorithm(GeneralSecurityException cause) {
    return new IllegalStateException("every Java runtime has AES-256-GCM and HMAC", cause);
  }

  /**
   * Seals one block, which is not sealed again.
   *
   * @param block its index
   * @param clear stands before it, in the clear
   * @param plain what it says
   * @param out takes it and its tag
   * @param offset where in {@code out}
   */
  void seal(int block, byte[] clear, byte[] plain, byte[] out, int offset) {
    try {
      start(Cipher.ENCRYPT_MODE, block, clear);
      cipher.doFinal(plain, 0, plain.length, out, offset);
    } catch (GeneralSecurityException e) {
      throw noSuchAlgorithm(e);
    }
  }

  /**
   * Opens one block.
   *
   * @param block its index
   * @param clear stands before it, in the clear
   * @param sealed holds it and its tag
   * @param offset where in {@code sealed}
   * @param plain takes what it says; garbage if this returns false
   * @return whether it was sealed so
   */
  boolean open(int block, byte[] clear, byte[] sealed, int offset, byte[] plain) {
    try {
      start(Cipher.DECRYPT_MODE, block, clear);
      cipher.doFinal(sealed, offset, plain.length + SegmentFormat.TAG_OCTETS, plain, 0);
      return true;
    } catch (AEADBadTagException e) {
      return false;
    } catch (GeneralSecurityException e) {
      throw noSuchAlgorithm(e);
    }
  }

  private void start(int mode, int block, byte[] clear) throws GeneralSecurityException {
    byte[] nonce = ByteBuffer.allocate(12).putInt(8, block).array();
    cipher.init(mode, key, new GCMParameterSpec(8 * SegmentFormat.TAG_OCTETS, nonce));
    cipher.updateAAD(ByteBuffer.allocate(12).putLong(number).putInt(block).array());
    cipher.updateAAD(clear);
  }
}
