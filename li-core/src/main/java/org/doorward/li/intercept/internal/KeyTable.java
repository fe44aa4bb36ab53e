package org.doorward.li.intercept.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.doorward.li.intercept.internal.Key.Entry;
import org.jspecify.annotations.Nullable;

/**
 * Keys and what they lead to, in a table whose size and whose way of looking do not depend on what is in it.
 *
 * <p>A key can stand in one of two buckets of eight slots, which its hash chooses. Of each slot 16 bits of the
 * hash, its mark, stand in a word with those of three others; four words are compared at once, and an entry is
 * looked at only if its mark fits. Slots that are not in use have random marks and an entry that is no key's, so
 * that all slots are occupied always, and a mark fits by chance as often in an empty table as in a full one.
 *
 * <p>Readers take no lock and never repeat a step. Nothing that stands in a slot ever moves to another, so that a
 * reader sees each key that has been there all the time. A change is published by one store; whoever changes holds
 * the index's lock. If both buckets of a key are full, a table of twice the size takes the place of this one.
 */
final class KeyTable {
  private static final VarHandle WORD = MethodHandles.arrayElementVarHandle(long[].class);
  private static final VarHandle ENTRY = MethodHandles.arrayElementVarHandle(Entry[].class);
  private static final int SLOTS_A_BUCKET = 8;
  private static final int SLOTS_A_WORD = 4;
  private static final int MARK_BITS = 16;
  private static final long ONES = 0x0001_0001_0001_0001L;
  private static final long SIGNS = 0x8000_8000_8000_8000L;

  /** Of so many slots one is meant to be in use: then both buckets of a key are hardly ever full. */
  private static final int SLOTS_A_KEY = 4;

  private final long[] seed;
  private final SplittableRandom random;
  private volatile Slots slots;

  /** A table with room for so many keys, and for more at twice the size. */
  KeyTable(int capacity) {
    SecureRandom secure = new SecureRandom();
    this.seed = secure.longs(4).map(word -> word | 1).toArray();
    this.random = new SplittableRandom(secure.nextLong());
    int buckets = Math.max(2, capacity / (SLOTS_A_BUCKET / SLOTS_A_KEY));
    this.slots = new Slots(Integer.highestOneBit(2 * buckets - 1), random);
  }

  /** What {@code key} leads to; null if nothing. */
  @Nullable
  Content find(Key key) {
    return slots.find(key, key.hash(seed));
  }

  /** The same for a key of two words, which {@code scratch} becomes only if a mark fits. */
  @Nullable
  Content find(int kind, long high, long low, Key scratch) {
    return slots.fits(Key.hash(seed, kind, high, low))
        ? find(scratch.words(kind, high, low))
        : null;
  }

  /** How many slots there are; all are occupied, by keys or by what looks like one. */
  int size() {
    return slots.entries.length;
  }

  /** Puts what {@code change} makes of what a key leads to in its place. For whoever holds the index's lock. */
  void change(Key key, UnaryOperator<@Nullable Content> change) {
    long hash = key.hash(seed);
    int at = slots.slotOf(key, hash);
    Content now = change.apply(at < 0 ? null : slots.entries[at].content);
    if (now != null && !now.isEmpty()) {
      if (at < 0) {
        insert(new Entry(key, hash, now));
      } else {
        slots.publish(at, slots.entries[at].with(now));
      }
    } else if (at >= 0) {
      slots.vacate(at, random);
    }
  }

  private void insert(Entry entry) {
    while (!slots.insert(entry)) {
      slots = grown(slots);
    }
  }

  private Slots grown(Slots full) {
    int buckets = full.buckets;
    while (true) {
      buckets *= 2;
      Slots larger = new Slots(buckets, random);
      if (Arrays.stream(full.entries)
          .filter(entry -> entry != Entry.VACANT)
          .allMatch(larger::insert)) {
        return larger;
      }
    }
  }

  /** The arrays of one size. */
  private static final class Slots {
    final int buckets;
    final Entry[] entries;
    private final long[] words;

    Slots(int buckets, SplittableRandom random) {
      this.buckets = buckets;
      this.entries = new Entry[buckets * SLOTS_A_BUCKET];
      Arrays.fill(entries, Entry.VACANT);
      this.words = new long[entries.length / SLOTS_A_WORD];
      Arrays.setAll(words, any -> random.nextLong());
    }

    /** The first word of a bucket: each bucket has two. */
    private int one(long hash) {
      return ((int) hash & (buckets - 1)) * 2;
    }

    private int two(long hash) {
      return ((int) (hash >>> 32) & (buckets - 1)) * 2;
    }

    private static long mark(long hash) {
      return (hash * 0x9E3779B97F4A7C15L) >>> (Long.SIZE - MARK_BITS);
    }

    @Nullable
    Content find(Key key, long hash) {
      int slot = slotOf(key, hash);
      if (slot < 0) {
        return null;
      }
      Entry entry = (Entry) ENTRY.getAcquire(entries, slot);
      return entry.is(key) ? entry.content : null;
    }

    /** Whether a slot of either bucket has the mark of this hash. */
    boolean fits(long hash) {
      long marks = mark(hash) * ONES;
      int one = one(hash);
      int two = two(hash);
      return (zeros((long) WORD.getAcquire(words, one) ^ marks)
              | zeros((long) WORD.getAcquire(words, one + 1) ^ marks)
              | zeros((long) WORD.getAcquire(words, two) ^ marks)
              | zeros((long) WORD.getAcquire(words, two + 1) ^ marks))
          != 0;
    }

    /** Where the key stands; below 0 if it does not. */
    int slotOf(Key key, long hash) {
      long marks = mark(hash) * ONES;
      int one = one(hash);
      int two = two(hash);
      long a = zeros((long) WORD.getAcquire(words, one) ^ marks);
      long b = zeros((long) WORD.getAcquire(words, one + 1) ^ marks);
      long c = zeros((long) WORD.getAcquire(words, two) ^ marks);
      long d = zeros((long) WORD.getAcquire(words, two + 1) ^ marks);
      if ((a | b | c | d) == 0) {
        return -1;
      }
      int slot = among(key, one, a);
      slot = slot >= 0 ? slot : among(key, one + 1, b);
      slot = slot >= 0 ? slot : among(key, two, c);
      return slot >= 0 ? slot : among(key, two + 1, d);
    }

    /** The sign of each group of 16 bits that is zero; now and then of one above it too. */
    private static long zeros(long word) {
      return (word - ONES) & ~word & SIGNS;
    }

    private int among(Key key, int word, long fitting) {
      for (long left = fitting; left != 0; left &= left - 1) {
        int slot = word * SLOTS_A_WORD + Long.numberOfTrailingZeros(left) / MARK_BITS;
        if (((Entry) ENTRY.getAcquire(entries, slot)).is(key)) {
          return slot;
        }
      }
      return -1;
    }

    /** Into the bucket with more room; false if neither has any. */
    boolean insert(Entry entry) {
      int one = one(entry.hash) * SLOTS_A_WORD;
      int two = two(entry.hash) * SLOTS_A_WORD;
      int bucket = vacant(one) >= vacant(two) ? one : two;
      for (int slot = bucket; slot < bucket + SLOTS_A_BUCKET; slot++) {
        if (entries[slot] == Entry.VACANT) {
          publish(slot, entry);
          mark(slot, mark(entry.hash));
          return true;
        }
      }
      return false;
    }

    private int vacant(int bucket) {
      int vacant = 0;
      for (int slot = bucket; slot < bucket + SLOTS_A_BUCKET; slot++) {
        vacant += entries[slot] == Entry.VACANT ? 1 : 0;
      }
      return vacant;
    }

    void publish(int slot, Entry entry) {
      ENTRY.setRelease(entries, slot, entry);
    }

    void vacate(int slot, SplittableRandom random) {
      publish(slot, Entry.VACANT);
      mark(slot, random.nextLong() >>> (Long.SIZE - MARK_BITS));
    }

    private void mark(int slot, long mark) {
      int shift = slot % SLOTS_A_WORD * MARK_BITS;
      long others = words[slot / SLOTS_A_WORD] & ~(0xFFFFL << shift);
      WORD.setRelease(words, slot / SLOTS_A_WORD, others | (mark << shift));
    }
  }
}
