package org.doorward.li.element.internal;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.doorward.li.evidence.Operation;
import org.doorward.li.identifier.Did;
import org.doorward.li.x1.DestinationDetails;
import org.doorward.li.x1.X1ErrorCode;

/**
 * Finds the faults of destinations: of each one for itself, even if several share an endpoint. What it finds is
 * reported and recorded. Confined to the thread that looks, but for {@link #productLost}.
 *
 * @clause TS 103 221-1, 6.5.3
 */
final class DestinationWatch {
  /** The condition that a destination cannot be reached. */
  static final String NOT_CONNECTED = "not-connected";

  /** How long a first connection may take before its absence is a fault. */
  static final Duration FIRST_CONNECTION = Duration.ofSeconds(5);

  /** What was last seen of one destination. */
  private static final class Seen {
    private final long since;
    private boolean everConnected;
    private boolean connected;

    Seen(long since) {
      this.since = since;
    }
  }

  private final Destinations destinations;
  private final Reporting reporting;
  private final AggregatedEvents events;
  private final LongSupplier nanos;
  private final Map<Did, Seen> seen = new HashMap<>();

  DestinationWatch(
      Destinations destinations, Reporting reporting, AggregatedEvents events, LongSupplier nanos) {
    this.destinations = destinations;
    this.reporting = reporting;
    this.events = events;
    this.nanos = nanos;
  }

  /** That a destination cannot be reached. */
  static Issue notConnected(Did did) {
    return Issue.fault(Subject.of(did), NOT_CONNECTED, "delivery is not connected");
  }

  /** Compares what is with what was. To be called every second or so. */
  void look() {
    Set<Did> gone = new HashSet<>(seen.keySet());
    for (DestinationDetails details : destinations.all()) {
      gone.remove(details.did());
      look(details.did(), destinations.status(details.did()));
    }
    for (Did did : gone) {
      connected(did, false, requireNonNull(seen.remove(did)));
      reporting.forget(Subject.of(did));
    }
  }

  private void look(Did did, ProductDelivery.Status status) {
    long now = nanos.getAsLong();
    Seen before = seen.computeIfAbsent(did, any -> new Seen(now));
    connected(did, status.connected(), before);
    if (status.connected()) {
      before.everConnected = true;
      reporting.end(Subject.of(did), NOT_CONNECTED);
    } else if (before.everConnected || now - before.since >= FIRST_CONNECTION.toNanos()) {
      reporting.begin(Optional.empty(), notConnected(did));
    }
  }

  private void connected(Did did, boolean now, Seen before) {
    if (now != before.connected) {
      before.connected = now;
      events.connection(now ? Operation.CONNECTION_UP : Operation.CONNECTION_DOWN, did);
    }
  }

  /** Product for a destination was lost. */
  void productLost(Did did) {
    if (destinations.find(did).isPresent()) {
      reporting.happened(Optional.empty(), lost(did));
    }
  }

  private static Issue lost(Did did) {
    return Issue.of(
        Subject.of(did),
        "product-lost",
        Issue.Type.WARNING,
        X1ErrorCode.GENERIC_WARNING,
        "product was dropped");
  }
}
