package org.doorward.li.store.internal;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.doorward.li.store.TaskStore.Change;
import org.doorward.li.store.TaskStore.Kind;

/**
 * Where the last value of each record stands, in 28 octets a place: a record's name is kept as the first 16 octets of
 * its digest. Open addressing with linear probing, at most three quarters full. Not thread-safe.
 */
final class RecordIndex {
  /** What {@link #place} says of a record that is not there. */
  static final long NONE = 0;

  private static final int FIRST_CAPACITY = 1 << 8;

  private final MessageDigest sha256;
  private long[] high = new long[FIRST_CAPACITY];
  private long[] low = new long[FIRST_CAPACITY];
  private long[] places = new long[FIRST_CAPACITY];
  private int[] sizes = new int[FIRST_CAPACITY];
  private int count;
  private long octets;

  RecordIndex() {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  private ByteBuffer name(Change change) {
    Kind kind = change.kind();
    sha256.update((byte) CommitRecord.number(kind));
    sha256.update(change.id().asByteBuffer());
    return ByteBuffer.wrap(sha256.digest());
  }

  /** How many octets the last values take. */
  long octets() {
    return octets;
  }

  /** Where the last value of the record stands that {@code change} is about, or {@link #NONE}. */
  long place(Change change) {
    ByteBuffer name = name(change);
    return places[slot(name.getLong(0), name.getLong(8))];
  }

  /**
   * Takes a change.
   *
   * @param change a value that stands there, or a removal
   * @param place where; not {@link #NONE}
   * @param size how many octets it takes
   */
  void take(Change change, long place, int size) {
    ByteBuffer name = name(change);
    int slot = slot(name.getLong(0), name.getLong(8));
    boolean there = places[slot] != NONE;
    octets -= there ? sizes[slot] : 0;
    if (change.value().isEmpty()) {
      if (there) {
        clear(slot);
      }
      return;
    }
    octets += size;
    high[slot] = name.getLong(0);
    low[slot] = name.getLong(8);
    places[slot] = place;
    sizes[slot] = size;
    if (!there && ++count > places.length / 4 * 3) {
      grow();
    }
  }

  /** The slot of a name, or the free one where it would go. */
  private int slot(long nameHigh, long nameLow) {
    int slot = home(nameHigh);
    while (places[slot] != NONE && (high[slot] != nameHigh || low[slot] != nameLow)) {
      slot = after(slot);
    }
    return slot;
  }

  private int home(long nameHigh) {
    return (int) nameHigh & (places.length - 1);
  }

  private int after(int slot) {
    return (slot + 1) & (places.length - 1);
  }

  /** Frees a slot, and moves up those behind it that would not be found any more. */
  private void clear(int slot) {
    count--;
    int free = slot;
    for (int next = after(free); places[next] != NONE; next = after(next)) {
      int distance = (next - home(high[next])) & (places.length - 1);
      if (distance >= ((next - free) & (places.length - 1))) {
        move(next, free);
        free = next;
      }
    }
    places[free] = NONE;
  }

  private void move(int from, int to) {
    high[to] = high[from];
    low[to] = low[from];
    places[to] = places[from];
    sizes[to] = sizes[from];
  }

  private void grow() {
    long[] oldHigh = high;
    long[] oldLow = low;
    long[] oldPlaces = places;
    int[] oldSizes = sizes;
    int capacity = Math.multiplyExact(2, oldPlaces.length);
    high = new long[capacity];
    low = new long[capacity];
    places = new long[capacity];
    sizes = new int[capacity];
    for (int i = 0; i < oldPlaces.length; i++) {
      if (oldPlaces[i] != NONE) {
        int slot = slot(oldHigh[i], oldLow[i]);
        high[slot] = oldHigh[i];
        low[slot] = oldLow[i];
        places[slot] = oldPlaces[i];
        sizes[slot] = oldSizes[i];
      }
    }
  }
}
