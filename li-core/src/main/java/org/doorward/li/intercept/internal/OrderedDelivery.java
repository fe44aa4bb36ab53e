package org.doorward.li.intercept.internal;

import java.time.Duration;
import org.doorward.li.delivery.internal.Account;
import org.doorward.li.delivery.internal.LossCause;
import org.doorward.li.delivery.internal.PduWriter;
import org.doorward.li.delivery.internal.ProductContext;
import org.doorward.li.element.internal.ProductDelivery;
import org.doorward.li.identifier.Did;
import org.jspecify.annotations.Nullable;

/**
 * Delivery, whose destinations open and close in order with the product that is handed over for them: what was
 * handed over before a destination changes or goes still finds it as it was. Thread-safe.
 */
public final class OrderedDelivery implements ProductDelivery {
  private final ProductDelivery delivery;
  private volatile @Nullable HandOverRing ring;

  /** Opens and closes at once, as long as nothing can be handed over. */
  public OrderedDelivery(ProductDelivery delivery) {
    this.delivery = delivery;
  }

  /** From now on product comes through {@code product}. */
  public void follow(HandOverRing product) {
    ring = product;
  }

  @Override
  public void open(Endpoint endpoint) {
    inOrder(() -> delivery.open(endpoint));
  }

  @Override
  public void close(Did did) {
    inOrder(() -> delivery.close(did));
  }

  private void inOrder(Runnable change) {
    HandOverRing product = ring;
    if (product == null) {
      change.run();
    } else {
      product.inOrder(change);
    }
  }

  @Override
  public boolean deliver(Did did, ProductContext context, PduWriter pdu) {
    return delivery.deliver(did, context, pdu);
  }

  @Override
  public boolean lose(Did did, ProductContext context, long count, LossCause cause) {
    return delivery.lose(did, context, count, cause);
  }

  @Override
  public void giveUp(Account account, LossCause cause) {
    delivery.giveUp(account, cause);
  }

  @Override
  public Status status(Did did) {
    return delivery.status(did);
  }

  @Override
  public boolean connected(Did did, Interface via) {
    return delivery.connected(did, via);
  }

  @Override
  public boolean drain(Duration limit) throws InterruptedException {
    return delivery.drain(limit);
  }

  @Override
  public void close() {
    delivery.close();
  }
}
