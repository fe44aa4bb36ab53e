package org.doorward.li.element.internal;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Calls things when they are due. What is called does not block. Thread-safe. */
@FunctionalInterface
interface Alarms {
  /**
   * Calls {@code due} in so long.
   *
   * @return calls it off; does nothing if it has been called
   */
  Runnable in(long nanos, Runnable due);

  /** Alarms of a timer; none any more once that goes down. */
  static Alarms of(ScheduledExecutorService timer) {
    return (nanos, due) -> {
      try {
        var alarm = timer.schedule(due, nanos, TimeUnit.NANOSECONDS);
        return () -> alarm.cancel(false);
      } catch (RejectedExecutionException e) {
        return () -> {};
      }
    };
  }
}
