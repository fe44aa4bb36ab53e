package org.doorward.li.element.internal;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.doorward.li.identifier.Did;
import org.doorward.li.x1.DestinationDetails;
import org.jspecify.annotations.Nullable;

/**
 * The one table of destinations, and their connections: a destination that stands here is open at delivery.
 * Changed under the element's change lock only; read by any thread.
 */
public final class Destinations {
  private final ProductDelivery delivery;
  private volatile Map<Did, DestinationDetails> known = Map.of();

  /** An empty table. */
  public Destinations(ProductDelivery delivery) {
    this.delivery = delivery;
  }

  /** The destination of that identifier. */
  public Optional<DestinationDetails> find(Did did) {
    return Optional.ofNullable(known.get(did));
  }

  /** All destinations, in the order of their creation. */
  public List<DestinationDetails> all() {
    return List.copyOf(known.values());
  }

  /** How delivery to it stands. */
  public ProductDelivery.Status status(Did did) {
    return delivery.status(did);
  }

  void put(DestinationDetails details, ProductDelivery.Endpoint endpoint) {
    publish(details.did(), details);
    delivery.open(endpoint);
  }

  void remove(Did did) {
    publish(did, null);
    delivery.close(did);
  }

  private void publish(Did did, @Nullable DestinationDetails details) {
    Map<Did, DestinationDetails> next = new LinkedHashMap<>(known);
    if (details == null) {
      next.remove(did);
    } else {
      next.put(did, details);
    }
    known = Collections.unmodifiableMap(next);
  }
}
