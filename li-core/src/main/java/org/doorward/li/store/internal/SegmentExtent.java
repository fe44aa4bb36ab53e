package org.doorward.li.store.internal;

import java.io.IOException;
import org.doorward.li.fault.EvidenceException;

/**
 * A segment and how much of it counts. Immutable.
 *
 * @param header its header
 * @param end how many of its blocks count, the header included
 */
record SegmentExtent(SegmentHeader header, int end) {
  /**
   * Finds where the last segment of a log ends. An interrupted write leaves blocks of its own group in any state, and
   * nothing behind them; a block that does not open before one of a later group was changed after it was
   * written.
   *
   * @throws EvidenceException if a block is damaged
   */
  static SegmentExtent ofLast(SegmentHeader header, DiskFile file, SegmentFiles files)
      throws IOException, EvidenceException {
    SegmentBlocks blocks = new SegmentBlocks(file, header, files.key());
    int end = 1;
    while (end < header.blocks() && blocks.open(end)) {
      end++;
    }
    for (int later = end + 1; later < header.blocks(); later++) {
      if (blocks.open(later) && blocks.group() > end) {
        throw SegmentBlocks.damaged(header.number(), end);
      }
    }
    return new SegmentExtent(header, end);
  }

  /** Holds a segment against the header of the one behind it, which fixes its end. */
  static SegmentExtent before(SegmentHeader next, SegmentHeader header) throws EvidenceException {
    if (!header.salt().equals(next.previousSalt())
        || next.previousEnd() < 1
        || next.previousEnd() > header.blocks()) {
      throw new EvidenceException(
          "segment " + header.number() + " is not the one before " + next.number());
    }
    return new SegmentExtent(header, next.previousEnd());
  }
}
