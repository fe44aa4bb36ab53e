package org.doorward.li.element.internal;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.doorward.li.element.internal.ProductDelivery.Interface;
import org.jspecify.annotations.Nullable;

/** What the traffic path handed over for one task. Thread-safe. */
public final class Tally {
  private final AtomicLong acceptedX2 = new AtomicLong();
  private final AtomicLong acceptedX3 = new AtomicLong();
  private volatile @Nullable Instant lastAccepted;

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

  /** What was handed over by the traffic path. */
  public long accepted(Interface via) {
    return accepting(via).get();
  }

  private AtomicLong accepting(Interface via) {
    return via == Interface.X2 ? acceptedX2 : acceptedX3;
  }
}
