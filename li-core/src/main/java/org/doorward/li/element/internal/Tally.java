package org.doorward.li.element.internal;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.doorward.li.element.internal.ProductDelivery.Interface;
import org.doorward.li.evidence.SealCount;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.Xid;
import org.jspecify.annotations.Nullable;

/** What has become of one task's product, by destination and interface. Thread-safe. */
public final class Tally {
  private final AtomicLong acceptedX2 = new AtomicLong();
  private final AtomicLong acceptedX3 = new AtomicLong();
  private volatile @Nullable Map<Did, PerDestination> destinations; // none until there is product
  private volatile @Nullable Instant lastAccepted;

  private static final class PerDestination {
    private final Map<Interface, AtomicLong> sent = new EnumMap<>(Interface.class);
    private final Map<Interface, AtomicLong> lost = new EnumMap<>(Interface.class);

    PerDestination() {
      for (Interface via : Interface.values()) {
        sent.put(via, new AtomicLong());
        lost.put(via, new AtomicLong());
      }
    }
  }

  Tally() {}

  /** One more was handed over by the traffic path while the task was live. */
  public void accept(Interface via, Instant captured) {
    accepting(via).incrementAndGet();
    lastAccepted = captured;
  }

  /** When the last piece of product was captured; empty if there was none. */
  public Optional<Instant> lastAccepted() {
    return Optional.ofNullable(lastAccepted);
  }

  /** One more got its sequence number and went to delivery for that destination. */
  public void send(Did did, Interface via) {
    of(at(did).sent, via).incrementAndGet();
  }

  /** So many did not get to delivery. */
  public void lose(Did did, Interface via, long count) {
    of(at(did).lost, via).addAndGet(count);
  }

  /** What was handed over by the traffic path. */
  public long accepted(Interface via) {
    return accepting(via).get();
  }

  /** The counts that a seal states, one for each destination that got or lost product. */
  public List<SealCount> counts(Xid xid) {
    Map<Did, PerDestination> all = destinations;
    return all == null
        ? List.of()
        : all.entrySet().stream()
            .map(e -> {
              PerDestination at = e.getValue();
              return new SealCount(
                  xid,
                  e.getKey(),
                  of(at.sent, Interface.X2).get(),
                  of(at.sent, Interface.X3).get(),
                  of(at.lost, Interface.X2).get(),
                  of(at.lost, Interface.X3).get());
            })
            .toList();
  }

  private AtomicLong accepting(Interface via) {
    return via == Interface.X2 ? acceptedX2 : acceptedX3;
  }

  private PerDestination at(Did did) {
    Map<Did, PerDestination> all = destinations;
    if (all == null) {
      synchronized (this) {
        all = destinations;
        if (all == null) {
          all = new ConcurrentHashMap<>();
          destinations = all;
        }
      }
    }
    return all.computeIfAbsent(did, any -> new PerDestination());
  }

  private static AtomicLong of(Map<Interface, AtomicLong> counters, Interface via) {
    AtomicLong counter = counters.get(via);
    if (counter == null) {
      throw new IllegalStateException("no counter for " + via);
    }
    return counter;
  }
}
