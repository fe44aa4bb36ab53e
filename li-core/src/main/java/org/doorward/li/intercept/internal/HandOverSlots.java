package org.doorward.li.intercept.internal;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A bounded ring of places that many callers fill and one consumer empties. A caller claims the next place by one
 * compare-and-set, fills it and publishes it; it never waits, for the consumer or for another caller. The place
 * itself says whose turn it is, so that neither side reads the other's position. (The bounded queue of D. Vyukov, with
 * one consumer.)
 */
final class HandOverSlots {
  private final HandOver[] slots;
  private long head; // the consumer's
  private final AtomicLong tail = new AtomicLong();

  /** A ring of as many places, or of the next power of two. */
  HandOverSlots(int capacity) {
    slots = new HandOver[capacity < 2 ? 2 : Integer.highestOneBit(2 * capacity - 1)];
    for (int i = 0; i < slots.length; i++) {
      slots[i] = new HandOver(i);
    }
  }

  private HandOver at(long position) {
    return slots[(int) position & (slots.length - 1)];
  }

  /** The next place, for the caller to fill and then to publish; null if all are taken. Any thread. */
  @Nullable
  HandOver claim() {
    while (true) {
      long position = tail.get();
      HandOver slot = at(position);
      long turn = slot.turn();
      if (turn == position) {
        if (tail.compareAndSet(position, position + 1)) {
          return slot;
        }
      } else if (turn < position) {
        return null; // still holds what was put there a round ago
      }
    }
  }

  /** Lets the consumer see a place that was claimed. The thread that claimed it. */
  void publish(HandOver slot) {
    slot.publish(slot.turn() + 1);
  }

  /** The position of the place that is claimed next: everything handed over so far stands before it. Any thread. */
  long end() {
    return tail.get();
  }

  /** The position of the place that {@link #peek} looks at. The consumer. */
  long position() {
    return head;
  }

  /** The oldest place that is not free, once it is published; null if there is none. The consumer. */
  @Nullable
  HandOver peek() {
    HandOver slot = at(head);
    return slot.turn() == head + 1 ? slot : null;
  }

  /** Gives the place that {@link #peek} returned back to the callers. The consumer. */
  void free() {
    HandOver slot = at(head);
    slot.clear();
    slot.turn(head + slots.length);
    head++;
  }
}
