package org.doorward.li.authority;

/** In what capacity an officer signs. */
public enum OfficerRole {
  /** Signs trust policies. */
  ROOT,
  /** Signs mandates, for the legal department. */
  LEGAL,
  /** Signs mandates, for operations. */
  OPERATIONS,
  /** Signs mandates, for security. */
  SECURITY
}
