package org.doorward.li.authority;

import static java.util.Objects.requireNonNull;

import java.net.InetSocketAddress;
import java.util.List;
import org.doorward.li.identifier.Octets;

/**
 * A mediation and delivery function that product may go to.
 *
 * @param name what mandates call it
 * @param spkiPins SHA-256 of the public keys that it may show, at least one
 * @param addresses where it listens, at least one
 */
public record Mdf(ComponentName name, List<Octets> spkiPins, List<InetSocketAddress> addresses) {
  /**
   * Copies the lists.
   *
   * @param name not null
   * @param spkiPins digests, at least one, none twice
   * @param addresses at least one, none twice; no names, no port 0
   * @throws IllegalArgumentException if a list is empty, or a pin or an address is not one
   */
  public Mdf {
    requireNonNull(name, "name");
    spkiPins = Names.some(spkiPins, "pin of an MDF");
    spkiPins.forEach(pin -> Sha256.require(pin, "pin of an MDF"));
    addresses = Names.some(addresses, "address of an MDF");
    addresses.forEach(address -> Names.requireSocket(address, "address of an MDF"));
  }
}
