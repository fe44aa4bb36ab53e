package org.doorward.li.store.internal;

/**
 * Counts the places of values in a log: the number of the segment that a commit begins in, and how many changes began
 * in it before. The same each time the log is read. Not thread-safe.
 */
final class RecordPlaces {
  private long segment;
  private long next;

  /** The place of the next change, which is in a record that begins in {@code in}. */
  long next(long in) {
    if (in != segment) {
      segment = in;
      next = 0;
    }
    return segment << Integer.SIZE | next++;
  }
}
