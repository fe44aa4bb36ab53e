package org.doorward.li.authority;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.doorward.li.identifier.AdmfIdentifier;
import org.doorward.li.identifier.Octets;

/**
 * An administration function that the elements of a trust policy answer to.
 *
 * @param identifier what X1 calls it
 * @param spkiPins SHA-256 of the public keys that it may show; any that the LI CA certifies if there is none
 */
public record Admf(AdmfIdentifier identifier, List<Octets> spkiPins) {
  /**
   * Copies the list.
   *
   * @param identifier not null
   * @param spkiPins digests, none twice
   * @throws IllegalArgumentException if a digest is not one, or stands twice
   */
  public Admf {
    requireNonNull(identifier, "identifier");
    spkiPins = Names.distinct(spkiPins, "pin of an ADMF");
    spkiPins.forEach(pin -> Sha256.require(pin, "pin of an ADMF"));
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
