package org.doorward.li.authority;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.doorward.li.identifier.Octets;

/**
 * A component that may submit mandates over the network. That it may submit says nothing about what is
 * submitted: the officers' signatures do.
 *
 * @param name what the operator calls it
 * @param spkiPins SHA-256 of the public keys that it may show, at least one
 */
public record InboxPeer(ComponentName name, List<Octets> spkiPins) {
  /**
   * Copies the list.
   *
   * @param name not null
   * @param spkiPins digests, at least one, none twice
   * @throws IllegalArgumentException if there is none, or one is not a digest
   */
  public InboxPeer {
    requireNonNull(name, "name");
    spkiPins = Names.some(spkiPins, "pin of an inbox peer");
    spkiPins.forEach(pin -> Sha256.require(pin, "pin of an inbox peer"));
  }
}
