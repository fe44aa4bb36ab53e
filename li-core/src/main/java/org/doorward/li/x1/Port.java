package org.doorward.li.x1;

import static java.util.Objects.requireNonNull;

/**
 * A port of a delivery address. Immutable.
 *
 * @param transport whose port it is
 * @param number 0 to 65535; of TCP the schema admits 2 and above
 * @clause TS 103 221-1, 6.3.1
 */
public record Port(Transport transport, int number) {
  /** A transport protocol. */
  public enum Transport {
    /** TCP. */
    TCP(2),
    /** UDP. */
    UDP(0);

    private final int lowestPort;

    Transport(int lowestPort) {
      this.lowestPort = lowestPort;
    }
  }

  /**
   * Checks the range.
   *
   * @param transport not null
   * @param number in the transport's range
   * @throws IllegalArgumentException if the number is out of range
   */
  public Port {
    requireNonNull(transport, "transport");
    if (number < transport.lowestPort || number > 65535) {
      throw new IllegalArgumentException(
          "a " + transport + " port is " + transport.lowestPort + " to 65535");
    }
  }

  /**
   * A TCP port.
   *
   * @param number 2 to 65535
   * @return the port
   * @throws IllegalArgumentException if the number is out of range
   */
  public static Port tcp(int number) {
    return new Port(Transport.TCP, number);
  }

  /**
   * A UDP port.
   *
   * @param number 0 to 65535
   * @return the port
   * @throws IllegalArgumentException if the number is out of range
   */
  public static Port udp(int number) {
    return new Port(Transport.UDP, number);
  }
}
