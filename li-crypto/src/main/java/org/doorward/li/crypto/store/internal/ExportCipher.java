package org.doorward.li.crypto.store.internal;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.doorward.li.fault.EvidenceException;

/**
 * Seals the chunks of one exported state in their order: AES-256-GCM, the chunk's number as nonce, bound to the header
 * and to whether it is the last. Not thread-safe.
 */
final class ExportCipher {
  static final int CHUNK_OCTETS = 1 << 16;
  static final int TAG_OCTETS = 16;

  private static final int NONCE_OCTETS = 12;

  private final SecretKeySpec key;
  private final byte[] headerDigest;
  private long number;

  ExportCipher(byte[] exportKey, byte[] headerDigest) {
    this.key = new SecretKeySpec(
        SealedTaskStore.derived(exportKey, "doorward/state-export/body/v1"), "AES");
    this.headerDigest = headerDigest;
  }

  byte[] seal(byte[] text, int length, boolean last) {
    try {
      return next(Cipher.ENCRYPT_MODE, last).doFinal(text, 0, length);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has AES-256-GCM", e);
    }
  }

  byte[] open(byte[] sealed, boolean last) throws EvidenceException {
    try {
      return next(Cipher.DECRYPT_MODE, last).doFinal(sealed);
    } catch (GeneralSecurityException e) {
      throw new EvidenceException(
          "the exported state is damaged, or the shares are not those of its key", e);
    }
  }

  private Cipher next(int mode, boolean last) throws GeneralSecurityException {
    byte[] nonce = ByteBuffer.allocate(NONCE_OCTETS).putLong(4, number).array();
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(8 * TAG_OCTETS, nonce));
    cipher.updateAAD(headerDigest);
    cipher.updateAAD(new byte[] {(byte) (last ? 1 : 0)});
    number++;
    return cipher;
  }
}
