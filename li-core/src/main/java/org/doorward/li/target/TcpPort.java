package org.doorward.li.target;

import org.doorward.li.identifier.Sensitive;

/**
 * A TCP port. Immutable.
 *
 * @param port 2 to 65535: ports 0 and 1 are not in the schema
 */
public record TcpPort(Sensitive<Integer> port) implements TargetIdentifier {
  /** The lowest port that the schema admits. */
  static final int LOWEST = 2;

  /**
   * Checks the range.
   *
   * @param port not null
   * @throws IllegalArgumentException if the port is out of range
   */
  public TcpPort {
    Ports.check(port, LOWEST);
  }

  /**
   * The port of that number.
   *
   * @param port 2 to 65535
   * @return the port
   * @throws IllegalArgumentException if the port is out of range
   */
  public static TcpPort of(int port) {
    return new TcpPort(Sensitive.of(port));
  }

  /**
   * The port written as {@code text}.
   *
   * @param text decimal; a plus sign and leading zeros are dropped
   * @return the port
   * @throws IllegalArgumentException if {@code text} is no port
   */
  public static TcpPort of(String text) {
    return of(Ports.parse(text));
  }

  @Override
  public TargetType type() {
    return TargetType.TCP_PORT;
  }

  @Override
  public Sensitive<String> text() {
    return Sensitive.of(port.reveal().toString());
  }
}
