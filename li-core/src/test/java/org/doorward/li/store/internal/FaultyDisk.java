package org.doorward.li.store.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;

/**
 * The real disk until the operation with a given number, counted from 0: that one fails, half done if it is
 * a write, and so does every later one, as if the process had ended there. Nothing is forced: what a test reads is
 * what was written.
 */
public final class FaultyDisk implements Disk {
  private final Disk real = Disk.local();
  private final boolean once;
  private int left;

  private FaultyDisk(int successes, boolean once) {
    this.left = successes;
    this.once = once;
  }

  /** Nothing works any more after {@code successes} changes to the disk. */
  public static FaultyDisk endingAfter(int successes) {
    return new FaultyDisk(successes, false);
  }

  /** One change fails, after {@code successes} others; those behind it work again. */
  public static FaultyDisk failingOnceAfter(int successes) {
    return new FaultyDisk(successes, true);
  }

  /** Everything works. */
  public static FaultyDisk faultless() {
    return new FaultyDisk(Integer.MAX_VALUE, false);
  }

  /** Lets that many changes pass from now on. */
  public synchronized void failAfter(int successes) {
    left = successes;
  }

  /** Whether a change has failed. */
  public synchronized boolean failed() {
    return left < 0;
  }

  private synchronized boolean fails() {
    boolean fails = left == 0 || (left < 0 && !once);
    left = Math.max(left - 1, -1);
    return fails;
  }

  private void step() throws IOException {
    if (fails()) {
      throw new IOException("injected");
    }
  }

  @Override
  public void createDirectories(Path directory) throws IOException {
    step();
    real.createDirectories(directory);
  }

  @Override
  public List<String> list(Path directory) throws IOException {
    return real.list(directory);
  }

  @Override
  public void replace(Path file, byte[] content) throws IOException {
    step();
    Path written = file.resolveSibling(file.getFileName() + UNFINISHED);
    real.delete(written);
    real.write(written, content);
    Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public void write(Path file, byte[] content) throws IOException {
    if (fails()) {
      real.write(file, Arrays.copyOf(content, content.length / 2));
      throw new IOException("injected");
    }
    real.write(file, content);
  }

  @Override
  public void force(Path path) throws IOException {
    step();
  }

  @Override
  public ByteBuffer map(Path file, int octets) throws IOException {
    return real.map(file, octets);
  }

  @Override
  public void delete(Path file) throws IOException {
    step();
    real.delete(file);
  }

  @Override
  public DiskFile open(Path file) throws IOException {
    step();
    DiskFile opened = real.open(file);
    return new DiskFile() {
      @Override
      public long size() throws IOException {
        return opened.size();
      }

      @Override
      public void read(long position, byte[] into, int length) throws IOException {
        opened.read(position, into, length);
      }

      @Override
      public void write(long position, byte[] octets, int length) throws IOException {
        if (fails()) {
          opened.write(position, octets, length / 2);
          throw new IOException("injected");
        }
        opened.write(position, octets, length);
      }

      @Override
      public void truncate(long size) throws IOException {
        step();
        opened.truncate(size);
      }

      @Override
      public void force() throws IOException {
        step();
      }

      @Override
      public void close() throws IOException {
        opened.close();
      }
    };
  }
}
