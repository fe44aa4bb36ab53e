package org.doorward.li.store.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

/**
 * The file operations that durability rests on. A seam, so that a test can fail or cut each one of them.
 * Calls block on the disk. Thread-safe.
 */
public interface Disk {
  /** What the name of a file ends with that {@link #replace} has not put in its place. */
  String UNFINISHED = ".new";

  /**
   * The file systems of this machine.
   *
   * @return the one implementation outside tests
   */
  static Disk local() {
    return LocalDisk.INSTANCE;
  }

  /**
   * Makes a directory and those above it. New ones are for the owner alone (0700), and their names are
   * durable when this returns.
   *
   * @param directory may be there already
   * @throws IOException if the system refuses
   */
  void createDirectories(Path directory) throws IOException;

  /**
   * Opens a file for reading and appending, alone: nobody else has it open through here. A new one is for
   * the owner alone (0600), and its name is durable when this returns.
   *
   * @param file in a directory that is there
   * @return the open file
   * @throws IOException if the system refuses, or another process or part of this one has the file open
   */
  DiskFile open(Path file) throws IOException;

  /**
   * The names of the files in a directory.
   *
   * @param directory is there
   * @return in any order
   * @throws IOException if the system refuses
   */
  List<String> list(Path directory) throws IOException;

  /**
   * Puts a whole file in the place of another, or of none. After a crash there is the old one or the new
   * one, and the new one for certain once this has returned.
   *
   * @param file what to replace
   * @param content all of it
   * @throws IOException if the system refuses; the old file is then still there, or the new one whole
   */
  void replace(Path file, byte[] content) throws IOException;

  /**
   * Writes a whole file, over what was there before. Not durable before {@link #force}; after a crash there
   * may be anything. A new file is for the owner alone.
   *
   * @param file what to write
   * @param content all of it
   * @throws IOException if the system refuses
   */
  void write(Path file, byte[] content) throws IOException;

  /**
   * Makes durable what is in a file, or which names are in a directory.
   *
   * @param path the file or directory
   * @throws IOException if the system refuses; nothing is known then about what is there
   */
  void force(Path path) throws IOException;

  /**
   * Removes a file if it is there. May be undone by a crash.
   *
   * @param file what to remove
   * @throws IOException if the system refuses
   */
  void delete(Path file) throws IOException;

  /**
   * Maps a file into memory: what is written there outlives the process, if not the loss of power, and is not to be
   * forced. The file stays mapped for as long as somebody holds the buffer.
   *
   * @param file is there
   * @param octets how many of it, from the beginning
   * @return the octets, not on the heap
   * @throws IOException if the system refuses
   */
  ByteBuffer map(Path file, int octets) throws IOException;
}
