package org.doorward.li.delivery.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.doorward.li.delivery.internal.CounterFormat.Kind;
import org.doorward.li.store.internal.Noise;
import org.jspecify.annotations.Nullable;

/**
 * Slots of one kind in the file of counters. A word is written by one instruction, and words become visible in the
 * order in which they were written, so that a process that is killed leaves no half of one. Thread-safe, but for two
 * that change one slot.
 */
final class SlotTable {
  private static final VarHandle WORDS =
      MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int SEALED_AT = Long.BYTES;
  private static final int SEALED_OCTETS =
      CounterFormat.NONCE_OCTETS + CounterFormat.IDENTITY_OCTETS + CounterFormat.TAG_OCTETS;

  private final Kind kind;
  private final ByteBuffer file;
  private final int start;
  private final CounterKeys keys;
  private final long[] masks;

  /** The {@code count} slots from {@code start} on in {@code file}, which is not on the heap. */
  SlotTable(Kind kind, ByteBuffer file, int start, int count, CounterKeys keys) {
    this.kind = kind;
    this.file = file;
    this.start = start;
    this.keys = keys;
    this.masks = keys.masks(kind, count);
  }

  int count() {
    return masks.length / 2;
  }

  private int at(int slot) {
    return start + slot * kind.octets;
  }

  private int at(int slot, int word) {
    return at(slot) + kind.wordsAt + word * Long.BYTES;
  }

  long word(int slot, int word) {
    return (long) WORDS.getAcquire(file, at(slot, word)) - masks[2 * slot + 1];
  }

  void word(int slot, int word, long value) {
    WORDS.setRelease(file, at(slot, word), value + masks[2 * slot + 1]);
  }

  /** Adds to a word, whoever else does so too. */
  void add(int slot, int word, long more) {
    WORDS.getAndAdd(file, at(slot, word), more);
  }

  boolean isTaken(int slot) {
    return (long) WORDS.getAcquire(file, at(slot)) == masks[2 * slot];
  }

  /** Says what a slot that is free will stand for. It is free still. */
  void identity(int slot, byte[] identity) {
    file.put(at(slot) + SEALED_AT, keys.seal(kind, slot, identity));
  }

  /** Takes the slot, whose identity and words have been written. */
  void take(int slot) {
    WORDS.setRelease(file, at(slot), masks[2 * slot]);
  }

  /** What a slot stands for that is taken; null if it does not open. */
  byte @Nullable [] identity(int slot) {
    byte[] sealed = new byte[SEALED_OCTETS];
    file.get(at(slot) + SEALED_AT, sealed);
    return keys.open(kind, slot, sealed);
  }

  /** Frees a slot: nobody reads any more what it stood for. */
  void free(int slot) {
    byte[] noise = Noise.random(kind.octets);
    WORDS.setRelease(file, at(slot), ByteBuffer.wrap(noise).getLong());
    file.put(at(slot) + SEALED_AT, noise, SEALED_AT, kind.octets - SEALED_AT);
  }
}
