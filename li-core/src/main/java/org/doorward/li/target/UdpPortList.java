package org.doorward.li.target;

import java.util.List;
import org.doorward.li.identifier.Sensitive;

/**
 * Several UDP ports, in the order given. Immutable.
 *
 * @param ports one or more, 0 to 65535 each
 */
public record UdpPortList(Sensitive<List<Integer>> ports) implements TargetIdentifier {
  /**
   * Copies and checks the ports.
   *
   * @param ports not null
   * @throws IllegalArgumentException if there are none, or one is out of range
   */
  public UdpPortList {
    ports = Ports.checkList(ports, UdpPort.LOWEST);
  }

  /**
   * These ports.
   *
   * @param ports one or more, 0 to 65535 each
   * @return the list
   * @throws IllegalArgumentException if there are none, or one is out of range
   */
  public static UdpPortList of(List<Integer> ports) {
    return new UdpPortList(Sensitive.of(ports));
  }

  /**
   * The ports written as {@code text}.
   *
   * @param text ports with commas between, for instance {@code 80,443}
   * @return the list
   * @throws IllegalArgumentException if {@code text} has another form
   */
  public static UdpPortList of(String text) {
    return of(Ports.parseList(text));
  }

  @Override
  public TargetType type() {
    return TargetType.UDP_PORT_LIST;
  }

  /**
   * The ports with commas between.
   *
   * @return for instance {@code 80,443}
   */
  @Override
  public Sensitive<String> text() {
    return Sensitive.of(Ports.joinList(ports));
  }
}
