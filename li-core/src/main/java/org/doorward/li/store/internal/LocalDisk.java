package org.doorward.li.store.internal;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/**
 * The file systems of this machine. Uses streams and not channels for the data, since an interrupt of the
 * calling thread closes a channel. Thread-safe.
 */
final class LocalDisk implements Disk {
  static final LocalDisk INSTANCE = new LocalDisk();

  private LocalDisk() {}

  @Override
  public void createDirectories(Path directory) throws IOException {
    Path absolute = directory.toAbsolutePath().normalize();
    if (Files.isDirectory(absolute)) {
      return;
    }
    Path parent = absolute.getParent();
    if (parent != null) {
      createDirectories(parent);
    }
    try {
      Files.createDirectory(absolute, ownerOnly(absolute, "rwx------"));
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(absolute)) {
        throw e;
      }
    }
    if (parent != null) {
      force(parent);
    }
  }

  @Override
  public DiskFile open(Path file) throws IOException {
    create(file);
    RandomAccessFile opened = new RandomAccessFile(file.toFile(), "rw");
    try {
      FileLock lock = opened.getChannel().tryLock();
      if (lock == null) {
        throw new IOException("the file is open in another process");
      }
      force(parent(file));
      return new LocalFile(opened, AsynchronousFileChannel.open(file, StandardOpenOption.WRITE));
    } catch (OverlappingFileLockException e) {
      opened.close();
      throw new IOException("the file is open in this process already", e);
    } catch (IOException e) {
      opened.close();
      throw e;
    }
  }

  @Override
  public List<String> list(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> String.valueOf(file.getFileName())).toList();
    }
  }

  @Override
  public void replace(Path file, byte[] content) throws IOException {
    Path written = file.resolveSibling(file.getFileName() + UNFINISHED);
    Files.deleteIfExists(written);
    create(written);
    try (FileOutputStream out = new FileOutputStream(written.toFile())) {
      out.write(content);
      out.getFD().sync();
    }
    Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    force(parent(file));
  }

  @Override
  public void write(Path file, byte[] content) throws IOException {
    create(file);
    try (FileOutputStream out = new FileOutputStream(file.toFile())) {
      out.write(content);
    }
  }

  /** Needs a channel, which an interrupt would close; it is put off until this is done. */
  @Override
  public void force(Path path) throws IOException {
    boolean interrupted = Thread.interrupted();
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Needs a channel, as {@link #force} does. */
  @Override
  public ByteBuffer map(Path file, int octets) throws IOException {
    boolean interrupted = Thread.interrupted();
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      return channel.map(FileChannel.MapMode.READ_WRITE, 0, octets);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public void delete(Path file) throws IOException {
    Files.deleteIfExists(file);
  }

  private static void create(Path file) throws IOException {
    if (!Files.exists(file)) {
      Files.createFile(file, ownerOnly(file, "rw-------"));
    }
  }

  private static FileAttribute<?>[] ownerOnly(Path file, String rights) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))
        }
        : new FileAttribute<?>[0];
  }

  private static Path parent(Path file) {
    Path parent = file.toAbsolutePath().getParent();
    if (parent == null) {
      throw new IllegalArgumentException("a file has a directory");
    }
    return parent;
  }

  private static final class LocalFile implements DiskFile {
    private final RandomAccessFile file;
    private final AsynchronousFileChannel syncing;

    LocalFile(RandomAccessFile file, AsynchronousFileChannel syncing) {
      this.file = file;
      this.syncing = syncing;
    }

    @Override
    public long size() throws IOException {
      return file.length();
    }

    @Override
    public void read(long position, byte[] into, int length) throws IOException {
      file.seek(position);
      file.readFully(into, 0, length);
    }

    @Override
    public void write(long position, byte[] octets, int length) throws IOException {
      file.seek(position);
      file.write(octets, 0, length);
    }

    @Override
    public void truncate(long size) throws IOException {
      file.setLength(size);
    }

    /**
     * What was written and how long the file is, and not when it was written: that would have the file system write
     * its own journal each time. Other channels would be closed by an interrupt.
     */
    @Override
    public void force() throws IOException {
      syncing.force(false);
    }

    /** Closing releases the lock too. */
    @Override
    public void close() throws IOException {
      try {
        syncing.close();
      } finally {
        file.close();
      }
    }
  }
}
