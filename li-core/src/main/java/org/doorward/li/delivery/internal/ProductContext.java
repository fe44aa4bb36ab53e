package org.doorward.li.delivery.internal;

import java.util.Arrays;
import java.util.List;
import org.doorward.li.element.internal.ProductDelivery.Interface;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.Xid;
import org.jspecify.annotations.Nullable;

/**
 * One context of numbering: numbers begin at 0 and count every PDU of it. {@link #accepted} is for any thread;
 * everything else is confined to the thread that numbers the context.
 *
 * @clause TS 103 221-2, 5.3.9
 */
public final class ProductContext {
  static final int ACCEPTED = 0;
  static final int NEXT = 1;

  private final ContextKey key;
  private final SlotTable slots;
  private final int slot;
  private volatile Account[] accounts = {};
  private long next;
  private Xid fedBy;
  private volatile boolean leaving;
  private volatile boolean ended;

  ProductContext(ContextKey key, SlotTable slots, int slot) {
    this.key = key;
    this.slots = slots;
    this.slot = slot;
    this.fedBy = key.xid();
    this.next = slots.isTaken(slot) ? slots.word(slot, NEXT) : 0;
  }

  ContextKey key() {
    return key;
  }

  int slot() {
    return slot;
  }

  /** The interface that it is of. */
  public Interface via() {
    return key.via();
  }

  /** One more piece of product was handed over. It gets a number, whatever becomes of it. */
  public void accepted() {
    if (!ended) {
      slots.add(slot, ACCEPTED, 1);
    }
  }

  long acceptedCount() {
    return slots.word(slot, ACCEPTED);
  }

  /** The next number. Numbers of the wire are these, modulo 2^32. */
  public long next() {
    return next;
  }

  /** What {@link #next} is for other threads. */
  long nextNumber() {
    return slots.word(slot, NEXT);
  }

  /** The numbers below {@code number} have been taken, at every destination that gets them. */
  public void next(long number) {
    next = number;
    if (!ended) {
      slots.word(slot, NEXT, number);
    }
  }

  /** After a restart: all numbers below {@code number} have been taken, by as much product. */
  void restart(long number) {
    next(number);
    slots.word(slot, ACCEPTED, number);
  }

  /** The task that fed it last. */
  public Xid fedBy() {
    return fedBy;
  }

  /** A task feeds it. */
  public void fedBy(Xid task) {
    fedBy = task;
  }

  /** What becomes of it at one destination, from the number that is next; null if nothing has yet. */
  @Nullable
  Account account(Did did) {
    long number = next;
    for (Account account : accounts) {
      Did at = account.key().did();
      if (account.next() == number && at.equals(did)) {
        return account;
      }
    }
    return null;
  }

  synchronized void add(Account account) {
    Account[] more = Arrays.copyOf(accounts, accounts.length + 1);
    more[accounts.length] = account;
    accounts = more;
  }

  List<Account> accounts() {
    return List.of(accounts);
  }

  synchronized void remove(Account gone) {
    accounts = Arrays.stream(accounts).filter(one -> one != gone).toArray(Account[]::new);
  }

  /** Whether its last task has ended: its numbers go on nowhere. */
  public boolean ended() {
    return ended;
  }

  void end() {
    ended = true;
    slots.free(slot);
  }

  boolean isLeaving() {
    return leaving;
  }

  void leaving(boolean now) {
    leaving = now;
  }
}
