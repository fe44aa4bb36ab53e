package org.doorward.li.store.internal;

import java.io.Closeable;
import java.io.IOException;

/** An open file that nobody else has open. Not thread-safe. */
public interface DiskFile extends Closeable {
  /**
   * How long the file is.
   *
   * @return in octets
   * @throws IOException if the system refuses
   */
  long size() throws IOException;

  /**
   * Reads exactly {@code length} octets.
   *
   * @param position where they begin
   * @param into filled from 0
   * @param length how many; the file has them
   * @throws IOException if the system refuses, or the file ends before
   */
  void read(long position, byte[] into, int length) throws IOException;

  /**
   * Writes. Not durable before {@link #force}.
   *
   * @param position where the first octet goes, not behind the end of the file
   * @param octets holds what to write
   * @param length how many of them, from 0
   * @throws IOException if the system refuses; any part may have been written
   */
  void write(long position, byte[] octets, int length) throws IOException;

  /**
   * Cuts the file.
   *
   * @param size its new length, not above the present one
   * @throws IOException if the system refuses
   */
  void truncate(long size) throws IOException;

  /**
   * Makes durable what was written and cut. After this has failed once, nothing is known about what the
   * file holds until it is read again.
   *
   * @throws IOException if the system refuses
   */
  void force() throws IOException;
}
