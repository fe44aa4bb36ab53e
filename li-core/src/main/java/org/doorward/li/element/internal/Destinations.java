package org.doorward.li.element.internal;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.doorward.li.identifier.Did;
import org.doorward.li.x1.DestinationDetails;

/**
 * The one table of destinations, and their connections: a destination that stands here is open at delivery.
 * Thread-safe; changes of one destination come in the order that {@link ObjectOrder} gives them.
 */
public final class Destinations {
  private final ProductDelivery delivery;
  private final ConcurrentMap<Did, DestinationDetails> known = new ConcurrentHashMap<>();

  /** An empty table. */
  public Destinations(ProductDelivery delivery) {
    this.delivery = delivery;
  }

  /** The destination of that identifier. */
  public Optional<DestinationDetails> find(Did did) {
    return Optional.ofNullable(known.get(did));
  }

  /** All destinations, in no order. */
  public List<DestinationDetails> all() {
    return List.copyOf(known.values());
  }

  /** How delivery to it stands. */
  public ProductDelivery.Status status(Did did) {
    return delivery.status(did);
  }

  void put(DestinationDetails details, ProductDelivery.Endpoint endpoint) {
    known.put(details.did(), details);
    delivery.open(endpoint);
  }

  void remove(Did did) {
    known.remove(did);
    delivery.close(did);
  }
}
