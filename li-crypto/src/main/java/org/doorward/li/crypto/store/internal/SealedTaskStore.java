package org.doorward.li.crypto.store.internal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.Octets;
import org.doorward.li.store.TaskStore;

/**
 * Seals values before a store sees them: AES-256-GCM, a random nonce for each value, and identifiers that are
 * keyed digests. A value opens only under the identifier and kind that it was put under, and its length is a
 * multiple of a block. Thread-safe.
 *
 * <p>A sealed value is one octet of version, the nonce of 12, and the sealed text; that is the identifier behind
 * its length in one octet, the value, 80 in hexadecimal and zeros.
 */
public final class SealedTaskStore implements TaskStore {
  private static final byte VERSION = 1;
  private static final int NONCE_OCTETS = 12;
  private static final int TAG_BITS = 128;
  private static final int BLOCK_OCTETS = 256;
  private static final int MOST_ID_OCTETS = 255;
  private static final byte END = (byte) 0x80;

  private final TaskStore store;
  private final SecretKeySpec ids;
  private final SecretKeySpec values;
  private final SecureRandom random = new SecureRandom();

  /**
   * Seals for a store.
   *
   * @param store gets sealed values only; closed with this
   * @param key 32 octets, the caller's to zero
   */
  public SealedTaskStore(TaskStore store, byte[] key) {
    this.store = store;
    this.ids = new SecretKeySpec(derived(key, "doorward/state/ids/v1"), "HmacSHA256");
    this.values = new SecretKeySpec(derived(key, "doorward/state/values/v1"), "AES");
  }

  /** The key for one purpose, of the state's. */
  static byte[] derived(byte[] key, String purpose) {
    return mac(new SecretKeySpec(key, "HmacSHA256"), purpose.getBytes(US_ASCII));
  }

  private static byte[] mac(SecretKeySpec key, byte[]... parts) {
    try {
      Mac hmac = Mac.getInstance("HmacSHA256");
      hmac.init(key);
      for (byte[] part : parts) {
        hmac.update(part);
      }
      return hmac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has HMAC-SHA-256", e);
    }
  }

  private Octets digest(Kind kind, Octets id) {
    return Octets.of(mac(ids, kind.name().getBytes(US_ASCII), new byte[1], id.toByteArray()));
  }

  @Override
  public void read(Visitor visitor) throws EvidenceException {
    store.read((kind, name, box) -> {
      ByteBuffer opened = ByteBuffer.wrap(open(kind, name, box));
      byte[] id = new byte[Byte.toUnsignedInt(opened.get())];
      if (id.length > opened.remaining()) {
        throw damaged();
      }
      opened.get(id);
      byte[] value = new byte[opened.remaining()];
      opened.get(value);
      visitor.held(kind, Octets.of(id), Octets.of(value));
    });
  }

  @Override
  public void commit(List<Change> changes) throws EvidenceException {
    store.commit(changes.stream()
        .map(change -> {
          Octets name = digest(change.kind(), change.id());
          Optional<Octets> box =
              change.value().map(value -> seal(change.kind(), name, change.id(), value));
          return new Change(change.kind(), name, box);
        })
        .toList());
  }

  private Octets seal(Kind kind, Octets name, Octets id, Octets value) {
    if (id.length() > MOST_ID_OCTETS) {
      throw new IllegalArgumentException("an identifier of " + id.length() + " octets");
    }
    int octets = 1 + id.length() + value.length() + 1;
    byte[] text = new byte[(octets + BLOCK_OCTETS - 1) / BLOCK_OCTETS * BLOCK_OCTETS];
    ByteBuffer.wrap(text)
        .put((byte) id.length())
        .put(id.toByteArray())
        .put(value.toByteArray())
        .put(END);
    byte[] nonce = new byte[NONCE_OCTETS];
    random.nextBytes(nonce);
    try {
      byte[] cryptogram = cipher(Cipher.ENCRYPT_MODE, nonce, kind, name).doFinal(text);
      Arrays.fill(text, (byte) 0);
      return Octets.of(ByteBuffer.allocate(1 + nonce.length + cryptogram.length)
          .put(VERSION)
          .put(nonce)
          .put(cryptogram)
          .array());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has AES-256-GCM", e);
    }
  }

  private byte[] open(Kind kind, Octets name, Octets box) throws EvidenceException {
    byte[] octets = box.toByteArray();
    if (octets.length <= 1 + NONCE_OCTETS || octets[0] != VERSION) {
      throw new EvidenceException("a kept value is sealed in a form that is not known");
    }
    byte[] nonce = Arrays.copyOfRange(octets, 1, 1 + NONCE_OCTETS);
    byte[] text;
    try {
      text = cipher(Cipher.DECRYPT_MODE, nonce, kind, name)
          .doFinal(octets, 1 + NONCE_OCTETS, octets.length - 1 - NONCE_OCTETS);
    } catch (GeneralSecurityException e) {
      throw new EvidenceException("a kept value is damaged, or sealed under another key", e);
    }
    int end = text.length - 1;
    while (end >= 0 && text[end] == 0) {
      end--;
    }
    if (end < 1 || text[end] != END) {
      throw damaged();
    }
    return Arrays.copyOf(text, end);
  }

  private Cipher cipher(int mode, byte[] nonce, Kind kind, Octets name)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, values, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(kind.name().getBytes(US_ASCII));
    cipher.updateAAD(name.toByteArray());
    return cipher;
  }

  private static EvidenceException damaged() {
    return new EvidenceException("a kept value is damaged, or sealed under another key");
  }

  @Override
  public void close() throws EvidenceException {
    store.close();
  }
}
