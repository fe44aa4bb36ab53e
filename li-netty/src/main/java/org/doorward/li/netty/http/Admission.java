package org.doorward.li.netty.http;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.doorward.li.netty.https.HttpsLimits;

/**
 * Counts connections: those still in their handshake, in all and by address, and those whose peer is known.
 * So strangers cannot take the places of peers. Thread-safe.
 */
final class Admission {
  private final HttpsLimits limits;
  private final Map<InetAddress, Integer> unprovenByAddress = new HashMap<>();
  private int unproven;
  private int proven;

  Admission(HttpsLimits limits) {
    this.limits = limits;
  }

  /** One connection's place; given back by {@link #leave}, as often as one likes. */
  final class Place {
    private final InetAddress address;
    private boolean known;
    private boolean left;

    private Place(InetAddress address) {
      this.address = address;
    }

    /** The peer is known: its place among strangers is free. False if there is none among peers. */
    boolean prove() {
      synchronized (Admission.this) {
        if (left || known || proven == limits.maxConnections()) {
          return false;
        }
        forgetStranger(address);
        known = true;
        proven++;
        return true;
      }
    }

    void leave() {
      synchronized (Admission.this) {
        if (left) {
          return;
        }
        left = true;
        if (known) {
          proven--;
        } else {
          forgetStranger(address);
        }
      }
    }
  }

  /** A place for a stranger; empty if there is none. */
  synchronized Optional<Place> enter(InetAddress address) {
    int ofAddress = unprovenByAddress.getOrDefault(address, 0);
    if (unproven == limits.maxUnprovenConnections()
        || ofAddress == limits.maxUnprovenPerAddress()) {
      return Optional.empty();
    }
    unproven++;
    unprovenByAddress.put(address, ofAddress + 1);
    return Optional.of(new Place(address));
  }

  private void forgetStranger(InetAddress address) {
    unproven--;
    unprovenByAddress.computeIfPresent(address, (a, count) -> count == 1 ? null : count - 1);
  }
}
