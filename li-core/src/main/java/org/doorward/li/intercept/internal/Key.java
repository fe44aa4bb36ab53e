package org.doorward.li.intercept.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.doorward.li.target.TargetType;

/**
 * What is looked for in the index: a kind, and two words or a name. One is made for each probe and is set again
 * for each identifier, so that looking up allocates nothing. Not thread-safe.
 */
final class Key {
  /** Kinds below are the ordinals of the types of targets. */
  static final int IPV4_NODE = 64;

  static final int IPV6_NODE = 128;

  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int BLOCK = 16;

  int kind;
  long high;
  long low;

  /** The canonical name; empty if the key is two words. */
  final OctetText name = new OctetText();

  /** Of a URI, what it says beyond whom it names: items that begin with a zero octet. */
  final OctetText conditions = new OctetText();

  /** A key of two words. */
  @SuppressWarnings("EnumOrdinal") // of one run only: it stands nowhere
  Key words(TargetType type, long newHigh, long newLow) {
    return words(type.ordinal(), newHigh, newLow);
  }

  /** A key of two words, of a kind that is no type of targets. */
  Key words(int newKind, long newHigh, long newLow) {
    kind = newKind;
    high = newHigh;
    low = newLow;
    name.clear();
    conditions.clear();
    return this;
  }

  /** A key whose name is still to be written. */
  Key named(TargetType type) {
    return words(type, 0, 0);
  }

  /** Depends on secret words, so that nobody outside can choose identifiers that collide. */
  long hash(long[] seed) {
    long h = mixed(seed, kind, high, low);
    int length = name.length();
    if (length > 0) {
      byte[] octets = name.padded(BLOCK);
      h ^= length;
      for (int i = 0; i < length; i += BLOCK) {
        long one = (long) WORD.get(octets, i);
        long two = (long) WORD.get(octets, i + Long.BYTES);
        h = fold(one ^ seed[2], two ^ h ^ seed[3]);
      }
    }
    return finished(h);
  }

  /** The same for a key of two words. */
  static long hash(long[] seed, int kind, long high, long low) {
    return finished(mixed(seed, kind, high, low));
  }

  private static long mixed(long[] seed, int kind, long high, long low) {
    return fold(high ^ seed[0], low ^ seed[1] ^ (kind * 0x9E3779B97F4A7C15L));
  }

  private static long finished(long hash) {
    long h = (hash ^ (hash >>> 32)) * 0xD6E8FEB86659FD93L;
    return h ^ (h >>> 29);
  }

  private static long fold(long a, long b) {
    return Math.multiplyHigh(a, b) ^ (a * b);
  }

  /** What stands in the index under a key. Immutable. */
  static final class Entry {
    /** Stands where there is nothing. */
    static final Entry VACANT = new Entry(new Key().words(-1, 0, 0), 0, Cell.EMPTY);

    final long hash;
    final Content content;
    private final int kind;
    private final long high;
    private final long low;
    private final byte[] name;

    Entry(Key key, long hash, Content content) {
      this.kind = key.kind;
      this.high = key.high;
      this.low = key.low;
      this.name = key.name.copy();
      this.hash = hash;
      this.content = content;
    }

    private Entry(Entry same, Content content) {
      this.kind = same.kind;
      this.high = same.high;
      this.low = same.low;
      this.name = same.name;
      this.hash = same.hash;
      this.content = content;
    }

    Entry with(Content other) {
      return new Entry(this, other);
    }

    boolean is(Key key) {
      return kind == key.kind
          && high == key.high
          && low == key.low
          && Arrays.equals(name, 0, name.length, key.name.array(), 0, key.name.length());
    }
  }
}
