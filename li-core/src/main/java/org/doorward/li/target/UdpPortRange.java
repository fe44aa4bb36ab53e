package org.doorward.li.target;

import org.doorward.li.identifier.Sensitive;

/**
 * The UDP ports from one to another, both included. Immutable.
 *
 * @param start the lowest port, 0 to 65535
 * @param end the highest port, not below {@code start}
 */
public record UdpPortRange(Sensitive<Integer> start, Sensitive<Integer> end)
    implements TargetIdentifier {
  /**
   * Checks the ports and their order, which the schema leaves open.
   *
   * @param start not null
   * @param end not null
   * @throws IllegalArgumentException if a port is out of range, or the end below the start
   */
  public UdpPortRange {
    Ports.checkRange(start, end, UdpPort.LOWEST);
  }

  /**
   * The ports from {@code start} to {@code end}.
   *
   * @param start 0 to 65535
   * @param end not below {@code start}
   * @return the range
   * @throws IllegalArgumentException if a port is out of range, or the end below the start
   */
  public static UdpPortRange of(int start, int end) {
    return new UdpPortRange(Sensitive.of(start), Sensitive.of(end));
  }

  /**
   * The range written as {@code text}.
   *
   * @param text start, hyphen, end, for instance {@code 80-90}
   * @return the range
   * @throws IllegalArgumentException if {@code text} has another form
   */
  public static UdpPortRange of(String text) {
    String[] ends = Ports.splitRange(text);
    return of(Ports.parse(ends[0]), Ports.parse(ends[1]));
  }

  @Override
  public TargetType type() {
    return TargetType.UDP_PORT_RANGE;
  }

  /**
   * Start, hyphen, end.
   *
   * @return for instance {@code 80-90}
   */
  @Override
  public Sensitive<String> text() {
    return Sensitive.of(start.reveal() + "-" + end.reveal());
  }
}
