package org.doorward.li.target;

import org.doorward.li.identifier.Sensitive;

/**
 * A UDP port. Immutable.
 *
 * @param port 0 to 65535: port 0 is in the schema
 */
public record UdpPort(Sensitive<Integer> port) implements TargetIdentifier {
  /** The lowest port that the schema admits. */
  static final int LOWEST = 0;

  /**
   * Checks the range.
   *
   * @param port not null
   * @throws IllegalArgumentException if the port is out of range
   */
  public UdpPort {
    Ports.check(port, LOWEST);
  }

  /**
   * The port of that number.
   *
   * @param port 0 to 65535
   * @return the port
   * @throws IllegalArgumentException if the port is out of range
   */
  public static UdpPort of(int port) {
    return new UdpPort(Sensitive.of(port));
  }

  /**
   * The port written as {@code text}.
   *
   * @param text decimal; a plus sign and leading zeros are dropped
   * @return the port
   * @throws IllegalArgumentException if {@code text} is no port
   */
  public static UdpPort of(String text) {
    return of(Ports.parse(text));
  }

  @Override
  public TargetType type() {
    return TargetType.UDP_PORT;
  }

  @Override
  public Sensitive<String> text() {
    return Sensitive.of(port.reveal().toString());
  }
}
