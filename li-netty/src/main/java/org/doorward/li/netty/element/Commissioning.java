package org.doorward.li.netty.element;

import static java.util.Objects.requireNonNull;

import org.doorward.li.identifier.Octets;

/**
 * The trust policy that an element is commissioned with, and the digest that its root officers have confirmed
 * by another way: the one does not stand without the other. Immutable.
 *
 * @param envelope the signed trust policy, an encoded envelope
 * @param confirmedDigest SHA-256 of what the root officers signed, 32 octets
 */
public record Commissioning(Octets envelope, Octets confirmedDigest) {
  /**
   * Refuses null.
   *
   * @param envelope not null
   * @param confirmedDigest not null
   */
  public Commissioning {
    requireNonNull(envelope, "envelope");
    requireNonNull(confirmedDigest, "confirmedDigest");
  }
}
