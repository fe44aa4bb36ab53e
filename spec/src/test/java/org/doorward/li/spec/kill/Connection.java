package org.doorward.li.spec.kill;

import org.doorward.li.netty.inbox.MandateInboxClient;
import org.doorward.li.netty.x1.X1Client;

/**
 * One caller's way to an element.
 *
 * @param x1 an ADMF's
 * @param inbox a courier's
 */
record Connection(X1Client x1, MandateInboxClient inbox) implements AutoCloseable {
  @Override
  public void close() {
    x1.close();
    inbox.close();
  }
}
