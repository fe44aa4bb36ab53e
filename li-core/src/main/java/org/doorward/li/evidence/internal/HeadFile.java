package org.doorward.li.evidence.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.doorward.li.evidence.Checkpoint;
import org.doorward.li.evidence.NoteVerifier;
import org.doorward.li.evidence.SignedNote;
import org.doorward.li.evidence.VerifierKey;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.Octets;
import org.doorward.li.store.internal.Disk;

/**
 * The last signed checkpoint, in a file that is replaced as a whole. What it covers has been acknowledged to
 * somebody. Confined to the log's writer.
 */
final class HeadFile {
  private final Disk disk;
  private final Path file;
  private final NoteSigner signer;
  private final VerifierKey key;

  HeadFile(Disk disk, Path file, String origin, NoteSigner signer) {
    this.disk = disk;
    this.file = file;
    this.signer = signer;
    this.key = new VerifierKey(origin, Octets.of(signer.publicKey()));
  }

  VerifierKey key() {
    return key;
  }

  NoteVerifier verifier() {
    return signer;
  }

  /**
   * What the file holds.
   *
   * @return empty if there is no file
   * @throws EvidenceException if it does not verify with this log's key
   */
  Optional<Checkpoint> read() throws EvidenceException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Checkpoint.open(Files.readAllBytes(file), key, signer));
    } catch (IOException e) {
      throw new EvidenceException("the log's head cannot be read", e);
    }
  }

  /**
   * Signs a checkpoint.
   *
   * @return the note; nothing is on the disk yet
   * @throws EvidenceException if the key cannot be used now
   */
  byte[] sign(Checkpoint checkpoint) throws EvidenceException {
    Octets signature = Octets.of(signer.sign(checkpoint.text().getBytes(UTF_8)));
    SignedNote.Signature line = new SignedNote.Signature(key.name(), key.keyId(), signature);
    return new SignedNote(checkpoint.text(), List.of(line)).encode();
  }

  /**
   * Makes a signed checkpoint the head.
   *
   * @throws EvidenceException if it is not durable
   */
  void write(byte[] note) throws EvidenceException {
    try {
      disk.replace(file, note);
    } catch (IOException e) {
      throw new EvidenceException("the log's head cannot be made durable", e);
    }
  }
}
