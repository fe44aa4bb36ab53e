package org.doorward.li.netty.receiver;

import java.util.Map;
import org.doorward.li.fault.Fault;
import org.doorward.li.x2x3.Anomaly;

/**
 * What has happened at a receiver so far. Immutable.
 *
 * @param events how often each event happened
 * @param anomalies in how many PDUs each anomaly stood
 * @param faults how many connections each fault of a frame closed
 */
public record ReceiverCounts(
    Map<ReceiverEvent, Long> events, Map<Anomaly, Long> anomalies, Map<Fault, Long> faults) {
  /**
   * Copies the maps.
   *
   * @param events copied
   * @param anomalies copied
   * @param faults copied
   */
  public ReceiverCounts {
    events = Map.copyOf(events);
    anomalies = Map.copyOf(anomalies);
    faults = Map.copyOf(faults);
  }

  /**
   * How often something happened.
   *
   * @param event what
   * @return zero or more
   */
  public long of(ReceiverEvent event) {
    return events.getOrDefault(event, 0L);
  }

  /**
   * In how many PDUs something was wrong.
   *
   * @param anomaly what
   * @return zero or more
   */
  public long of(Anomaly anomaly) {
    return anomalies.getOrDefault(anomaly, 0L);
  }

  /**
   * How many connections a wrong frame closed.
   *
   * @param fault what was wrong
   * @return zero or more
   */
  public long of(Fault fault) {
    return faults.getOrDefault(fault, 0L);
  }
}
