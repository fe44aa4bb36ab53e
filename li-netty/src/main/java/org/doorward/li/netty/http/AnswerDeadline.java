package org.doorward.li.netty.http;

import java.time.Duration;

/**
 * How long a peer may take over an answer: so long for each {@link #OCTETS} that it has taken, so that a long
 * answer may last and a slow peer may not. Confined to its channel's event loop.
 */
final class AnswerDeadline {
  static final int OCTETS = 1024 * 1024;

  private final Deadline deadline;
  private final Duration limit;
  private long taken;

  AnswerDeadline(Deadline deadline, Duration limit) {
    this.deadline = deadline;
    this.limit = limit;
  }

  /** The answer begins. */
  void begin() {
    taken = 0;
    deadline.set(limit);
  }

  /** The peer has taken more of it. */
  void taken(int octets) {
    taken += octets;
    if (taken >= OCTETS) {
      taken -= OCTETS;
      deadline.set(limit);
    }
  }

  /** The peer has taken it all. */
  void lift() {
    deadline.lift();
  }
}
