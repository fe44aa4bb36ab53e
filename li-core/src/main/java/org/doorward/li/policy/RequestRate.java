package org.doorward.li.policy;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.doorward.li.identifier.AdmfIdentifier;
import org.doorward.li.x1.RequestMessageType;

/**
 * A hook that bounds how many requests of some types each ADMF has permitted in any stretch of time of some length. One
 * that is denied does not count. Time is that of a clock that nobody sets. Thread-safe.
 */
public final class RequestRate implements PolicyHook {
  /** The most requests that can be counted for one ADMF. */
  public static final int MOST = 100_000;

  private final Set<RequestMessageType> requests;
  private final int most;
  private final long nanos;
  private final LongSupplier clock;
  private final Map<AdmfIdentifier, Deque<Long>> permitted = new HashMap<>();

  /** With a monotonic clock. */
  RequestRate(Set<RequestMessageType> requests, int most, Duration within, LongSupplier clock) {
    if (most < 1 || most > MOST || within.isNegative() || within.isZero()) {
      throw new IllegalArgumentException("no rate: " + most + " within " + within);
    }
    this.requests = Set.copyOf(requests);
    this.most = most;
    this.nanos = within.toNanos();
    this.clock = clock;
  }

  /**
   * Bounds requests.
   *
   * @param requests which requests count; of others the hook says nothing
   * @param most how many of them in all, from 1 to {@link #MOST}
   * @param within in so long
   * @return the hook
   * @throws IllegalArgumentException if a number is out of its range
   */
  public static RequestRate of(Set<RequestMessageType> requests, int most, Duration within) {
    return new RequestRate(requests, most, within, System::nanoTime);
  }

  @Override
  public synchronized Decision decide(PolicyQuestion question) {
    if (!requests.contains(question.request().type())) {
      return Decision.permit();
    }
    long now = clock.getAsLong();
    Deque<Long> times = permitted.computeIfAbsent(
        question.request().header().admfIdentifier(), any -> new ArrayDeque<>());
    while (!times.isEmpty() && now - times.peekFirst() >= nanos) {
      times.removeFirst();
    }
    if (times.size() >= most) {
      return question.deny();
    }
    times.addLast(now);
    return Decision.permit();
  }
}
