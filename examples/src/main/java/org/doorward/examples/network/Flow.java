package org.doorward.examples.network;

/**
 * Who sent a packet to whom, and over what: one direction of a conversation. Immutable.
 *
 * @param source who sent
 * @param destination whom it is for
 * @param protocol {@link #TCP} or {@link #UDP}
 */
public record Flow(Endpoint source, Endpoint destination, int protocol) {
  /** The number of TCP in the IP header. */
  public static final int TCP = 6;

  /** The number of UDP in the IP header. */
  public static final int UDP = 17;
}
