package org.doorward.examples.network;

/**
 * One end of a flow. Immutable.
 *
 * @param address the host
 * @param port 0 to 65535
 */
public record Endpoint(IpAddress address, int port) {
  /**
   * Refuses a port that no header can hold.
   *
   * @param address the host
   * @param port 0 to 65535
   */
  public Endpoint {
    if (port < 0 || port > 0xFFFF) {
      throw new IllegalArgumentException("port beyond 16 bits: " + port);
    }
  }

  /** The address and the port. */
  @Override
  public String toString() {
    return address.isIpv6() ? "[" + address + "]:" + port : address + ":" + port;
  }
}
