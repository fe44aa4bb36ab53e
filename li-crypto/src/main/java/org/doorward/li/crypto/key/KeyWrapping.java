package org.doorward.li.crypto.key;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.doorward.li.fault.TransportException;

/**
 * Wraps keys under an Ed25519 key that does nothing else: AES-256-GCM under the digest of its signature of one
 * fixed text. Ed25519 signs the same text in the same way each time, and nobody else can.
 */
final class KeyWrapping {
  private static final byte[] TEXT = "doorward/key-wrapping/v1".getBytes(US_ASCII);
  private static final byte VERSION = 1;
  private static final int NONCE_OCTETS = 12;
  private static final int TAG_BITS = 128;
  private static final int MOST_OCTETS = 64;

  private KeyWrapping() {}

  static byte[] wrap(SigningKey under, byte[] key) throws TransportException {
    if (key.length > MOST_OCTETS) {
      throw new IllegalArgumentException("a key of " + key.length + " octets");
    }
    byte[] nonce = new byte[NONCE_OCTETS];
    new SecureRandom().nextBytes(nonce);
    try {
      byte[] cryptogram = cipher(Cipher.ENCRYPT_MODE, under, nonce).doFinal(key);
      return ByteBuffer.allocate(1 + NONCE_OCTETS + cryptogram.length)
          .put(VERSION)
          .put(nonce)
          .put(cryptogram)
          .array();
    } catch (GeneralSecurityException e) {
      throw new TransportException("the key cannot be wrapped", e);
    }
  }

  static byte[] unwrap(SigningKey under, byte[] wrapped) throws TransportException {
    if (wrapped.length <= 1 + NONCE_OCTETS || wrapped[0] != VERSION) {
      throw new TransportException("not a wrapped key of a form that is known");
    }
    byte[] nonce = Arrays.copyOfRange(wrapped, 1, 1 + NONCE_OCTETS);
    try {
      return cipher(Cipher.DECRYPT_MODE, under, nonce)
          .doFinal(wrapped, 1 + NONCE_OCTETS, wrapped.length - 1 - NONCE_OCTETS);
    } catch (GeneralSecurityException e) {
      throw new TransportException("the key was not wrapped by this vault", e);
    }
  }

  private static Cipher cipher(int mode, SigningKey under, byte[] nonce)
      throws GeneralSecurityException, TransportException {
    byte[] signature = under.sign(TEXT);
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(signature);
    Arrays.fill(signature, (byte) 0);
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, new SecretKeySpec(digest, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
    Arrays.fill(digest, (byte) 0);
    cipher.updateAAD(TEXT);
    return cipher;
  }
}
