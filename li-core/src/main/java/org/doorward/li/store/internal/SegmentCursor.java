package org.doorward.li.store.internal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Iterator;
import java.util.SortedMap;
import org.doorward.li.fault.EvidenceException;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the whole records of consecutive segments. What a crash left of a record is passed over. Not
 * thread-safe.
 */
final class SegmentCursor implements Closeable {
  private final SegmentFiles files;
  private final Iterator<SegmentExtent> segments;
  private @Nullable SegmentExtent extent;
  private @Nullable DiskFile file;
  private @Nullable SegmentBlocks blocks;
  private int block;
  private ByteBuffer payload = ByteBuffer.allocate(0);
  private byte[] partial = new byte[1 << 14];
  private int length;
  private long segment;

  /**
   * Before the first record that begins in the first of {@code segments}.
   *
   * @param segments by number, without a gap; none of them is open
   */
  SegmentCursor(SegmentFiles files, SortedMap<Long, SegmentExtent> segments) {
    this.files = files;
    this.segments = segments.values().iterator();
  }

  /** Whether there is another whole record; then it is the current one. */
  boolean next() throws IOException, EvidenceException {
    length = 0;
    while (true) {
      if (!payload.hasRemaining() && !nextBlock()) {
        return false;
      }
      if (length == 0 && payload.hasRemaining()) {
        segment = number();
      }
      take(SegmentFormat.RECORD_PREFIX_OCTETS);
      if (length >= SegmentFormat.RECORD_PREFIX_OCTETS) {
        int whole = wholeOctets();
        take(whole);
        if (length == whole) {
          return true;
        }
      }
    }
  }

  private int wholeOctets() throws EvidenceException {
    int octets = ByteBuffer.wrap(partial).getInt(1);
    if (octets < 0 || octets > SegmentLog.MAX_RECORD_OCTETS) {
      throw SegmentBlocks.damaged(number(), block);
    }
    return SegmentFormat.RECORD_PREFIX_OCTETS + octets;
  }

  /** Brings the record to {@code octets}, or as near as this block does. */
  private void take(int octets) {
    if (partial.length < octets) {
      partial = Arrays.copyOf(partial, Math.max(octets, 2 * partial.length));
    }
    int count = Math.min(Math.max(octets - length, 0), payload.remaining());
    payload.get(partial, length, count);
    length += count;
  }

  private boolean nextBlock() throws IOException, EvidenceException {
    block++;
    while (extent == null || block >= extent.end()) {
      if (!nextSegment()) {
        return false;
      }
    }
    SegmentBlocks current = blocks;
    if (current == null || !current.open(block)) {
      throw SegmentBlocks.damaged(number(), block);
    }
    payload = current.payload();
    if (current.group() == block) {
      length = 0;
    }
    if (length == 0) {
      int skipped = Math.min(current.firstRecord(), payload.remaining());
      payload.position(payload.position() + skipped);
    }
    return true;
  }

  private boolean nextSegment() throws IOException, EvidenceException {
    close();
    if (!segments.hasNext()) {
      return false;
    }
    SegmentExtent next = segments.next();
    DiskFile opened = files.disk().open(files.file(next.header().number()));
    extent = next;
    file = opened;
    blocks = new SegmentBlocks(opened, next.header(), files.key());
    block = 1;
    return true;
  }

  private long number() {
    return extent == null ? 0 : extent.header().number();
  }

  /** Where the current record begins. */
  long segment() {
    return segment;
  }

  /** Whether it is a record of the user. */
  boolean isUsers() {
    return partial[0] == SegmentFormat.USER_RECORD;
  }

  /** The current record. */
  byte[] record() {
    return Arrays.copyOfRange(partial, SegmentFormat.RECORD_PREFIX_OCTETS, length);
  }

  @Override
  public void close() throws IOException {
    DiskFile open = file;
    file = null;
    if (open != null) {
      open.close();
    }
  }
}
