package org.doorward.li.netty.https;

import java.time.Duration;

/**
 * How long a peer may take over each step of a connection. Past it, the connection is closed. Immutable.
 *
 * @param handshake from the connection to the end of the TLS handshake
 * @param head from the first octet of a request to the end of its head
 * @param body from the end of the head to the end of the body
 * @param answer from the answer's first octet until the peer has taken it all
 * @param idle between two requests
 */
public record Deadlines(
    Duration handshake, Duration head, Duration body, Duration answer, Duration idle) {
  /** 10 s for the handshake and for a head, 30 s for a body and for an answer, 5 min idle. */
  public static final Deadlines DEFAULT = new Deadlines(
      Duration.ofSeconds(10),
      Duration.ofSeconds(10),
      Duration.ofSeconds(30),
      Duration.ofSeconds(30),
      Duration.ofMinutes(5));

  /**
   * Refuses a deadline that is past from the start.
   *
   * @param handshake positive
   * @param head positive
   * @param body positive
   * @param answer positive
   * @param idle positive
   * @throws IllegalArgumentException if one is not
   */
  public Deadlines {
    for (Duration deadline : new Duration[] {handshake, head, body, answer, idle}) {
      if (deadline.isNegative() || deadline.isZero()) {
        throw new IllegalArgumentException("a deadline is not positive: " + deadline);
      }
    }
  }
}
