package org.doorward.li.store.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.doorward.li.fault.EvidenceException;

/**
 * An append-only file of records. What {@link #sync} has returned for survives a crash; what an interrupted
 * write left behind is cut when the file is opened again, and whatever else does not verify is damage and is
 * refused. Not thread-safe.
 *
 * <p>A write or sync that failed is never tried again: the journal stays failed until it is opened anew, and
 * so read again.
 */
public final class Journal implements AutoCloseable {
  /** Takes the records of a journal that is being opened. */
  @FunctionalInterface
  public interface Visitor {
    /**
     * Takes one record.
     *
     * @param index counts from 0
     * @param record the octets that were appended; the visitor's own
     * @throws EvidenceException if the record is not what it has to be; opening fails with it
     */
    void record(long index, byte[] record) throws EvidenceException;

    /**
     * Takes the end, before anything in the file is changed: a torn tail is cut after this has returned.
     *
     * @param records how many there were
     * @throws EvidenceException if there have to be more; opening fails with it
     */
    default void end(long records) throws EvidenceException {}
  }

  /** The most that one record may have. */
  public static final int MAX_RECORD_OCTETS = JournalFrame.MAX_RECORD_OCTETS;

  private static final Pattern FORMAT = Pattern.compile("[a-z0-9/-]{1,32}");
  private static final int WRITE_OCTETS = 1 << 20;

  private final DiskFile file;
  private ByteBuffer unwritten = ByteBuffer.allocate(1 << 14);
  private long records;
  private long end;
  private boolean unsynced;
  private boolean failed;

  private Journal(DiskFile file) {
    this.file = file;
  }

  /**
   * Opens the journal in {@code file}, or begins one. Its directory must be there.
   *
   * @param disk where the file is
   * @param file the journal's file; nobody else has it open
   * @param format names what the records are, with its version, for instance {@code evidence/1}: lower-case
   *     letters, digits, {@code /} and {@code -}, at most 32
   * @param visitor takes every record that is there, in order
   * @return the journal, behind its last whole record
   * @throws EvidenceException if the file cannot be read or locked, holds another format, or is damaged; the
   *     message then names the record
   */
  public static Journal open(Disk disk, Path file, String format, Visitor visitor)
      throws EvidenceException {
    if (!FORMAT.matcher(format).matches()) {
      throw new IllegalArgumentException("not a name of a journal's format");
    }
    try {
      DiskFile opened = disk.open(file);
      try {
        Journal journal = new Journal(opened);
        journal.readAll(format, visitor);
        return journal;
      } catch (IOException | EvidenceException | RuntimeException e) {
        opened.close();
        throw e;
      }
    } catch (IOException e) {
      throw new EvidenceException("journal cannot be opened", e);
    }
  }

  /**
   * A journal without records, in a file that has room for them already.
   *
   * @param format names what the records will be
   * @param octets how long the file is
   * @return the whole file
   */
  public static byte[] empty(String format, int octets) {
    return Arrays.copyOf(JournalFrame.header(format), octets);
  }

  private void readAll(String format, Visitor visitor) throws IOException, EvidenceException {
    byte[] expected = JournalFrame.header(format);
    if (isUnwritten(expected.length)) {
      visitor.end(0);
      file.truncate(0);
      file.write(0, expected, expected.length);
      file.force();
      end = expected.length;
      return;
    }
    byte[] header = new byte[expected.length];
    file.read(0, header, header.length);
    if (!JournalFrame.isIntact(header)) {
      throw new EvidenceException("journal header is damaged");
    }
    if (!Arrays.equals(header, expected)) {
      throw new EvidenceException("journal is not of the format " + format);
    }
    JournalScan scan = new JournalScan(file);
    scan.run(visitor);
    visitor.end(scan.records());
    records = scan.records();
    end = scan.end();
    clear(scan.lastWritten());
  }

  /** Zeros stay: they are room that the file already has. */
  private void clear(long tornEnd) throws IOException {
    int torn = (int) (tornEnd - end);
    if (torn > 0) {
      file.write(end, new byte[torn], torn);
      file.force();
    }
  }

  /** Whether writing the header was interrupted; no record can have followed then. */
  private boolean isUnwritten(int headerOctets) throws IOException {
    if (file.size() != headerOctets) {
      return file.size() < headerOctets;
    }
    byte[] header = new byte[headerOctets];
    file.read(0, header, headerOctets);
    return Arrays.equals(header, new byte[headerOctets]);
  }

  /**
   * How many records there are, those not yet durable included.
   *
   * @return the next record's index
   */
  public long records() {
    return records;
  }

  /**
   * Appends a record. Not durable before {@link #sync}.
   *
   * @param record 1 to {@link #MAX_RECORD_OCTETS} octets
   * @return the record's index
   * @throws EvidenceException if the journal has failed or is closed
   */
  public long append(byte[] record) throws EvidenceException {
    if (record.length == 0 || record.length > MAX_RECORD_OCTETS) {
      throw new IllegalArgumentException("a record of " + record.length + " octets");
    }
    requireUsable();
    if (unwritten.position() > 0
        && unwritten.position() + JournalFrame.frameOctets(record.length) > WRITE_OCTETS) {
      write();
    }
    reserve(JournalFrame.frameOctets(record.length));
    JournalFrame.write(unwritten, records, record);
    unsynced = true;
    return records++;
  }

  /**
   * Makes every appended record durable.
   *
   * @throws EvidenceException if that failed, now or before; nothing appended since the last success counts
   *     as recorded
   */
  public void sync() throws EvidenceException {
    requireUsable();
    write();
    try {
      file.force();
      unsynced = false;
    } catch (IOException e) {
      failed = true;
      throw new EvidenceException("journal cannot be made durable", e);
    }
  }

  /**
   * Makes durable what was appended, and releases the file. Does nothing more if the journal has failed.
   *
   * @throws EvidenceException if it cannot be made durable; the file is released all the same
   */
  @Override
  public void close() throws EvidenceException {
    try {
      if (unsynced && !failed) {
        sync();
      }
    } finally {
      failed = true;
      try {
        file.close();
      } catch (IOException e) {
        // Nothing depends on it: what had to be durable is, or its failure is on its way to the
        // caller.
        unwritten.clear();
      }
    }
  }

  private void write() throws EvidenceException {
    try {
      file.write(end, unwritten.array(), unwritten.position());
      end += unwritten.position();
      unwritten.clear();
    } catch (IOException e) {
      failed = true;
      throw new EvidenceException("journal cannot be written", e);
    }
  }

  private void reserve(int octets) {
    if (unwritten.remaining() < octets) {
      int wanted = unwritten.position() + octets;
      ByteBuffer larger = ByteBuffer.allocate(Math.max(wanted, 2 * unwritten.capacity()));
      unwritten = larger.put(unwritten.flip());
    }
  }

  private void requireUsable() throws EvidenceException {
    if (failed) {
      throw new EvidenceException("journal has failed or is closed; it has to be opened anew");
    }
  }
}
