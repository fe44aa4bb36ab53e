package org.doorward.li.delivery.internal;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.doorward.li.element.internal.ProductDelivery.Interface;
import org.doorward.li.evidence.SealCount;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.CorrelationId;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.Xid;
import org.doorward.li.store.internal.Disk;
import org.jspecify.annotations.Nullable;

/**
 * The contexts of numbering and their accounts, as many as there is room for, in a file that outlives the process.
 * A context goes when its last task has ended; or, if there is little room, when nothing of it is held and nothing
 * came for an hour. One that is in use never begins again at 0. Thread-safe.
 *
 * @clause TS 103 221-2, 5.3.9
 */
public final class Contexts {
  private static final long IDLE_NANOS = TimeUnit.HOURS.toNanos(1);

  /** Room is little if less than one in so many slots is free. */
  private static final int SPARE = 8;

  private record Name(Interface via, Xid wireXid, CorrelationId correlation) {
    static Name of(ContextKey key) {
      return new Name(key.via(), key.wireXid(), key.correlation());
    }
  }

  /** What was last seen of a context, and when it was last seen to be in use. */
  private record Use(ProductContext context, long accepted, long since) {}

  private final CounterFile file;
  private final LossTable losses;
  private final ConcurrentMap<Name, ProductContext> live = new ConcurrentHashMap<>();
  private final ConcurrentMap<Integer, Account> accounts = new ConcurrentHashMap<>();
  private final Deque<Integer> freeContexts = new ArrayDeque<>();
  private final Deque<Integer> freeAccounts = new ArrayDeque<>();
  private final TaskAccounts byTask = new TaskAccounts();
  private final Set<Account> ended = new HashSet<>();
  private final Map<Account, Long> endedSince = new HashMap<>();

  /** Slots of contexts that somebody may still hold: not used again before the next sweep. */
  private final Deque<Integer> resting = new ArrayDeque<>();

  private final ConcurrentMap<ProductContext, Use> uses = new ConcurrentHashMap<>();

  private Contexts(CounterFile file) {
    this.file = file;
    this.losses = new LossTable(file.losses());
  }

  /**
   * Opens the file of counters, or makes it; what was in use goes on.
   *
   * @param disk where it is
   * @param path its name
   * @param key 32 octets, the caller's to zero
   * @param contexts how many there are at most, and accounts, if the file is made
   * @param recorded the serial of the last loss that the log has
   * @return contexts in which what was held when the process ended is still to be settled
   * @throws EvidenceException if it cannot be read or made, is damaged or of another key
   */
  public static Contexts open(Disk disk, Path path, byte[] key, int contexts, long recorded)
      throws EvidenceException {
    CounterFile file =
        CounterFile.open(disk, path, key, new CounterFile.Size(contexts, contexts, 4096));
    Contexts opened = new Contexts(file);
    opened.find(recorded);
    return opened;
  }

  /**
   * After a restart: what was held, and is not spooled, is lost.
   *
   * @param spooled by account, in order
   * @param cause why the others are lost
   */
  void settle(Map<Account, List<NumberRange>> spooled, LossCause cause) {
    new Settlement(this).run(account -> spooled.getOrDefault(account, List.of()), cause);
  }

  /** Contexts that end with the process. */
  public static Contexts inMemory(int contexts) {
    Contexts fresh =
        new Contexts(CounterFile.inMemory(new CounterFile.Size(contexts, contexts, 1024)));
    for (int slot = 0; slot < contexts; slot++) {
      fresh.freeContexts.add(slot);
      fresh.freeAccounts.add(slot);
    }
    return fresh;
  }

  private synchronized void find(long recorded) throws EvidenceException {
    Map<Long, ProductContext> bySerial = new HashMap<>();
    SlotTable table = file.contexts();
    for (int slot = 0; slot < table.count(); slot++) {
      if (table.isTaken(slot)) {
        ContextKey key = ContextKey.of(ByteBuffer.wrap(identity(table, slot)));
        ProductContext context = new ProductContext(key, table, slot);
        bySerial.put(key.serial(), context);
        live.put(Name.of(key), context);
      } else {
        freeContexts.add(slot);
      }
    }
    table = file.accounts();
    for (int slot = 0; slot < table.count(); slot++) {
      if (table.isTaken(slot)) {
        AccountKey key = AccountKey.of(identity(table, slot));
        Account account = Account.find(key, table, slot, losses);
        accounts.put(slot, account);
        byTask.add(account);
        ProductContext context = bySerial.get(key.context().serial());
        if (context == null) {
          ended.add(account);
        } else {
          context.add(account);
        }
      } else {
        freeAccounts.add(slot);
      }
    }
    for (LossTable.Waiting waiting : losses.find(recorded)) {
      Account account = accounts.get(waiting.account());
      if (account == null || !account.counts(waiting)) {
        losses.drop(waiting);
      }
    }
  }

  private static byte[] identity(SlotTable table, int slot) throws EvidenceException {
    byte[] identity = table.identity(slot);
    if (identity == null) {
      throw new EvidenceException("slot " + slot + " of the counters is damaged");
    }
    return identity;
  }

  /**
   * The context of that name, a new one if there is none. Takes microseconds; may be called on the traffic path.
   *
   * @param task the task that asks for it
   * @return null if there is no room for another
   */
  public @Nullable ProductContext find(
      Interface via, Xid wireXid, CorrelationId correlation, Xid task) {
    Name name = new Name(via, wireXid, correlation);
    ProductContext found = live.get(name);
    return found == null || found.isLeaving() ? findOrBegin(name, task) : found;
  }

  private synchronized @Nullable ProductContext findOrBegin(Name name, Xid task) {
    ProductContext found = live.get(name);
    if (found != null) {
      found.leaving(false);
      return found;
    }
    Integer slot = freeContexts.poll();
    if (slot == null) {
      return null;
    }
    SlotTable table = file.contexts();
    ContextKey key = new ContextKey(
        name.via,
        name.wireXid,
        name.correlation,
        task,
        ThreadLocalRandom.current().nextLong());
    table.identity(slot, key.toOctets());
    table.word(slot, ProductContext.ACCEPTED, 0);
    table.word(slot, ProductContext.NEXT, 0);
    ProductContext made = new ProductContext(key, table, slot);
    table.take(slot);
    live.put(name, made);
    return made;
  }

  /** The account of a context at a destination, from the number that is next; null if there is no room for one. */
  public @Nullable Account account(ProductContext context, Did did) {
    Account found = context.account(did);
    return found == null ? begin(context, did) : found;
  }

  /** A destination that comes, or comes again after product that was not for it. */
  private synchronized @Nullable Account begin(ProductContext context, Did did) {
    Integer slot = freeAccounts.poll();
    if (slot == null) {
      return null;
    }
    Account made = Account.create(
        new AccountKey(context.key(), did, context.next()), file.accounts(), slot, losses);
    accounts.put(slot, made);
    byTask.add(made);
    context.add(made);
    return made;
  }

  /** The account in a slot, if it is that one still. */
  @Nullable
  Account find(int slot, AccountKey key) {
    Account found = accounts.get(slot);
    return found != null && found.key().equals(key) && !found.isGivenUp() ? found : null;
  }

  /** The account in a slot; null if it is free. */
  @Nullable
  Account account(int slot) {
    return accounts.get(slot);
  }

  List<Account> accounts() {
    return List.copyOf(accounts.values());
  }

  List<ProductContext> contexts() {
    return List.copyOf(live.values());
  }

  /** A task has ended: contexts that it fed last begin anew if they are ever used again. */
  public void end(Xid task) {
    endAll(context -> context.fedBy().equals(task));
  }

  /** After a restart: contexts whose PDUs carry another XID than those end. */
  public void keep(Predicate<Xid> wireXids) {
    endAll(context -> !wireXids.test(context.key().wireXid()));
  }

  private void endAll(Predicate<ProductContext> which) {
    for (ProductContext context : live.values()) {
      if (which.test(context)) {
        synchronized (this) {
          end(context);
        }
      }
    }
  }

  private void end(ProductContext context) {
    if (live.remove(Name.of(context.key()), context)) {
      uses.remove(context);
      ended.addAll(context.accounts());
      context.end();
      resting.add(context.slot());
    }
  }

  /**
   * What has become of a task's product so far.
   *
   * @param task its XID
   * @param wireXid what its PDUs carry
   * @return one count for each task that numbered product of these XIDs, and destination
   */
  public List<SealCount> counts(Xid task, Xid wireXid) {
    return byTask.counts(task, wireXid);
  }

  /**
   * Accounts of contexts that ended a while ago, of which something is held still. The while begins anew with the
   * process. To be called every second or so.
   *
   * @param nanos of {@link System#nanoTime}
   * @param limit how long product may wait
   */
  public synchronized List<Account> overdue(long nanos, Duration limit) {
    List<Account> overdue = new ArrayList<>();
    for (Account account : ended) {
      long since = endedSince.computeIfAbsent(account, any -> nanos);
      if (nanos - since >= limit.toNanos() && account.balance().held() > 0) {
        overdue.add(account);
      }
    }
    return overdue;
  }

  /** Product for which everything has come to its end. */
  public static final class Settled {
    private final Xid xid;
    private final List<Account> accounts;

    private Settled(Xid xid, List<Account> accounts) {
      this.xid = xid;
      this.accounts = List.copyOf(accounts);
    }

    /** The task that its numbering was begun for. */
    public Xid xid() {
      return xid;
    }

    /** One for each destination; nothing waits. */
    public List<SealCount> counts() {
      return TaskAccounts.counts(accounts);
    }
  }

  /**
   * Product of contexts that have ended, of which nothing is held and all losses are recorded: all of one task
   * together. It is there until it is {@link #sealed}.
   */
  public synchronized List<Settled> settled() {
    if (ended.isEmpty()) {
      return List.of();
    }
    Set<Integer> waiting = new HashSet<>();
    losses.waiting().forEach(loss -> waiting.add(loss.account()));
    Map<Xid, List<Account>> tasks = ended.stream()
        .collect(Collectors.groupingBy(account -> account.key().context().xid()));
    return tasks.entrySet().stream()
        .filter(task -> task.getValue().stream()
            .allMatch(account -> account.isSettled() && !waiting.contains(account.slot())))
        .map(task -> new Settled(task.getKey(), task.getValue()))
        .toList();
  }

  /** The counts of {@code settled} stand in the log. */
  public synchronized void sealed(Settled settled) {
    for (Account account : settled.accounts) {
      if (ended.remove(account)) {
        endedSince.remove(account);
        accounts.remove(account.slot());
        byTask.remove(account);
        account.free();
        freeAccounts.add(account.slot());
      }
    }
  }

  /**
   * Frees what has ended, and ends what is idle. To be called every second or so.
   *
   * @param nanos of {@link System#nanoTime}
   */
  public synchronized void sweep(long nanos) {
    freeContexts.addAll(resting);
    resting.clear();
    live.values().stream().filter(ProductContext::isLeaving).toList().forEach(this::leave);
    live.values().forEach(context -> look(context, nanos));
    int spare = file.contexts().count() / SPARE;
    int missing = spare - Math.min(freeContexts.size(), freeAccounts.size());
    if (missing > 0) {
      uses.values().stream()
          .filter(use -> nanos - use.since >= IDLE_NANOS)
          .sorted(Comparator.comparingLong(use -> use.since - nanos))
          .limit(missing)
          .forEach(use -> use.context.leaving(true));
    }
  }

  /** It was to leave a while ago, and nobody has asked for it since. */
  private void leave(ProductContext context) {
    Use use = uses.get(context);
    if (use != null && use.accepted == context.acceptedCount() && isSettled(context)) {
      end(context);
    } else {
      context.leaving(false);
    }
  }

  private void look(ProductContext context, long nanos) {
    long accepted = context.acceptedCount();
    uses.compute(
        context,
        (any, before) -> before != null && before.accepted == accepted && isSettled(context)
            ? before
            : new Use(context, accepted, nanos));
  }

  private static boolean isSettled(ProductContext context) {
    return context.acceptedCount() == context.nextNumber()
        && context.accounts().stream().allMatch(Account::isSettled);
  }

  /**
   * The losses that are to be recorded, in the order of their serials.
   *
   * @return those that are known by now and not {@link #recorded}
   */
  public List<Loss> losses() {
    accounts.values().forEach(Account::closeRecord);
    List<Loss> all = new ArrayList<>();
    for (LossTable.Waiting waiting : losses.waiting()) {
      Account account = accounts.get(waiting.account());
      if (account != null && account.counts(waiting)) {
        all.add(loss(account.key(), waiting));
      }
    }
    return all;
  }

  private static Loss loss(AccountKey key, LossTable.Waiting waiting) {
    ContextKey of = key.context();
    return new Loss(
        waiting.serial(),
        of.xid(),
        key.did().equals(Settlement.NOWHERE) ? Optional.empty() : Optional.of(key.did()),
        of.via(),
        of.wireXid(),
        of.correlation(),
        waiting.first(),
        waiting.last(),
        waiting.count(),
        waiting.octets(),
        LossCause.reason(waiting.causes()));
  }

  /** The losses up to {@code serial} stand in the log. */
  public void recorded(long serial) {
    losses.recorded(serial);
  }
}
