package org.doorward.examples.network;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Puts IP packets together again. Bounded in packets under way, in the size of each and in time; what had to be given
 * up is counted. Not thread-safe.
 */
final class FragmentReassembler {
  private static final int MAX_PACKETS = 1024;
  private static final int MAX_PARTS = 1 << 16;
  private static final Duration MAX_AGE = Duration.ofSeconds(30);

  private record Key(IpAddress source, IpAddress destination, long identification) {}

  private final Map<Key, PartialPacket> underWay = new LinkedHashMap<>();
  private int parts;
  private long givenUp;

  /** The whole packet, if {@code fragment} is one or was the last part missing. */
  Optional<IpPacket> accept(Instant time, IpFragment fragment) {
    if (fragment.whole()) {
      return IpParser.skipExtensions(fragment.part());
    }
    IpPacket part = fragment.part();
    Key key = new Key(part.source(), part.destination(), fragment.identification());
    PartialPacket old = underWay.get(key);
    if (old != null && Duration.between(old.started(), time).compareTo(MAX_AGE) > 0) {
      giveUp(key);
    }
    PartialPacket packet = underWay.computeIfAbsent(key, k -> new PartialPacket(time));
    int before = packet.parts();
    if (!packet.add(fragment)) {
      giveUp(key);
      return Optional.empty();
    }
    parts += packet.parts() - before;
    Optional<IpPacket> whole = packet.whole();
    if (whole.isPresent()) {
      underWay.remove(key);
      parts -= packet.parts();
    }
    while (underWay.size() > MAX_PACKETS || parts > MAX_PARTS) {
      giveUp(underWay.keySet().iterator().next());
    }
    return whole.flatMap(IpParser::skipExtensions);
  }

  private void giveUp(Key key) {
    PartialPacket packet = underWay.remove(key);
    if (packet != null) {
      parts -= packet.parts();
      givenUp++;
    }
  }

  /** How many packets were given up so far: contradictory, too old, or one too many. */
  long givenUp() {
    return givenUp;
  }

  /** How many packets still lack a part. */
  int underWay() {
    return underWay.size();
  }
}
