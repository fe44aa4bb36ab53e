package org.doorward.li.netty.receiver;

import org.doorward.li.fault.Fault;
import org.doorward.li.netty.link.EventCounts;
import org.doorward.li.x2x3.Anomaly;

/** The counters of one receiver. Thread-safe. */
final class Tallies {
  final EventCounts<ReceiverEvent> events = new EventCounts<>(ReceiverEvent.class);
  final EventCounts<Anomaly> anomalies = new EventCounts<>(Anomaly.class);
  final EventCounts<Fault> faults = new EventCounts<>(Fault.class);

  ReceiverCounts snapshot() {
    return new ReceiverCounts(events.snapshot(), anomalies.snapshot(), faults.snapshot());
  }
}
