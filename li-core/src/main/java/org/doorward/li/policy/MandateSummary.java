package org.doorward.li.policy;

import static java.util.Objects.requireNonNull;

import java.util.Set;
import org.doorward.li.authority.Mandate;
import org.doorward.li.authority.Person;
import org.doorward.li.identifier.Octets;

/**
 * A mandate and who signed it. Immutable.
 *
 * @param mandate what was signed
 * @param digest what the evidence knows it by
 * @param signers the officers whose signatures count
 */
public record MandateSummary(Mandate mandate, Octets digest, Set<Person> signers) {
  /**
   * Copies the set.
   *
   * @param mandate not null
   * @param digest not null
   * @param signers copied
   */
  public MandateSummary {
    requireNonNull(mandate, "mandate");
    requireNonNull(digest, "digest");
    signers = Set.copyOf(signers);
  }
}
