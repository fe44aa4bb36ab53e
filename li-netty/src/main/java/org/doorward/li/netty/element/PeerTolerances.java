package org.doorward.li.netty.element;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.doorward.li.authority.Admf;
import org.doorward.li.authority.Components;
import org.doorward.li.authority.PeerIdentity;
import org.doorward.li.authority.PeerIdentity.ComponentRole;
import org.doorward.li.fault.Deviation;
import org.doorward.li.identifier.AdmfIdentifier;
import org.doorward.li.x1.xml.Tolerance;

/**
 * What each peer may do otherwise than the standard says, as the trust policy has it for the ADMF whose certificate
 * the peer shows, and how often it did. Thread-safe.
 */
final class PeerTolerances {
  private volatile List<Deviating> admfs = List.of();

  PeerTolerances(Components components) {
    follow(components);
  }

  /** What peers may do from now on. It counts on from where it was. */
  final void follow(Components components) {
    List<Deviating> before = admfs;
    admfs = components.admfs().stream()
        .filter(admf -> !admf.deviations().isEmpty())
        .map(admf -> new Deviating(admf, components, before))
        .toList();
  }

  /** What the documents of a peer may have otherwise. */
  Tolerance of(PeerIdentity peer) {
    return admf(peer).map(admf -> admf.tolerance).orElse(Tolerance.NONE);
  }

  /** What the answers of an ADMF, whose certificate was held against the policy, may have otherwise. */
  Tolerance of(AdmfIdentifier answering) {
    return admfs.stream()
        .filter(admf -> admf.admf.identifier().equals(answering))
        .findFirst()
        .map(admf -> admf.tolerance)
        .orElse(Tolerance.NONE);
  }

  /** Whether a peer may deviate in something that is not in its documents; counted if so. */
  boolean accepts(PeerIdentity peer, Deviation deviation) {
    Optional<Deviating> accepting =
        admf(peer).filter(admf -> admf.admf.deviations().contains(deviation));
    accepting.ifPresent(admf -> admf.count(deviation));
    return accepting.isPresent();
  }

  /** One for each deviation of each ADMF. */
  List<ToleratedDeviation> counted() {
    return admfs.stream()
        .flatMap(admf -> admf.counters.stream()
            .map(counter -> new ToleratedDeviation(
                admf.admf.identifier(), counter.deviation(), counter.count().sum())))
        .toList();
  }

  private Optional<Deviating> admf(PeerIdentity peer) {
    return admfs.stream().filter(admf -> admf.is(peer)).findFirst();
  }

  /** An ADMF that may deviate. */
  private static final class Deviating {
    private final Admf admf;
    private final List<Counter> counters;
    private final Tolerance tolerance;

    Deviating(Admf admf, Components components, List<Deviating> before) {
      this.admf = admf;
      this.counters = admf.deviations().stream()
          .map(deviation -> counter(admf, deviation, before))
          .toList();
      this.tolerance = new Tolerance(
          Set.copyOf(admf.deviations()),
          (name, port) -> address(components, name, port),
          this::count);
    }

    private static Counter counter(Admf admf, Deviation deviation, List<Deviating> before) {
      return before.stream()
          .filter(one -> one.admf.identifier().equals(admf.identifier()))
          .flatMap(one -> one.counters.stream())
          .filter(counter -> counter.deviation() == deviation)
          .findFirst()
          .orElseGet(() -> new Counter(deviation, new LongAdder()));
    }

    boolean is(PeerIdentity peer) {
      return peer.binds(ComponentRole.ADMF, admf.identifier().value())
          && admf.admits(peer.spkiSha256());
    }

    void count(Deviation deviation) {
      counters.stream()
          .filter(counter -> counter.deviation() == deviation)
          .forEach(counter -> counter.count().increment());
    }
  }

  /**
   * How often.
   *
   * @param deviation what
   * @param count so far
   */
  private record Counter(Deviation deviation, LongAdder count) {}

  /** A name is that of an MDF, and the port one where that MDF listens. */
  private static Optional<InetAddress> address(Components components, String name, int port) {
    return components.mdfs().stream()
        .filter(mdf -> mdf.name().value().equalsIgnoreCase(name))
        .flatMap(mdf -> mdf.addresses().stream())
        .filter(address -> address.getPort() == port)
        .map(InetSocketAddress::getAddress)
        .findFirst();
  }
}
