package org.doorward.li.authority;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** What a quorum of officers does. */
public enum Act {
  /** Signing a trust policy. */
  TRUST_POLICY(Office.ROOT_OFFICER, true),
  /** Signing a mandate. */
  MANDATE(Office.OFFICER, true),
  /** Signing an urgent mandate; there are none unless the trust policy names a quorum for them. */
  URGENT_MANDATE(Office.OFFICER, false),
  /** Signing a vendor grant; there are none unless the trust policy names a quorum for them. */
  VENDOR_GRANT(Office.VENDOR_GRANT_OFFICER, false),
  /** Letting an element whose record of used mandates is lost take mandates again. */
  REPLAY_RESEED(Office.ROOT_OFFICER, true),
  /** Letting an element whose log key is lost begin another log. */
  LOG_KEY_LOST(Office.ROOT_OFFICER, true),
  /** Opening an element's exported state; it cannot be exported unless the trust policy names a quorum for it. */
  STATE_TRANSFER(Office.ROOT_OFFICER, false);

  private final Office office;
  private final boolean required;

  Act(Office office, boolean required) {
    this.office = office;
    this.required = required;
  }

  /**
   * Whose act it is.
   *
   * @return the one office
   */
  public Office office() {
    return office;
  }

  /**
   * Whether each trust policy has to say what quorum it takes.
   *
   * @return false if the act can be left out: nobody can do it then
   */
  public boolean required() {
    return required;
  }

  /**
   * The roles in which a person may take part.
   *
   * @return those of the office
   */
  public Set<OfficerRole> roles() {
    return Arrays.stream(OfficerRole.values())
        .filter(role -> role.office() == office)
        .collect(Collectors.toUnmodifiableSet());
  }
}
