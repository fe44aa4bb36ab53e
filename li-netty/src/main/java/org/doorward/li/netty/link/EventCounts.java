package org.doorward.li.netty.link;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * How often each event of a closed set happened. Thread-safe.
 *
 * @param <E> the events
 */
public final class EventCounts<E extends Enum<E>> {
  private final Class<E> events;
  private final Map<E, LongAdder> counts;

  /**
   * Nothing happened yet.
   *
   * @param events the set
   */
  public EventCounts(Class<E> events) {
    this.events = events;
    this.counts = new EnumMap<>(events);
    for (E event : events.getEnumConstants()) {
      counts.put(event, new LongAdder());
    }
  }

  /**
   * It happened once more.
   *
   * @param event what happened
   */
  public void count(E event) {
    count(event, 1);
  }

  /**
   * It happened several times more.
   *
   * @param event what happened
   * @param times how often
   */
  public void count(E event, long times) {
    LongAdder count = counts.get(event);
    if (count != null) {
      count.add(times);
    }
  }

  /**
   * What has happened so far.
   *
   * @return one number for each event; not one instant's if events go on
   */
  public Map<E, Long> snapshot() {
    Map<E, Long> snapshot = new EnumMap<>(events);
    counts.forEach((event, count) -> snapshot.put(event, count.sum()));
    return snapshot;
  }
}
