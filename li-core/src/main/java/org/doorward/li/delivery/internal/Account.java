package org.doorward.li.delivery.internal;

import org.doorward.li.element.internal.ProductDelivery.Interface;
import org.doorward.li.identifier.Did;

/**
 * What has become of the product of one context at one destination. Numbers go up one by one from the account's
 * first; each that it has accepted is acknowledged, lost, or still held:
 *
 * <pre>
 *  first ..... settled ..... next
 *  acknowledged | held, but for
 *  or lost      | what was lost at once
 * </pre>
 *
 * <p>{@code accepted = next - first}, and so {@code accepted = acknowledged + held + lost} at every instant, in the
 * file too: acknowledged, settled and lost change together, since they stand there twice and one word says which
 * copy counts. What is lost stands in an open record beside them until that is closed, which moves it to the
 * {@link LossTable}. Thread-safe; one thread at a time accepts.
 */
public final class Account {
  private static final int NEXT = 0;
  private static final int CHANGES = 1;
  private static final int COPIES = 2;
  private static final int COPY_WORDS = 8;
  private static final int CAUSE_BITS = 8;

  private final AccountKey key;
  private final SlotTable slots;
  private final int slot;
  private final LossTable losses;

  /** PDUs of one account in a {@link Batch}. */
  static final class Run {
    long first;
    long last;
    long count;
    long octets;
  }

  private final Run run = new Run();

  /** Confined to whoever accepts. */
  private long next;

  private long changes;
  private long acknowledged;
  private long settled;
  private long lost;
  private long skippedTo;
  private long closed;
  private long openFirst;
  private long openLast;
  private long openOctets;
  private int openCauses;
  private volatile boolean givenUp;

  private Account(AccountKey key, SlotTable slots, int slot, LossTable losses) {
    this.key = key;
    this.slots = slots;
    this.slot = slot;
    this.losses = losses;
  }

  /** Opens an account that has accepted nothing, in a slot that is free and taken by this. */
  static Account create(AccountKey key, SlotTable slots, int slot, LossTable losses) {
    Account made = new Account(key, slots, slot, losses);
    made.next = key.first();
    slots.identity(slot, key.toOctets());
    slots.word(slot, NEXT, key.first());
    slots.word(slot, CHANGES, 1);
    made.settled = key.first();
    made.skippedTo = key.first();
    made.change();
    slots.take(slot);
    return made;
  }

  /** The account in a slot that is taken. */
  static Account find(AccountKey key, SlotTable slots, int slot, LossTable losses) {
    Account found = new Account(key, slots, slot, losses);
    found.read();
    return found;
  }

  private synchronized void read() {
    changes = slots.word(slot, CHANGES);
    int word = COPIES + (int) (changes & 1) * COPY_WORDS;
    acknowledged = slots.word(slot, word++);
    settled = slots.word(slot, word++);
    lost = slots.word(slot, word++);
    skippedTo = slots.word(slot, word++);
    closed = slots.word(slot, word++);
    openFirst = slots.word(slot, word++);
    openLast = slots.word(slot, word++);
    long open = slots.word(slot, word);
    openOctets = open >>> CAUSE_BITS;
    openCauses = (int) open & (1 << CAUSE_BITS) - 1;
    next = Math.max(slots.word(slot, NEXT), skippedTo);
  }

  /** Writes the copy that does not count, and has it count. */
  private void change() {
    long next = changes + 1;
    int word = COPIES + (int) (next & 1) * COPY_WORDS;
    slots.word(slot, word++, acknowledged);
    slots.word(slot, word++, settled);
    slots.word(slot, word++, lost);
    slots.word(slot, word++, skippedTo);
    slots.word(slot, word++, closed);
    slots.word(slot, word++, openFirst);
    slots.word(slot, word++, openLast);
    slots.word(slot, word, openOctets << CAUSE_BITS | openCauses);
    changes = next;
    slots.word(slot, CHANGES, next);
  }

  AccountKey key() {
    return key;
  }

  int slot() {
    return slot;
  }

  /** The destination. */
  public Did did() {
    return key.did();
  }

  /** The interface of its product. */
  public Interface via() {
    return key.context().via();
  }

  /** What is held of it is lost, wherever it stands; it takes nothing more. */
  void giveUp() {
    givenUp = true;
  }

  boolean isGivenUp() {
    return givenUp;
  }

  /** For the batch of its log. */
  Run run() {
    return run;
  }

  /** The number of the next piece of product. */
  long next() {
    return next;
  }

  /** One more piece of product is held, with the next number. */
  void accept() {
    next++;
    slots.word(slot, NEXT, next);
  }

  /** {@code count} pieces that are held are acknowledged, the last of them {@code last}. */
  synchronized void acknowledge(long count, long last) {
    acknowledged += count;
    settled = last + 1;
    change();
  }

  /** The next {@code count} numbers are taken and lost. */
  public synchronized void skip(long count, long octets, LossCause cause) {
    long first = next;
    next += count;
    skippedTo = next;
    lose(first, next - 1, count, octets, cause.bit());
    slots.word(slot, NEXT, next);
  }

  /** The oldest {@code count} pieces that are held are lost: {@code first} to {@code last}. */
  synchronized void lose(long first, long last, long count, long octets, LossCause cause) {
    settled = Math.max(settled, last + 1);
    lose(first, last, count, octets, cause.bit());
  }

  /** As {@link #lose}, of pieces before which others are held. */
  synchronized void loseAmid(long first, long last, long count, long octets, LossCause cause) {
    lose(first, last, count, octets, cause.bit());
  }

  private void lose(long first, long last, long count, long octets, int causes) {
    if (closed < lost && (causes != openCauses || first != openLast + 1)) {
      if (close()) {
        change();
      } else { // the records have no room: this one becomes less exact, and not less true
        openFirst = Math.min(first, openFirst);
        openLast = Math.max(last, openLast);
        openOctets += octets;
        openCauses |= causes;
        lost += count;
        change();
        return;
      }
    }
    if (closed == lost) {
      openFirst = first;
      openOctets = 0;
      openCauses = causes;
    }
    openLast = last;
    openOctets += octets;
    lost += count;
    change();
  }

  /** Moves the open record to those that wait; false if there is one and no room for it. */
  private boolean close() {
    if (closed == lost) {
      return true;
    }
    boolean added =
        losses.add(slot, openFirst, openLast, lost - closed, openOctets, openCauses, lost);
    if (added) {
      closed = lost;
    }
    return added;
  }

  /** Closes the open record, if there is one and room for it. */
  synchronized void closeRecord() {
    if (closed < lost && close()) {
      change();
    }
  }

  /** Whether a loss that waits counts: one that the account has not closed is in its open record still. */
  synchronized boolean counts(LossTable.Waiting waiting) {
    return waiting.total() <= closed;
  }

  /** All numbers below are acknowledged or lost. */
  synchronized long settled() {
    return settled;
  }

  /** How it stands: {@code accepted = acknowledged + held + lost}. */
  synchronized Balance balance() {
    long to = Math.max(slots.word(slot, NEXT), skippedTo);
    return new Balance(to - key.first(), acknowledged, lost, settled, to);
  }

  /** Nothing is held any more, and all losses are with those that wait. */
  synchronized boolean isSettled() {
    return balance().held() == 0 && closed == lost;
  }

  void free() {
    slots.free(slot);
  }

  /**
   * How an account stands. Immutable.
   *
   * @param accepted all
   * @param acknowledged of them
   * @param lost of them
   * @param settled all below are acknowledged or lost
   * @param next all from here on are not accepted yet
   */
  record Balance(long accepted, long acknowledged, long lost, long settled, long next) {
    long held() {
      return accepted - acknowledged - lost;
    }
  }
}
