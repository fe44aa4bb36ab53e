package org.doorward.li.policy;

import java.util.Set;

/**
 * A hook that lets warrants of some jurisdictions only have an effect at this element: whatever rests upon another
 * warrant is denied, reading its task included. Of requests that need no mandate it says nothing. Immutable.
 */
public final class PermittedJurisdictions implements PolicyHook {
  private static final int COUNTRY = 2;

  private final Set<String> permitted;

  private PermittedJurisdictions(Set<String> permitted) {
    this.permitted = permitted;
  }

  /**
   * Permits some jurisdictions.
   *
   * @param permitted as in {@link org.doorward.li.authority.Warrant#jurisdiction}: a country stands for its parts too,
   *     a part for itself alone
   * @return the hook
   */
  public static PermittedJurisdictions only(Set<String> permitted) {
    return new PermittedJurisdictions(Set.copyOf(permitted));
  }

  @Override
  public Decision decide(PolicyQuestion question) {
    return question
            .mandate()
            .map(mandate -> mandate.mandate().warrant().jurisdiction())
            .filter(jurisdiction -> !permits(jurisdiction))
            .isPresent()
        ? question.deny()
        : Decision.permit();
  }

  private boolean permits(String jurisdiction) {
    return permitted.contains(jurisdiction)
        || permitted.contains(jurisdiction.substring(0, COUNTRY));
  }
}
