package org.doorward.li.spec.kill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.doorward.li.netty.x1.X1Outcome;
import org.doorward.li.x1.ListAllDetails;
import org.doorward.li.x1.X1Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** INV-DOOR-10: a running element listens where it was told to, and nowhere else; as Linux sees it from outside. */
class SocketsIT {
  private static final Path PROC = Path.of("/proc");
  private static final Pattern SOCKET = Pattern.compile("socket:\\[([0-9]+)]");
  private static final String LISTENS = "0A";

  @TempDir
  private Path directory;

  /** The inodes of the sockets that a process holds. */
  private static Set<String> sockets(long pid) throws IOException {
    Set<String> inodes = new HashSet<>();
    try (Stream<Path> open = Files.list(PROC.resolve(pid + "/fd"))) {
      for (Path one : open.toList()) {
        Matcher socket = SOCKET.matcher(Files.readSymbolicLink(one).toString());
        if (socket.matches()) {
          inodes.add(socket.group(1));
        }
      }
    }
    return inodes;
  }

  /** Local ports of those sockets, by a table of the kernel; of TCP only those that listen. */
  private static Set<Integer> ports(long pid, Set<String> inodes, String table) throws IOException {
    Set<Integer> ports = new TreeSet<>();
    Path file = PROC.resolve(pid + "/net/" + table);
    if (!Files.exists(file)) {
      return ports;
    }
    List<String> lines = Files.readAllLines(file);
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.strip().split(" +", -1);
      boolean counts = table.startsWith("udp") || cells[3].equals(LISTENS);
      if (counts && inodes.contains(cells[9])) {
        String local = cells[1];
        ports.add(Integer.parseInt(local.substring(local.lastIndexOf(':') + 1), 16));
      }
    }
    return ports;
  }

  @Test
  void aRunningElementListensWhereItWasToldAndNowhereElse() throws Exception {
    assumeTrue(Files.exists(PROC.resolve("self/net/tcp")), "no Linux");
    try (Operator operator = new Operator(directory)) {
      ElementProcess element = ElementProcess.start(directory);
      try (Connection connection = operator.connect(element.x1(), element.inbox())) {
        X1Request question = new ListAllDetails(Operator.header(Instant.now()));
        assertInstanceOf(X1Outcome.Answered.class, connection.x1().send(List.of(question)));
        Set<String> inodes = sockets(element.pid());
        Set<Integer> listening = ports(element.pid(), inodes, "tcp");
        listening.addAll(ports(element.pid(), inodes, "tcp6"));
        Set<Integer> datagrams = ports(element.pid(), inodes, "udp");
        datagrams.addAll(ports(element.pid(), inodes, "udp6"));

        assertEquals(
            new TreeSet<>(Set.of(element.x1().getPort(), element.inbox().getPort())), listening);
        assertEquals(Set.of(), datagrams);
      } finally {
        element.kill();
      }
    }
  }
}
