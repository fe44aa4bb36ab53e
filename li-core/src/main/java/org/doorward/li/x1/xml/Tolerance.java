package org.doorward.li.x1.xml;

import static java.util.Objects.requireNonNull;

import java.net.InetAddress;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.doorward.li.fault.Deviation;

/**
 * What a peer's documents may have otherwise than the standard says, and who is told each time. Immutable, as far
 * as its parts are.
 *
 * @param deviations what is accepted; the others are refused as from anybody else
 * @param hosts where names are looked up
 * @param counted told of each place of a document that deviates, on the thread that reads
 * @clause TS 103 221-1, 7.2
 */
public record Tolerance(Set<Deviation> deviations, Hosts hosts, Consumer<Deviation> counted) {
  /** Nothing is accepted but what the standard says. */
  public static final Tolerance NONE =
      new Tolerance(Set.of(), (name, port) -> Optional.empty(), deviation -> {});

  /** Where a name that stands in the place of an IP address is looked up. Thread-safe; never asks a network. */
  @FunctionalInterface
  public interface Hosts {
    /**
     * The address that is meant.
     *
     * @param name as the peer wrote it
     * @param port the port beside it
     * @return the address, if the name is known; if not, the document is refused
     */
    Optional<InetAddress> address(String name, int port);
  }

  /**
   * Copies the set.
   *
   * @param deviations copied
   * @param hosts not null
   * @param counted not null
   */
  public Tolerance {
    deviations = Set.copyOf(deviations);
    requireNonNull(hosts, "hosts");
    requireNonNull(counted, "counted");
  }

  boolean accepts(Deviation deviation) {
    return deviations.contains(deviation);
  }
}
