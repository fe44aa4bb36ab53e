package org.doorward.li.evidence.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.doorward.li.evidence.AuditDirectory;
import org.doorward.li.evidence.TileFile;
import org.doorward.li.evidence.TiledLog;
import org.doorward.li.evidence.Tiles;
import org.doorward.li.evidence.VerifierKey;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.store.Disk;

/**
 * Writes a directory that anybody can verify. Its checkpoint is replaced after everything that it reaches is
 * there, and what only the checkpoint before reached is removed after that. Not thread-safe.
 */
final class AuditFiles {
  private static final int MAX_FILE_OCTETS = Tiles.WIDTH * (2 + TiledLog.MAX_ENTRY_OCTETS);

  private final Disk disk;
  private final Path directory;

  AuditFiles(Disk disk, Path directory) {
    this.disk = disk;
    this.directory = directory;
  }

  AuditDirectory reader() {
    return new AuditDirectory(directory);
  }

  /** Puts the key there, or refuses a directory with another one. */
  void begin(VerifierKey key) throws EvidenceException {
    if (!has(AuditDirectory.KEY)) {
      write(AuditDirectory.KEY, (key.text() + "\n").getBytes(UTF_8));
    } else if (!reader().key().equals(key)) {
      throw new EvidenceException(AuditDirectory.KEY + " is the key of another log");
    }
  }

  boolean has(String path) {
    return Files.exists(directory.resolve(path));
  }

  /** Writes a file that never changes again. */
  void full(TileFile file) throws EvidenceException {
    write(file.path(), file.content());
  }

  /** Copies a file that never changes again, unless it was copied before. */
  void copy(AuditFiles from, int level, long index) throws EvidenceException {
    String path = new TileFile(level, index, Tiles.WIDTH, new byte[0]).path();
    if (!has(path)) {
      write(path, from.reader().read(path, MAX_FILE_OCTETS));
    }
  }

  /** Holds a file that never changes against what it has to be; writes it if a crash came before it. */
  void restore(TileFile file) throws EvidenceException {
    if (has(file.path())) {
      reader().require(file);
    } else {
      full(file);
    }
  }

  /**
   * Publishes a checkpoint.
   *
   * @param note signed
   * @param partial the tiles it reaches that are not full
   * @param before those that the checkpoint before reached
   */
  void publish(byte[] note, List<TileFile> partial, List<String> before) throws EvidenceException {
    for (TileFile file : partial) {
      write(file.path(), file.content());
    }
    write(AuditDirectory.CHECKPOINT, note);
    List<String> kept = partial.stream().map(TileFile::path).toList();
    for (String path : before) {
      if (!kept.contains(path)) {
        delete(path);
      }
    }
  }

  private void write(String path, byte[] content) throws EvidenceException {
    Path file = directory.resolve(path);
    try {
      Path parent = file.getParent();
      if (parent != null && !Files.isDirectory(parent)) {
        disk.createDirectories(parent);
      }
      disk.replace(file, content);
    } catch (IOException e) {
      throw new EvidenceException(path + " cannot be written", e);
    }
  }

  private void delete(String path) throws EvidenceException {
    try {
      disk.delete(directory.resolve(path));
    } catch (IOException e) {
      throw new EvidenceException(path + " cannot be removed", e);
    }
  }
}
