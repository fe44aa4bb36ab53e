package org.doorward.li.authority;

import java.util.Set;

/** What a quorum of officers does. */
public enum Act {
  /** Signing a trust policy. */
  TRUST_POLICY,
  /** Signing a mandate. */
  MANDATE;

  /**
   * The roles in which an officer may take part.
   *
   * @return at least one
   */
  public Set<OfficerRole> roles() {
    return switch (this) {
      case TRUST_POLICY -> Set.of(OfficerRole.ROOT);
      case MANDATE -> Set.of(OfficerRole.LEGAL, OfficerRole.OPERATIONS, OfficerRole.SECURITY);
    };
  }
}
