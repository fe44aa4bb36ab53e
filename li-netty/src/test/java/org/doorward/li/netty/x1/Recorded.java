package org.doorward.li.netty.x1;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.doorward.li.crypto.tls.HandshakeRefusal;
import org.doorward.li.crypto.tls.PeerConnections;

/** The refusals that a server reported, in order. */
final class Recorded implements PeerConnections {
  private final BlockingQueue<HandshakeRefusal> refusals = new LinkedBlockingQueue<>();

  @Override
  public void refused(HandshakeRefusal refusal) {
    refusals.add(refusal);
  }

  HandshakeRefusal next() throws InterruptedException {
    HandshakeRefusal next = refusals.poll(20, TimeUnit.SECONDS);
    assertNotNull(next, "no refusal was reported");
    return next;
  }

  boolean isEmpty() {
    return refusals.isEmpty();
  }
}
