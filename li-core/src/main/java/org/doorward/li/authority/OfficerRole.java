package org.doorward.li.authority;

/** In what capacity a person signs. */
public enum OfficerRole {
  /** Signs trust policies, and what is done to an element as a whole. */
  ROOT(Office.ROOT_OFFICER),
  /** Signs mandates, for the legal department. */
  LEGAL(Office.OFFICER),
  /** Signs mandates, for operations. */
  OPERATIONS(Office.OFFICER),
  /** Signs mandates, for security. */
  SECURITY(Office.OFFICER),
  /** Signs vendor grants. */
  VENDOR_GRANT(Office.VENDOR_GRANT_OFFICER),
  /** Reads the evidence; counts in no quorum. */
  AUDITOR(Office.AUDITOR);

  private final Office office;

  OfficerRole(Office office) {
    this.office = office;
  }

  /**
   * The office that the role belongs to.
   *
   * @return the only office of whoever has the role
   */
  public Office office() {
    return office;
  }
}
