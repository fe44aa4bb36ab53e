package org.doorward.li.target;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.doorward.li.identifier.Sensitive;

/** What the ports of TCP and UDP have in common. */
final class Ports {
  private static final int HIGHEST = 65535;

  private Ports() {}

  static void check(Sensitive<Integer> port, int lowest) {
    if (port.reveal() < lowest || port.reveal() > HIGHEST) {
      throw new IllegalArgumentException("a port is " + lowest + " to " + HIGHEST);
    }
  }

  static void checkRange(Sensitive<Integer> start, Sensitive<Integer> end, int lowest) {
    check(start, lowest);
    check(end, lowest);
    if (start.reveal() > end.reveal()) {
      throw new IllegalArgumentException("a port range ends before it starts");
    }
  }

  static Sensitive<List<Integer>> checkList(Sensitive<List<Integer>> ports, int lowest) {
    List<Integer> copy = List.copyOf(ports.reveal());
    if (copy.isEmpty()) {
      throw new IllegalArgumentException("a port list is empty");
    }
    copy.forEach(port -> check(Sensitive.of(port), lowest));
    return Sensitive.of(copy);
  }

  static int parse(String text) {
    long value = Lexical.integer(text);
    if (value < 0 || value > HIGHEST) {
      throw new IllegalArgumentException("a port is at most " + HIGHEST);
    }
    return (int) value;
  }

  static String[] splitRange(String text) {
    String[] ends = text.split("-", -1);
    if (ends.length != 2) {
      throw new IllegalArgumentException("a port range is a start, a hyphen and an end");
    }
    return ends;
  }

  static List<Integer> parseList(String text) {
    List<Integer> ports = new ArrayList<>();
    for (String port : text.split(",", -1)) {
      ports.add(parse(port));
    }
    return ports;
  }

  static String joinList(Sensitive<List<Integer>> ports) {
    return ports.reveal().stream().map(String::valueOf).collect(Collectors.joining(","));
  }
}
