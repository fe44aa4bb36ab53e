package org.doorward.li.evidence.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

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
import org.doorward.li.store.internal.DiskFile;
import org.jspecify.annotations.Nullable;

/**
 * The last signed checkpoint, in a file of two slots that are written in turn. What it covers has been acknowledged to
 * somebody. Confined to the log's writer.
 */
final class HeadFile implements AutoCloseable {
  private final Disk disk;
  private final Path file;
  private final NoteSigner signer;
  private final VerifierKey key;
  private @Nullable DiskFile slots;
  private boolean inSlots;
  private int next;

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
   * What the file holds. A file of before, with one note and no slots, is read too.
   *
   * @return empty if there is no file
   * @throws EvidenceException if it does not verify with this log's key, is damaged, or of a later format
   */
  Optional<Checkpoint> read() throws EvidenceException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    byte[] octets;
    try {
      octets = Files.readAllBytes(file);
    } catch (IOException e) {
      throw new EvidenceException("the log's head cannot be read", e);
    }
    inSlots = HeadSlots.areIn(octets);
    return Optional.of(
        inSlots ? last(HeadSlots.read(octets)) : Checkpoint.open(octets, key, signer));
  }

  private Checkpoint last(List<Optional<byte[]>> notes) throws EvidenceException {
    Checkpoint last = null;
    for (int i = 0; i < notes.size(); i++) {
      if (notes.get(i).isPresent()) {
        Checkpoint one = Checkpoint.open(notes.get(i).get(), key, signer);
        if (last == null || one.size() > last.size()) {
          last = one;
          next = (i + 1) % HeadSlots.COUNT;
        }
      }
    }
    return requireNonNull(last);
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
      if (inSlots) {
        writeInPlace(note);
      } else {
        disk.replace(file, HeadSlots.file(note));
        inSlots = true;
        next = 1;
      }
    } catch (IOException e) {
      throw new EvidenceException("the log's head cannot be made durable", e);
    }
  }

  /** The slot that holds the head stays as it is until the other one is durable. */
  private void writeInPlace(byte[] note) throws IOException {
    DiskFile open = slots;
    if (open == null) {
      open = disk.open(file);
      slots = open;
      if (open.size() != HeadSlots.COUNT * HeadSlots.SLOT_OCTETS) {
        throw new IOException("the head's file has another length than it had");
      }
    }
    open.write((long) next * HeadSlots.SLOT_OCTETS, HeadSlots.slot(note), HeadSlots.SLOT_OCTETS);
    open.force();
    next = (next + 1) % HeadSlots.COUNT;
  }

  /** Releases the file. */
  @Override
  public void close() {
    DiskFile open = slots;
    slots = null;
    if (open != null) {
      try {
        open.close();
      } catch (IOException e) {
        inSlots = false; // nothing depends on it: what was acknowledged is durable
      }
    }
  }
}
