package org.doorward.li.netty.delivery;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.doorward.li.delivery.internal.DeliveryLog;
import org.jspecify.annotations.Nullable;

/**
 * What one connection sends: of one log, or of several, of which one goes before the next. Confined to the connection's
 * event loop, but for what the logs are used by besides.
 */
final class Outgoing {
  private final List<DeliveryLog> logs;

  /** A place in each log. Its array is nobody else's. */
  static final class Mark {
    private final long[] sent;

    private Mark(long[] sent) {
      this.sent = sent;
    }

    /** Whether it stands beyond the other one in some log. */
    boolean isBeyond(Mark other) {
      for (int i = 0; i < sent.length; i++) {
        if (sent[i] > other.sent[i]) {
          return true;
        }
      }
      return false;
    }
  }

  /** Of these logs: nothing of one goes as long as one before it has something to send. */
  Outgoing(List<DeliveryLog> logs) {
    this.logs = List.copyOf(logs);
  }

  static Outgoing of(DeliveryLog log) {
    return new Outgoing(List.of(log));
  }

  /** As {@link DeliveryLog#take}. */
  @Nullable
  ByteBuffer take(int most) {
    for (int i = 0; i < logs.size(); i++) {
      ByteBuffer taken = logs.get(i).take(most);
      if (taken != null) {
        return taken;
      }
    }
    return null;
  }

  /** All before it was sent on this connection. */
  Mark sent() {
    long[] sent = new long[logs.size()];
    Arrays.setAll(sent, i -> logs.get(i).sent());
    return new Mark(sent);
  }

  /** A new connection begins: the unacknowledged tails go again. */
  void rewind() {
    logs.forEach(DeliveryLog::rewind);
  }

  /** All before {@code mark} arrived. */
  void acknowledge(Mark mark) {
    for (int i = 0; i < logs.size(); i++) {
      logs.get(i).acknowledge(mark.sent[i]);
    }
  }
}
