package org.doorward.li.element.internal;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.doorward.li.delivery.internal.Account;
import org.doorward.li.delivery.internal.LossCause;
import org.doorward.li.delivery.internal.PduWriter;
import org.doorward.li.delivery.internal.ProductContext;
import org.doorward.li.identifier.Did;

/** Delivery without a network: knows which destinations are open, and takes no product. */
final class NoDelivery implements ProductDelivery {
  private final Set<Did> open = ConcurrentHashMap.newKeySet();

  /** The destinations that are open. */
  Set<Did> open() {
    return Set.copyOf(open);
  }

  @Override
  public void open(Endpoint endpoint) {
    open.add(endpoint.did());
  }

  @Override
  public void close(Did did) {
    open.remove(did);
  }

  @Override
  public boolean deliver(Did did, ProductContext context, PduWriter pdu) {
    throw new IllegalStateException("nothing is intercepted here");
  }

  @Override
  public boolean lose(Did did, ProductContext context, long count, LossCause cause) {
    throw new IllegalStateException("nothing is intercepted here");
  }

  @Override
  public void giveUp(Account account, LossCause cause) {
    throw new IllegalStateException("nothing is intercepted here");
  }

  @Override
  public Status status(Did did) {
    return new Status(0, 0, 0, 0, open.contains(did));
  }

  @Override
  public boolean connected(Did did, Interface via) {
    return false;
  }

  @Override
  public boolean drain(Duration limit) {
    return true;
  }

  @Override
  public void close() {
    open.clear();
  }
}
