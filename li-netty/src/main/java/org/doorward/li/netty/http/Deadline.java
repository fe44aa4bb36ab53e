package org.doorward.li.netty.http;

import io.netty.channel.Channel;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.doorward.li.netty.link.Channels;
import org.jspecify.annotations.Nullable;

/**
 * The one deadline that a connection stands under at any time; past it, the connection is closed. Confined to
 * its channel's event loop.
 */
final class Deadline {
  private final Channel channel;
  private @Nullable Future<?> pending;

  Deadline(Channel channel) {
    this.channel = channel;
  }

  /** Replaces the deadline. */
  void set(Duration from) {
    lift();
    pending = channel.eventLoop().schedule(this::pass, from.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Leaves the connection without one. */
  void lift() {
    if (pending != null) {
      pending.cancel(false);
      pending = null;
    }
  }

  private void pass() {
    Channels.close(channel);
  }
}
