package org.doorward.li.netty.receiver;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.doorward.li.netty.receiver.ProductLedger.Verdict;
import org.doorward.li.x2x3.PduView;
import org.doorward.li.x2x3.SequenceKey;
import org.jspecify.annotations.Nullable;

/** Some of a ledger's contexts, found by the hash of what their PDUs are numbered by. Thread-safe. */
final class LedgerShard {
  private static final int FIRST_SLOTS = 16;

  private final AtomicInteger contextsLeft;
  private @Nullable Entry[] slots = new Entry[FIRST_SLOTS];
  private int size;

  /** One context. */
  private static final class Entry {
    private final long hash;
    private final SequenceKey key;
    private final SequenceContext context;
    private final SequenceRecord numbers = new SequenceRecord();
    private @Nullable Entry next;

    Entry(long hash, PduView pdu) {
      this.hash = hash;
      this.key = SequenceKey.of(pdu);
      this.context = SequenceContext.of(pdu);
    }
  }

  /**
   * Holds nothing yet.
   *
   * @param contextsLeft how many contexts all shards together may still take
   */
  LedgerShard(AtomicInteger contextsLeft) {
    this.contextsLeft = contextsLeft;
  }

  /** Enters a number; below 0 stands for none. The events are told outside the lock. */
  Verdict enter(PduView pdu, long hash, long number, long at, Consumer<SequenceEvent> events) {
    Verdict verdict;
    List<SequenceEvent> revealed;
    synchronized (this) {
      Entry entry = find(pdu, hash);
      if (entry == null) {
        entry = add(pdu, hash);
      }
      if (entry == null) {
        return Verdict.UNTRACKED;
      }
      if (number < 0) {
        entry.numbers.addUnnumbered();
        return Verdict.UNNUMBERED;
      }
      verdict = entry.numbers.add(number, at) ? Verdict.NEW : Verdict.DUPLICATE;
      if (entry.numbers.gap() == 0 && !entry.numbers.again()) {
        return verdict;
      }
      revealed = revealed(entry);
    }
    revealed.forEach(events);
    return verdict;
  }

  private static List<SequenceEvent> revealed(Entry entry) {
    List<SequenceEvent> revealed = new ArrayList<>();
    SequenceRecord numbers = entry.numbers;
    if (numbers.again()) {
      revealed.add(new SequenceEvent.Restart(entry.context));
    }
    if (numbers.gap() > 0) {
      revealed.add(new SequenceEvent.Gap(entry.context, numbers.gapFirst(), numbers.gap()));
    }
    return revealed;
  }

  synchronized void withdraw(PduView pdu, long hash, long number) {
    Entry entry = find(pdu, hash);
    if (entry != null) {
      entry.numbers.withdraw(number);
    }
  }

  synchronized void forget() {
    for (Entry slot : slots) {
      for (Entry entry = slot; entry != null; entry = entry.next) {
        entry.numbers.forget();
      }
    }
  }

  synchronized void counts(Map<SequenceContext, SequenceCount> to) {
    for (Entry slot : slots) {
      for (Entry entry = slot; entry != null; entry = entry.next) {
        to.put(entry.context, entry.numbers.count());
      }
    }
  }

  private @Nullable Entry find(PduView pdu, long hash) {
    Entry entry = slots[slot(hash)];
    while (entry != null && !(entry.hash == hash && entry.key.isOf(pdu))) {
      entry = entry.next;
    }
    return entry;
  }

  private @Nullable Entry add(PduView pdu, long hash) {
    if (contextsLeft.getAndUpdate(left -> Math.max(0, left - 1)) == 0) {
      return null;
    }
    if (size == slots.length) {
      grow();
    }
    size++;
    return put(new Entry(hash, pdu));
  }

  private Entry put(Entry entry) {
    int slot = slot(entry.hash);
    entry.next = slots[slot];
    slots[slot] = entry;
    return entry;
  }

  private void grow() {
    @Nullable Entry[] smaller = slots;
    slots = new Entry[2 * smaller.length];
    for (Entry slot : smaller) {
      Entry entry = slot;
      while (entry != null) {
        Entry next = entry.next;
        put(entry);
        entry = next;
      }
    }
  }

  /** The lowest bits of the hash have chosen the shard. */
  private int slot(long hash) {
    return (int) (hash >>> 32) & slots.length - 1;
  }
}
