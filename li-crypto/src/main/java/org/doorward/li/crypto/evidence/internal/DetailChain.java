package org.doorward.li.crypto.evidence.internal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;
import org.doorward.li.fault.EvidenceException;

/**
 * The keys of one period's details. Each step expands the state into one key and the next state, and erases
 * what it came from: whoever takes the state learns nothing about details sealed before. The key is used
 * once, so the nonce is zero; the entry's number is authenticated with the detail. Not thread-safe.
 *
 * @clause RFC 5869, 2.3
 */
public final class DetailChain implements AutoCloseable {
  private static final int KEY_OCTETS = 32;
  private static final int TAG_BITS = 128;
  private static final byte[] NONCE = new byte[12];
  private static final byte[] LABEL = "doorward/detail/v1\0".getBytes(US_ASCII);

  private final byte[] state;

  /**
   * Begins with the period's seed.
   *
   * @param seed 32 octets, copied
   */
  public DetailChain(byte[] seed) {
    this.state = seed.clone();
  }

  /**
   * Seals the next detail.
   *
   * @param index the entry's number
   * @param detail stays the caller's
   * @return the ciphertext and its tag
   */
  public byte[] seal(long index, byte[] detail) {
    try {
      return next(Cipher.ENCRYPT_MODE, index).doFinal(detail);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has AES-256-GCM", e);
    }
  }

  /**
   * Opens the next detail.
   *
   * @param index the entry's number
   * @param sealed the ciphertext and its tag
   * @return the detail, the caller's own to zero
   * @throws EvidenceException if it is not the next one of this chain, or not the entry's
   */
  public byte[] open(long index, byte[] sealed) throws EvidenceException {
    try {
      return next(Cipher.DECRYPT_MODE, index).doFinal(sealed);
    } catch (GeneralSecurityException e) {
      throw new EvidenceException("entry " + index + ": its detail does not open", e);
    }
  }

  private Cipher next(int mode, long index) throws GeneralSecurityException {
    byte[] expanded = new byte[2 * KEY_OCTETS];
    HKDFBytesGenerator hkdf = new HKDFBytesGenerator(SHA256Digest.newInstance());
    hkdf.init(HKDFParameters.skipExtractParameters(state, LABEL));
    hkdf.generateBytes(expanded, 0, expanded.length);
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      SecretKeySpec key = new SecretKeySpec(expanded, 0, KEY_OCTETS, "AES");
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, NONCE));
      cipher.updateAAD(LABEL);
      cipher.updateAAD(ByteBuffer.allocate(Long.BYTES).putLong(index).flip());
      return cipher;
    } finally {
      System.arraycopy(expanded, KEY_OCTETS, state, 0, KEY_OCTETS);
      Arrays.fill(expanded, (byte) 0);
    }
  }

  /** Erases the state. */
  @Override
  public void close() {
    Arrays.fill(state, (byte) 0);
  }
}
