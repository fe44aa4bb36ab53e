package org.doorward.li.evidence.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.doorward.li.evidence.AuditDirectory;
import org.doorward.li.evidence.TileFile;
import org.doorward.li.evidence.TiledLog;
import org.doorward.li.evidence.Tiles;
import org.doorward.li.evidence.VerifierKey;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.store.internal.Disk;

/** Writes the files of a directory that anybody can verify. Thread-safe for different files. */
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

  boolean has(String path) {
    return Files.exists(directory.resolve(path));
  }

  /** Puts the key there, or refuses a directory with another one. */
  void begin(VerifierKey key) throws EvidenceException {
    if (!has(AuditDirectory.KEY)) {
      replace(AuditDirectory.KEY, (key.text() + "\n").getBytes(UTF_8));
    } else if (!reader().key().equals(key)) {
      throw new EvidenceException(AuditDirectory.KEY + " is the key of another log");
    }
  }

  /** Writes a file that is not durable yet. */
  void write(TileFile file) throws EvidenceException {
    write(file.path(), file.content());
  }

  /** Copies a full tile, unless it was copied before. */
  void copy(AuditFiles from, int level, long index) throws EvidenceException {
    String path = new TileFile(level, index, Tiles.WIDTH, new byte[0]).path();
    if (!has(path)) {
      write(path, from.reader().read(path, MAX_FILE_OCTETS));
    }
  }

  /** Makes files durable, and then their names. */
  void force(Collection<String> paths) throws EvidenceException {
    Set<Path> directories = new LinkedHashSet<>();
    try {
      for (String path : paths) {
        Path file = directory.resolve(path);
        disk.force(file);
        directories.add(parent(file));
      }
      for (Path parent : directories) {
        disk.force(parent);
      }
    } catch (IOException e) {
      throw new EvidenceException("the audit files cannot be made durable", e);
    }
  }

  /** Replaces a file as a whole; durable when it returns. */
  void replace(String path, byte[] content) throws EvidenceException {
    try {
      disk.replace(prepared(path), content);
    } catch (IOException e) {
      throw new EvidenceException(path + " cannot be written", e);
    }
  }

  void delete(String path) throws EvidenceException {
    try {
      disk.delete(directory.resolve(path));
    } catch (IOException e) {
      throw new EvidenceException(path + " cannot be removed", e);
    }
  }

  private void write(String path, byte[] content) throws EvidenceException {
    try {
      disk.write(prepared(path), content);
    } catch (IOException e) {
      throw new EvidenceException(path + " cannot be written", e);
    }
  }

  private Path prepared(String path) throws IOException {
    Path file = directory.resolve(path);
    if (!Files.isDirectory(parent(file))) {
      disk.createDirectories(parent(file));
    }
    return file;
  }

  private static Path parent(Path file) {
    Path parent = file.getParent();
    if (parent == null) {
      throw new IllegalArgumentException("a file has a directory");
    }
    return parent;
  }
}
