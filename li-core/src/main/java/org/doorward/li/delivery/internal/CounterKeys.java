package org.doorward.li.delivery.internal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.doorward.li.delivery.internal.CounterFormat.Kind;
import org.doorward.li.store.internal.Noise;
import org.jspecify.annotations.Nullable;

/** Makes marks and masks of slots, and seals what they stand for. Thread-safe. */
final class CounterKeys {
  private static final int BLOCK_OCTETS = 16;

  private final SecretKeySpec marks;
  private final SecretKeySpec seals;
  private final byte[] clear;
  private final Cipher cipher;

  /** For the file whose header begins with {@code clear}; {@code key} has 32 octets and is the caller's to zero. */
  CounterKeys(byte[] key, byte[] clear) {
    this.clear = clear.clone();
    this.marks = derived(key, clear, "marks");
    this.seals = derived(key, clear, "seals");
    try {
      this.cipher = Cipher.getInstance("AES/GCM/NoPadding");
    } catch (GeneralSecurityException e) {
      throw noSuchAlgorithm(e);
    }
  }

  private static SecretKeySpec derived(byte[] key, byte[] clear, String purpose) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      mac.update(clear, 0, CounterFormat.TITLE_OCTETS + CounterFormat.SALT_OCTETS);
      return new SecretKeySpec(
          mac.doFinal(purpose.getBytes(java.nio.charset.StandardCharsets.US_ASCII)), "AES");
    } catch (GeneralSecurityException e) {
      throw noSuchAlgorithm(e);
    }
  }

  private static IllegalStateException noSuchAlgorithm(GeneralSecurityException cause) {
    return new IllegalStateException("every Java runtime has AES-256 and HMAC", cause);
  }

  /** The tag that shows that a header is of this key. */
  byte[] tag() {
    return seal(new byte[CounterFormat.NONCE_OCTETS], clear, new byte[0]);
  }

  /** Mark and mask of each of {@code count} slots, one after the other. */
  long[] masks(Kind kind, int count) {
    try {
      ByteBuffer blocks = ByteBuffer.allocate(count * BLOCK_OCTETS);
      for (int index = 0; index < count; index++) {
        blocks.putLong(kind.number).putLong(index);
      }
      Cipher ecb = Cipher.getInstance("AES/ECB/NoPadding");
      ecb.init(Cipher.ENCRYPT_MODE, marks);
      long[] masks = new long[2 * count];
      ByteBuffer.wrap(ecb.doFinal(blocks.array()))
          .order(ByteOrder.LITTLE_ENDIAN)
          .asLongBuffer()
          .get(masks);
      return masks;
    } catch (GeneralSecurityException e) {
      throw noSuchAlgorithm(e);
    }
  }

  private static byte[] place(Kind kind, int index) {
    return ByteBuffer.allocate(BLOCK_OCTETS).putLong(kind.number).putLong(index).array();
  }

  /** Seals what a slot stands for. */
  byte[] seal(Kind kind, int index, byte[] identity) {
    byte[] nonce = Noise.random(CounterFormat.NONCE_OCTETS);
    byte[] sealed =
        seal(nonce, place(kind, index), Arrays.copyOf(identity, CounterFormat.IDENTITY_OCTETS));
    return ByteBuffer.allocate(nonce.length + sealed.length)
        .put(nonce)
        .put(sealed)
        .array();
  }

  private synchronized byte[] seal(byte[] nonce, byte[] aad, byte[] plain) {
    try {
      cipher.init(Cipher.ENCRYPT_MODE, seals, new GCMParameterSpec(128, nonce));
      cipher.updateAAD(aad);
      return cipher.doFinal(plain);
    } catch (GeneralSecurityException e) {
      throw noSuchAlgorithm(e);
    }
  }

  /** What a slot stands for; null if that was not sealed so. */
  synchronized byte @Nullable [] open(Kind kind, int index, byte[] sealed) {
    try {
      cipher.init(
          Cipher.DECRYPT_MODE,
          seals,
          new GCMParameterSpec(128, sealed, 0, CounterFormat.NONCE_OCTETS));
      cipher.updateAAD(place(kind, index));
      return cipher.doFinal(
          sealed, CounterFormat.NONCE_OCTETS, sealed.length - CounterFormat.NONCE_OCTETS);
    } catch (AEADBadTagException e) {
      return null;
    } catch (GeneralSecurityException e) {
      throw noSuchAlgorithm(e);
    }
  }
}
