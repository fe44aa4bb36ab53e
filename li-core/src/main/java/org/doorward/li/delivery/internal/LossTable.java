package org.doorward.li.delivery.internal;

import java.util.ArrayList;
import java.util.List;

/**
 * Losses that are closed and wait until they are recorded, in the order of their serials. Thread-safe.
 */
final class LossTable {
  private static final int SERIAL = 0;
  private static final int ACCOUNT = 1;
  private static final int FIRST = 2;
  private static final int LAST = 3;
  private static final int COUNT = 4;
  private static final int OCTETS = 5;
  private static final int CAUSES = 6;
  private static final int TOTAL = 7;

  /**
   * One that waits.
   *
   * @param account its slot
   * @param causes bits of {@link LossCause}
   * @param total what the account has lost with it and those before
   */
  record Waiting(
      long serial,
      int account,
      long first,
      long last,
      long count,
      long octets,
      int causes,
      long total) {}

  private final SlotTable slots;

  /** The serial of the next one; those from {@code oldest} on wait. */
  private long next = 1;

  private long oldest = 1;

  LossTable(SlotTable slots) {
    this.slots = slots;
  }

  /** Those that were found in the slots, by serial; serials go on behind {@code recorded}, which are not among them. */
  synchronized List<Waiting> find(long recorded) {
    List<Waiting> found = new ArrayList<>();
    for (int slot = 0; slot < slots.count(); slot++) {
      if (slots.isTaken(slot)) {
        Waiting waiting = waiting(slot);
        if (waiting.serial <= recorded) {
          slots.free(slot);
        } else {
          found.add(waiting);
        }
      }
    }
    found.sort((one, other) -> Long.compare(one.serial, other.serial));
    oldest = found.isEmpty() ? recorded + 1 : found.get(0).serial;
    next = found.isEmpty() ? recorded + 1 : found.get(found.size() - 1).serial + 1;
    return found;
  }

  private Waiting waiting(int slot) {
    return new Waiting(
        slots.word(slot, SERIAL),
        (int) slots.word(slot, ACCOUNT),
        slots.word(slot, FIRST),
        slots.word(slot, LAST),
        slots.word(slot, COUNT),
        slots.word(slot, OCTETS),
        (int) slots.word(slot, CAUSES),
        slots.word(slot, TOTAL));
  }

  private int slot(long serial) {
    return (int) (serial % slots.count());
  }

  /** Takes a loss in; false if there is no room. It counts once the account says that it is closed. */
  synchronized boolean add(
      int account, long first, long last, long count, long octets, int causes, long total) {
    int slot = slot(next);
    if (next - oldest == slots.count() || slots.isTaken(slot)) {
      return false;
    }
    slots.word(slot, SERIAL, next);
    slots.word(slot, ACCOUNT, account);
    slots.word(slot, FIRST, first);
    slots.word(slot, LAST, last);
    slots.word(slot, COUNT, count);
    slots.word(slot, OCTETS, octets);
    slots.word(slot, CAUSES, causes);
    slots.word(slot, TOTAL, total);
    slots.take(slot);
    next++;
    return true;
  }

  /** A loss that never counted. */
  synchronized void drop(Waiting never) {
    slots.free(slot(never.serial));
  }

  /** Those that wait, oldest first. */
  synchronized List<Waiting> waiting() {
    List<Waiting> all = new ArrayList<>();
    for (long serial = oldest; serial < next; serial++) {
      int slot = slot(serial);
      if (slots.isTaken(slot)) {
        all.add(waiting(slot));
      }
    }
    return all;
  }

  /** Those up to {@code serial} are recorded. */
  synchronized void recorded(long serial) {
    for (; oldest <= serial && oldest < next; oldest++) {
      slots.free(slot(oldest));
    }
  }
}
