package org.doorward.li.fault;

/**
 * A way in which X1 peers in the field differ from the standard, and which an element may be told to accept from
 * one of them. What we send never deviates.
 *
 * @clause TS 103 221-1, 7.2
 */
public enum Deviation {
  /** A timestamp has another number of fractional digits than six, none included. */
  TIMESTAMP_PRECISION,
  /** A request has no Content-Type. */
  MISSING_CONTENT_TYPE,
  /** A name stands where an IP address belongs. It is looked up among the MDFs of the trust policy, never elsewhere. */
  HOST_NAME_IN_ADDRESS,
  /** The version lacks its leading {@code v}, or its last number. */
  VERSION_FORM
}
