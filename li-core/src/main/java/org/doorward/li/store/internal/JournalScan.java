package org.doorward.li.store.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.doorward.li.fault.EvidenceException;

/**
 * One pass over the records of a journal's file, which ends at the first octet that is no record: the torn
 * tail of an interrupted write, or damage.
 */
final class JournalScan {
  private static final int WINDOW_OCTETS = 1 << 18;

  private final DiskFile file;
  private final long size;
  private byte[] window = new byte[WINDOW_OCTETS];
  private long windowStart;
  private int windowLength;
  private long position = JournalFrame.HEADER_OCTETS;
  private long index;

  JournalScan(DiskFile file) throws IOException {
    this.file = file;
    this.size = file.size();
  }

  /** How many records there are. */
  long records() {
    return index;
  }

  /** Where the last whole record ends. */
  long end() {
    return position;
  }

  /**
   * Hands every record to {@code visitor}, in order.
   *
   * @throws EvidenceException if a record is damaged
   */
  void run(Journal.Visitor visitor) throws IOException, EvidenceException {
    while (position < size) {
      int length = readLength();
      if (length < 0 || size - position < JournalFrame.frameOctets(length)) {
        requireTorn(length);
        return;
      }
      int padded = JournalFrame.paddedOctets(length);
      int start = at(position + JournalFrame.LENGTH_OCTETS, padded + JournalFrame.CHECK_OCTETS);
      int check = ByteBuffer.wrap(window).getInt(start + padded);
      if (check != JournalFrame.recordCheck(index, ByteBuffer.wrap(window, start, padded))) {
        requireTorn(length);
        return;
      }
      visitor.record(index, Arrays.copyOfRange(window, start, start + length));
      position += JournalFrame.frameOctets(length);
      index++;
    }
  }

  /** The length of the record that starts here; negative if none does. */
  private int readLength() throws IOException {
    if (size - position < JournalFrame.LENGTH_OCTETS) {
      return -1;
    }
    int start = at(position, JournalFrame.LENGTH_OCTETS);
    int length = ByteBuffer.wrap(window).getInt(start);
    int check = ByteBuffer.wrap(window).getInt(start + 4);
    boolean intact = check == JournalFrame.lengthCheck(index, length);
    return intact && length > 0 && length <= JournalFrame.MAX_RECORD_OCTETS ? length : -1;
  }

  /**
   * An interrupted write leaves the beginning of a record, and then nothing, or zeros where the system had
   * made room and not yet written. Whatever else does not verify was changed after it was written.
   */
  private void requireTorn(int length) throws IOException, EvidenceException {
    long written = lastWritten() - position;
    boolean torn = length < 0
        ? written < JournalFrame.LENGTH_OCTETS
        : size - position < JournalFrame.frameOctets(length)
            || written <= JournalFrame.frameOctets(length) - JournalFrame.CHECK_OCTETS;
    if (!torn) {
      throw new EvidenceException("journal record " + index + " is damaged");
    }
  }

  /** Where the last octet that is not zero ends, not below {@link #end}. */
  long lastWritten() throws IOException {
    for (long end = size; end > position; ) {
      int length = (int) Math.min(WINDOW_OCTETS, end - position);
      int start = at(end - length, length);
      for (int i = length - 1; i >= 0; i--) {
        if (window[start + i] != 0) {
          return end - length + i + 1;
        }
      }
      end -= length;
    }
    return position;
  }

  /** Brings {@code length} octets of the file into the window; returns where they begin in it. */
  private int at(long offset, int length) throws IOException {
    if (offset < windowStart || offset + length > windowStart + windowLength) {
      if (length > window.length) {
        window = new byte[length];
      }
      windowStart = offset;
      windowLength = (int) Math.min(window.length, size - offset);
      file.read(offset, window, windowLength);
    }
    return (int) (offset - windowStart);
  }
}
