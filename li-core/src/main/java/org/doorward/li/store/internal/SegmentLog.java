package org.doorward.li.store.internal;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.Octets;
import org.jspecify.annotations.Nullable;

/**
 * Records in sealed segments: appended at one end, let go in whole segments at the other. What {@link #sync} has
 * returned for survives a crash. What an interrupted group left behind is passed over when the log is opened again;
 * whatever else does not open is damage, and is refused naming the block. Not thread-safe.
 *
 * <p>Opening changes nothing that counts: the first record appended begins a new segment. An operation that failed is
 * never tried again; the log stays failed until it is opened anew, and so read again. What the files cannot tell is
 * that they are all of an earlier time.
 */
public final class SegmentLog implements AutoCloseable {
  /** Takes records. */
  @FunctionalInterface
  public interface Visitor {
    /**
     * Takes one record.
     *
     * @param segment the number of the segment that it begins in
     * @param record the octets that were appended; the visitor's own
     * @throws EvidenceException if the record is not what it has to be; reading fails with it
     */
    void record(long segment, byte[] record) throws EvidenceException;
  }

  /** The most that one record may have. */
  public static final int MAX_RECORD_OCTETS = 1 << 28;

  /** How many blocks a segment's file has, unless told otherwise: 4 MiB. */
  public static final int DEFAULT_BLOCKS = 1024;

  private static final Pattern FORMAT = Pattern.compile("[a-z0-9/-]{1,32}");

  private final SegmentFiles files;
  private final int blocks;
  private final DiskFile lock;
  private final TreeMap<Long, SegmentExtent> segments = new TreeMap<>();
  private @Nullable SegmentHead head;
  private long first = 1;
  private boolean grouped;
  private int group;
  private boolean failed;

  private SegmentLog(SegmentFiles files, int blocks, DiskFile lock) {
    this.files = files;
    this.blocks = blocks;
    this.lock = lock;
  }

  /**
   * Opens the log in a directory, or begins one.
   *
   * @param disk where the directory is
   * @param directory the log's own; made if need be; nobody else has the log open
   * @param format names what the records are, with its version, for instance {@code state/1}: lower-case letters,
   *     digits, {@code /} and {@code -}, at most 32
   * @param key 32 octets, the caller's to zero
   * @param blocks how many a new segment has, at least 2
   * @return the log, behind its last whole record
   * @throws EvidenceException if a file cannot be read or locked, is missing, damaged, of another format or version,
   *     or sealed with another key; nothing has been changed then
   */
  public static SegmentLog open(Disk disk, Path directory, String format, byte[] key, int blocks)
      throws EvidenceException {
    if (!FORMAT.matcher(format).matches() || blocks < 2) {
      throw new IllegalArgumentException("not a name of a format, or not a number of blocks");
    }
    SegmentFiles files = new SegmentFiles(disk, directory, SegmentCipher.logKey(key), format);
    try {
      disk.createDirectories(directory);
      DiskFile lock = disk.open(directory.resolve("lock"));
      try {
        SegmentLog log = new SegmentLog(files, blocks, lock);
        log.find();
        return log;
      } catch (IOException | EvidenceException | RuntimeException e) {
        lock.close();
        throw e;
      }
    } catch (IOException e) {
      throw new EvidenceException("segments cannot be opened", e);
    }
  }

  private void find() throws IOException, EvidenceException {
    List<Long> numbers = files.numbers();
    if (numbers.isEmpty()) {
      return;
    }
    long last = numbers.get(numbers.size() - 1);
    SegmentExtent extent;
    try (DiskFile file = files.disk().open(files.file(last))) {
      extent = SegmentExtent.ofLast(files.header(last, file), file, files);
    }
    segments.put(last, extent);
    first = firstBy(extent);
    for (long number = last - 1; number >= first; number--) {
      if (!numbers.contains(number)) {
        throw new EvidenceException("segment " + number + " is missing");
      }
      extent = SegmentExtent.before(extent.header(), files.header(number));
      segments.put(number, extent);
    }
    // What is read from here on may be acted upon, so it has to stay.
    files.disk().force(files.file(last));
    deleteBelowFirst(numbers);
  }

  /** The first segment that counts, by the last one's header and records. */
  private long firstBy(SegmentExtent last) throws IOException, EvidenceException {
    long number = last.header().first();
    try (SegmentCursor cursor = new SegmentCursor(files, segments)) {
      while (cursor.next()) {
        if (!cursor.isUsers()) {
          number = ByteBuffer.wrap(cursor.record()).getLong();
        }
      }
    }
    return number;
  }

  /** They are no longer needed, and are found again at the next start if this does not work. */
  private void deleteBelowFirst(Iterable<Long> numbers) {
    for (long number : numbers) {
      if (number < first) {
        try {
          files.disk().delete(files.file(number));
        } catch (IOException e) {
          return;
        }
      }
    }
  }

  /**
   * Reads every whole record, in order. Only before the first {@link #append}.
   *
   * @param visitor takes them
   * @throws EvidenceException if a block is damaged or cannot be read
   */
  public void read(Visitor visitor) throws EvidenceException {
    requireUsable();
    if (head != null) {
      throw new IllegalStateException("read before anything is appended");
    }
    try (SegmentCursor cursor = new SegmentCursor(files, segments)) {
      while (cursor.next()) {
        if (cursor.isUsers()) {
          visitor.record(cursor.segment(), cursor.record());
        }
      }
    } catch (IOException e) {
      throw new EvidenceException("segments cannot be read", e);
    }
  }

  /** The records from a segment on, up to the last segment that is not being written. */
  SegmentCursor cursor(long from) {
    SegmentHead current = head;
    SortedMap<Long, SegmentExtent> range = current == null
        ? segments.tailMap(from)
        : segments.subMap(from, current.header().number());
    return new SegmentCursor(files, new TreeMap<>(range));
  }

  /**
   * The first segment that counts.
   *
   * @return its number
   */
  public long first() {
    return first;
  }

  /**
   * How many octets the log has on the disk.
   *
   * @return a multiple of a block
   */
  public long octets() {
    long sum = 0;
    for (SegmentExtent segment : segments.values()) {
      sum += (long) segment.header().blocks() * SegmentFormat.BLOCK_OCTETS;
    }
    return sum;
  }

  /** How many segments there are. */
  int count() {
    return segments.size();
  }

  /**
   * Appends a record. Not durable before {@link #sync}.
   *
   * @param record 1 to {@link #MAX_RECORD_OCTETS} octets
   * @return the number of the segment that it begins in
   * @throws EvidenceException if the log has failed or is closed
   */
  public long append(byte[] record) throws EvidenceException {
    if (record.length == 0 || record.length > MAX_RECORD_OCTETS) {
      throw new IllegalArgumentException("a record of " + record.length + " octets");
    }
    return append(SegmentFormat.USER_RECORD, record);
  }

  /**
   * Lets go of all segments before one. Their files go when the next {@link #sync} has returned.
   *
   * @param number the first segment that counts from now on; not the one being written
   * @throws EvidenceException if the log has failed or is closed
   */
  public void trim(long number) throws EvidenceException {
    if (number < first || number > segments.lastKey()) {
      throw new IllegalArgumentException("segments " + first + " to " + segments.lastKey());
    }
    first = number;
    append(
        SegmentFormat.FIRST_SEGMENT,
        ByteBuffer.allocate(Long.BYTES).putLong(number).array());
  }

  private long append(byte type, byte[] record) throws EvidenceException {
    requireUsable();
    try {
      SegmentHead at = withRoom();
      at.beginRecord();
      long segment = at.header().number();
      ByteBuffer octets = ByteBuffer.allocate(SegmentFormat.RECORD_PREFIX_OCTETS + record.length)
          .put(type)
          .putInt(record.length)
          .put(record)
          .flip();
      at.put(octets);
      while (octets.hasRemaining()) {
        withRoom().put(octets);
      }
      return segment;
    } catch (IOException e) {
      failed = true;
      throw new EvidenceException("segments cannot be written", e);
    }
  }

  /** The head with room in its open block. */
  private SegmentHead withRoom() throws IOException {
    SegmentHead current = head;
    if (current != null && current.hasRoom()) {
      return current;
    }
    if (current != null) {
      current.end();
    }
    boolean rolled = current == null || current.isFull();
    if (rolled) {
      current = roll(current);
    }
    SegmentHead at = requireNonNull(current);
    if (!grouped) {
      group = at.block();
      grouped = true;
    } else if (rolled) {
      group = 0;
    }
    at.begin(group);
    return at;
  }

  /** Begins a segment. The one before is durable as far as it goes, and so is where it ends. */
  private SegmentHead roll(@Nullable SegmentHead current) throws IOException {
    if (current != null) {
      current.force();
      current.close();
      head = null;
    }
    boolean fresh = segments.isEmpty();
    SegmentExtent last = fresh ? null : segments.lastEntry().getValue();
    SegmentHeader header = new SegmentHeader(
        files.format(),
        last == null ? 1 : last.header().number() + 1,
        Octets.of(Noise.random(SegmentFormat.SALT_OCTETS)),
        blocks,
        first,
        last == null ? 0 : last.end(),
        last == null ? SegmentHeader.NONE : last.header().salt());
    SegmentHead created = SegmentHead.create(files, header);
    head = created;
    // Only a full segment is followed by another while the log is open.
    segments.put(header.number(), new SegmentExtent(header, blocks));
    return created;
  }

  /**
   * Makes every appended record durable.
   *
   * @throws EvidenceException if that failed, now or before; nothing appended since the last success counts as
   *     recorded
   */
  public void sync() throws EvidenceException {
    requireUsable();
    SegmentHead current = head;
    if (current == null || !grouped) {
      return;
    }
    try {
      current.force();
      grouped = false;
    } catch (IOException e) {
      failed = true;
      throw new EvidenceException("segments cannot be made durable", e);
    }
    SortedMap<Long, SegmentExtent> below = segments.headMap(first);
    if (!below.isEmpty()) {
      deleteBelowFirst(List.copyOf(below.keySet()));
      below.clear();
    }
  }

  /** An empty group shows that the one before it is whole. */
  private void end() throws EvidenceException {
    SegmentHead current = head;
    if (current != null && !current.isFull()) {
      try {
        current.begin(current.block());
        current.force();
      } catch (IOException e) {
        throw new EvidenceException("segments cannot be ended", e);
      }
    }
  }

  private void requireUsable() throws EvidenceException {
    if (failed) {
      throw new EvidenceException(
          "segments have failed or are closed; they have to be opened anew");
    }
  }

  /**
   * Makes durable what was appended, and releases the files. Does nothing more if the log has failed.
   *
   * @throws EvidenceException if it cannot be made durable; the files are released all the same
   */
  @Override
  public void close() throws EvidenceException {
    try {
      if (!failed) {
        sync();
        end();
      }
    } finally {
      failed = true;
      release();
    }
  }

  /** Nothing depends on it: what had to be durable is, or its failure is on its way to the caller. */
  private void release() {
    SegmentHead current = head;
    head = null;
    try {
      if (current != null) {
        current.close();
      }
    } catch (IOException e) {
      segments.clear();
    }
    try {
      lock.close();
    } catch (IOException e) {
      segments.clear();
    }
  }
}
