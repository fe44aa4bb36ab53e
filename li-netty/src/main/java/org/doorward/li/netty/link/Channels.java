package org.doorward.li.netty.link;

import io.netty.channel.ChannelOutboundInvoker;

/** Orders to a channel whose outcome shows elsewhere. */
public final class Channels {
  private Channels() {}

  /**
   * Closes a channel. That it is closed is seen by its close future.
   *
   * @param channel a channel, or a place in its pipeline
   */
  public static void close(ChannelOutboundInvoker channel) {
    var unused = channel.close();
  }
}
