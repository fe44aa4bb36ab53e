package org.doorward.li.authority;

/** Why a mandate was asked for, as far as the evidence says it. */
public enum MandateReason {
  /** Investigating a crime. */
  CRIMINAL_INVESTIGATION,
  /** Protecting the public. */
  PUBLIC_SECURITY,
  /** Saving a life. */
  DANGER_TO_LIFE,
  /** Testing: an ordinary interception of the operator's own test subscriber. */
  TEST
}
