package org.doorward.li.netty.http;

import io.netty.channel.Channel;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.doorward.li.netty.link.Channels;
import org.jspecify.annotations.Nullable;

/**
 * The one deadline that a connection, or a part of one, stands under at any time; past it, it is cut. Confined
 * to its channel's event loop.
 */
final class Deadline {
  private final Channel channel;
  private final Runnable cut;
  private @Nullable Future<?> pending;

  /** Past it, the connection is closed. */
  Deadline(Channel channel) {
    this(channel, () -> Channels.close(channel));
  }

  Deadline(Channel channel, Runnable cut) {
    this.channel = channel;
    this.cut = cut;
  }

  /** Replaces the deadline. */
  void set(Duration from) {
    lift();
    pending = channel.eventLoop().schedule(cut, from.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Leaves the connection without one. */
  void lift() {
    if (pending != null) {
      pending.cancel(false);
      pending = null;
    }
  }
}
