package org.doorward.li.authority;

/** What the operator's people are to Doorward. A person holds exactly one. */
public enum Office {
  /** Decides on trust policies, and on what is done to an element as a whole. */
  ROOT_OFFICER,
  /** Decides on mandates. */
  OFFICER,
  /** Decides on what a vendor may do. */
  VENDOR_GRANT_OFFICER,
  /** Reads the evidence, and decides on nothing. */
  AUDITOR
}
