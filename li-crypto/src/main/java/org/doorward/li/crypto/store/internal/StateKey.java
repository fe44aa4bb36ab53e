package org.doorward.li.crypto.store.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Arrays;
import org.doorward.li.crypto.key.KeyVault;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.fault.TransportException;
import org.doorward.li.store.internal.Disk;

/** The key that seals what an element keeps: beside it in a file, wrapped by the operator's vault. */
public final class StateKey {
  private static final int OCTETS = 32;
  private static final int MOST_WRAPPED_OCTETS = 4096;

  private StateKey() {}

  /**
   * The key in {@code file}, or a fresh one if there is no file yet.
   *
   * @param disk where the file is
   * @param file the wrapped key
   * @param vault wraps it
   * @param state what the key seals; if something of that is there and the key is not, no other is made
   * @return 32 octets, the caller's to zero
   * @throws TransportException if the vault cannot unwrap it, or has no key to wrap one
   * @throws EvidenceException if it is missing beside what it seals, or cannot be read or written
   */
  public static byte[] open(Disk disk, Path file, KeyVault vault, Path... state)
      throws TransportException, EvidenceException {
    try {
      if (Files.exists(file)) {
        if (Files.size(file) > MOST_WRAPPED_OCTETS) {
          throw new EvidenceException("the state's key is no wrapped key");
        }
        byte[] key = vault.unwrap(Files.readAllBytes(file));
        if (key.length != OCTETS) {
          throw new EvidenceException("the state's key is no wrapped key");
        }
        return key;
      }
      if (Arrays.stream(state).anyMatch(Files::exists)) {
        throw new EvidenceException(
            "the state is there, and its key is not: it was exported, or the key is lost");
      }
      byte[] fresh = new byte[OCTETS];
      new SecureRandom().nextBytes(fresh);
      disk.replace(file, vault.wrap(fresh));
      return fresh;
    } catch (IOException e) {
      throw new EvidenceException("the state's key cannot be read or written", e);
    }
  }

  /**
   * Moves a key to another name in its directory, durably: it is under one of the two, whatever happens.
   *
   * @param disk where the file is
   * @param file the wrapped key
   * @param to its new name
   * @throws EvidenceException if it may still have the old name
   */
  public static void move(Disk disk, Path file, Path to) throws EvidenceException {
    try {
      Files.move(file, to, StandardCopyOption.ATOMIC_MOVE);
      disk.force(directory(file));
    } catch (IOException e) {
      throw new EvidenceException("the state's key cannot be moved", e);
    }
  }

  /**
   * Removes a key, durably: nobody opens again what it seals.
   *
   * @param disk where the file is
   * @param file the wrapped key
   * @throws EvidenceException if it may still be there
   */
  public static void remove(Disk disk, Path file) throws EvidenceException {
    try {
      disk.delete(file);
      disk.force(directory(file));
    } catch (IOException e) {
      throw new EvidenceException("the state's key may still be there", e);
    }
  }

  private static Path directory(Path file) {
    return file.toAbsolutePath().resolveSibling(".").normalize();
  }

  /**
   * The key of the segments that sealed values stand in.
   *
   * @param key of the state, the caller's to zero
   * @return 32 octets, the caller's to zero
   */
  public static byte[] ofSegments(byte[] key) {
    return SealedTaskStore.derived(key, "doorward/state/segments/v1");
  }
}
