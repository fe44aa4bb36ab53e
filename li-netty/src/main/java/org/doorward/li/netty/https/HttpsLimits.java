package org.doorward.li.netty.https;

import static java.util.Objects.requireNonNull;

/**
 * How much of anything a listener accepts. Immutable.
 *
 * @param maxHeadOctets of one request: its request line and header fields
 * @param maxBodyOctets of one request
 * @param maxConnections of peers that have proven who they are
 * @param maxUnprovenConnections still in their TLS handshake
 * @param maxUnprovenPerAddress the same, from one address
 * @param maxStreams requests at a time on one connection of HTTP/2
 * @param deadlines how long each step may take
 */
public record HttpsLimits(
    int maxHeadOctets,
    int maxBodyOctets,
    int maxConnections,
    int maxUnprovenConnections,
    int maxUnprovenPerAddress,
    int maxStreams,
    Deadlines deadlines) {
  /** For an element with a handful of peers: heads of 8 KiB, bodies of 1 MiB, 128 connections. */
  public static final HttpsLimits DEFAULT =
      new HttpsLimits(8 * 1024, 1024 * 1024, 128, 64, 16, 32, Deadlines.DEFAULT);

  private static final int MIN_HEAD_OCTETS = 256;

  /**
   * Refuses limits under which no request is possible.
   *
   * @param maxHeadOctets at least 256
   * @param maxBodyOctets positive
   * @param maxConnections positive
   * @param maxUnprovenConnections positive
   * @param maxUnprovenPerAddress positive
   * @param maxStreams positive
   * @param deadlines not null
   * @throws IllegalArgumentException if a number is too small
   */
  public HttpsLimits {
    requireNonNull(deadlines, "deadlines");
    if (maxHeadOctets < MIN_HEAD_OCTETS) {
      throw new IllegalArgumentException("no request fits a head of " + maxHeadOctets + " octets");
    }
    for (int limit : new int[] {
      maxBodyOctets, maxConnections, maxUnprovenConnections, maxUnprovenPerAddress, maxStreams
    }) {
      if (limit <= 0) {
        throw new IllegalArgumentException("a limit is not positive: " + limit);
      }
    }
  }

  /**
   * Changes how large a request may be.
   *
   * @param octets of one request's body
   * @return a copy
   */
  public HttpsLimits maxBodyOctets(int octets) {
    return new HttpsLimits(
        maxHeadOctets,
        octets,
        maxConnections,
        maxUnprovenConnections,
        maxUnprovenPerAddress,
        maxStreams,
        deadlines);
  }

  /**
   * Changes how many connections there may be.
   *
   * @param proven of peers that have proven who they are
   * @param unproven still in their handshake
   * @param unprovenPerAddress the same, from one address
   * @return a copy
   */
  public HttpsLimits connections(int proven, int unproven, int unprovenPerAddress) {
    return new HttpsLimits(
        maxHeadOctets, maxBodyOctets, proven, unproven, unprovenPerAddress, maxStreams, deadlines);
  }

  /**
   * Changes how many requests one connection of HTTP/2 may have under way.
   *
   * @param atATime on one connection
   * @return a copy
   */
  public HttpsLimits maxStreams(int atATime) {
    return new HttpsLimits(
        maxHeadOctets,
        maxBodyOctets,
        maxConnections,
        maxUnprovenConnections,
        maxUnprovenPerAddress,
        atATime,
        deadlines);
  }

  /**
   * Changes how long each step may take.
   *
   * @param changed the deadlines
   * @return a copy
   */
  public HttpsLimits deadlines(Deadlines changed) {
    return new HttpsLimits(
        maxHeadOctets,
        maxBodyOctets,
        maxConnections,
        maxUnprovenConnections,
        maxUnprovenPerAddress,
        maxStreams,
        changed);
  }
}
