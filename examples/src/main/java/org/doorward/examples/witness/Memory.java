package org.doorward.examples.witness;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.doorward.li.crypto.evidence.AuditVerifier;
import org.doorward.li.evidence.Checkpoint;
import org.doorward.li.evidence.MerkleTree;
import org.doorward.li.evidence.VerifierKey;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.Octets;

/**
 * What a witness saw last of one log: the log's own signed checkpoint, in a file that is replaced as a whole. One that
 * does not verify is refused, never forgotten: a witness that starts anew would cosign another past. Not thread-safe.
 */
final class Memory {
  private static final int MAX_OCTETS = 1 << 20;

  private final Path file;
  private final VerifierKey log;

  Memory(Path directory, VerifierKey log) {
    Octets name = Octets.of(log.name().getBytes(StandardCharsets.UTF_8));
    this.file = directory.resolve(MerkleTree.leafHash(name).toHex() + ".checkpoint");
    this.log = log;
  }

  /** The checkpoint that was kept last. */
  Optional<Checkpoint> last() throws EvidenceException, IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    if (Files.size(file) > MAX_OCTETS) {
      throw new EvidenceException("what was kept of a log is longer than it can be");
    }
    return Optional.of(Checkpoint.open(Files.readAllBytes(file), log, AuditVerifier.notes()));
  }

  /** Keeps a checkpoint in place of the one before; durable when it returns. */
  void keep(Octets note) throws IOException {
    Path beside = file.resolveSibling(file.getFileName() + ".new");
    try (FileChannel out = FileChannel.open(
        beside,
        StandardOpenOption.CREATE,
        StandardOpenOption.TRUNCATE_EXISTING,
        StandardOpenOption.WRITE)) {
      ByteBuffer octets = note.asByteBuffer();
      while (octets.hasRemaining()) {
        out.write(octets);
      }
      out.force(true);
    }
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    try (FileChannel names = FileChannel.open(file.toAbsolutePath().getParent())) {
      names.force(true);
    }
  }
}
