package org.doorward.li.authority;

import static java.util.Objects.requireNonNull;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.doorward.li.fault.Deviation;
import org.doorward.li.identifier.AdmfIdentifier;
import org.doorward.li.identifier.Octets;

/**
 * An administration function that the elements of a trust policy answer to.
 *
 * @param identifier what X1 calls it
 * @param spkiPins SHA-256 of the public keys that it may show; any that the LI CA certifies if there is none
 * @param reportAddress where it takes the elements' reports; elements report nothing to it if there is none
 * @param deviations what its requests may have otherwise than the standard says; in the order of the constants
 * @param tls12 whether it may speak TLS 1.2, with one of the pinned keys
 */
public record Admf(
    AdmfIdentifier identifier,
    List<Octets> spkiPins,
    Optional<InetSocketAddress> reportAddress,
    List<Deviation> deviations,
    boolean tls12) {
  /**
   * Copies the lists.
   *
   * @param identifier not null
   * @param spkiPins digests, none twice
   * @param reportAddress no name, no port 0
   * @param deviations none twice, in the order of the constants
   * @param tls12 only if a key is pinned
   * @throws IllegalArgumentException if one of these does not hold
   */
  public Admf {
    requireNonNull(identifier, "identifier");
    spkiPins = Names.distinct(spkiPins, "pin of an ADMF");
    spkiPins.forEach(pin -> Sha256.require(pin, "pin of an ADMF"));
    reportAddress.ifPresent(address -> Names.requireSocket(address, "address of an ADMF"));
    deviations = Names.ordered(deviations, "deviation");
    if (tls12 && spkiPins.isEmpty()) {
      throw new IllegalArgumentException("TLS 1.2 is for pinned keys only");
    }
  }

  /**
   * An ADMF that keeps to the standard and takes no reports.
   *
   * @param identifier what X1 calls it
   * @param spkiPins SHA-256 of the public keys that it may show; any that the LI CA certifies if there is none
   * @return the ADMF
   * @throws IllegalArgumentException if a digest is not one, or stands twice
   */
  public static Admf of(AdmfIdentifier identifier, List<Octets> spkiPins) {
    return new Admf(identifier, spkiPins, Optional.empty(), List.of(), false);
  }

  /**
   * The same ADMF, taking reports.
   *
   * @param address where; no name, no port 0
   * @return another ADMF
   */
  public Admf reportingTo(InetSocketAddress address) {
    return new Admf(identifier, spkiPins, Optional.of(address), deviations, tls12);
  }

  /**
   * The same ADMF, with these deviations.
   *
   * @param tolerated in the order of the constants
   * @return another ADMF
   */
  public Admf tolerating(List<Deviation> tolerated) {
    return new Admf(identifier, spkiPins, reportAddress, tolerated, tls12);
  }

  /**
   * Whether the peer may show this key.
   *
   * @param spkiSha256 digest of the key that it showed
   * @return true if nothing is pinned, or this key is
   */
  public boolean admits(Octets spkiSha256) {
    return spkiPins.isEmpty() || spkiPins.contains(spkiSha256);
  }
}
