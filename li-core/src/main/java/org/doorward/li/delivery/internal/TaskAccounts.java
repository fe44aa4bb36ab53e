package org.doorward.li.delivery.internal;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;
import org.doorward.li.element.internal.ProductDelivery.Interface;
import org.doorward.li.evidence.SealCount;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.Xid;

/**
 * Accounts by the XIDs that their product is of: the task that the numbering was begun for, and what the PDUs carry.
 * Thread-safe.
 */
final class TaskAccounts {
  private record Place(Xid xid, Did did) {}

  private final ConcurrentMap<Xid, Set<Account>> byXid = new ConcurrentHashMap<>();

  void add(Account account) {
    for (Xid xid : xids(account)) {
      byXid.compute(xid, (any, before) -> {
        Set<Account> now = before == null ? ConcurrentHashMap.newKeySet(2) : before;
        now.add(account);
        return now;
      });
    }
  }

  void remove(Account account) {
    for (Xid xid : xids(account)) {
      byXid.computeIfPresent(xid, (any, now) -> {
        now.remove(account);
        return now.isEmpty() ? null : now;
      });
    }
  }

  private static Set<Xid> xids(Account account) {
    ContextKey of = account.key().context();
    return of.xid().equals(of.wireXid()) ? Set.of(of.xid()) : Set.of(of.xid(), of.wireXid());
  }

  /** What has become of a task's product so far; of all tasks that share the XID of its PDUs, if some do. */
  List<SealCount> counts(Xid task, Xid wireXid) {
    Set<Account> all = new LinkedHashSet<>(byXid.getOrDefault(task, Set.of()));
    all.addAll(byXid.getOrDefault(wireXid, Set.of()));
    return counts(all);
  }

  /** Sums, one for each task and destination. */
  static List<SealCount> counts(Collection<Account> accounts) {
    Map<Place, List<Account>> places = accounts.stream()
        .collect(Collectors.groupingBy(
            account -> new Place(account.key().context().xid(), account.key().did())));
    return places.entrySet().stream().map(e -> sum(e.getKey(), e.getValue())).toList();
  }

  private static SealCount sum(Place place, List<Account> accounts) {
    long[] sent = new long[2];
    long[] lost = new long[2];
    long[] acknowledged = new long[2];
    for (Account account : accounts) {
      int via = account.key().context().via() == Interface.X2 ? 0 : 1;
      Account.Balance balance = account.balance();
      sent[via] += balance.accepted() - balance.lost();
      lost[via] += balance.lost();
      acknowledged[via] += balance.acknowledged();
    }
    return new SealCount(
        place.xid, place.did, sent[0], sent[1], lost[0], lost[1], acknowledged[0], acknowledged[1]);
  }
}
