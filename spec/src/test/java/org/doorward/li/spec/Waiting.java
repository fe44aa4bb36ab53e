package org.doorward.li.spec;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLSocket;

/** Waiting for what has to come soon. */
final class Waiting {
  private Waiting() {}

  /** Looks until it is so, which has to be within {@code limit}. */
  static void until(Duration limit, BooleanSupplier wanted) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (!wanted.getAsBoolean()) {
      assertTrue(System.nanoTime() < end, "in time");
      Thread.sleep(5);
    }
  }

  /** -1 once the connection has ended, which may be reset in place of being closed; else what came. */
  static int endOf(SSLSocket line) {
    try {
      return line.getInputStream().read();
    } catch (IOException e) {
      return e instanceof SocketTimeoutException ? 0 : -1;
    }
  }
}
