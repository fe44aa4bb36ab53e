package org.doorward.li.authority;

/** Why a vendor's engineer may not do something. There is no exception to any of them. */
public enum VendorRefusal {
  /** What was submitted is no grant in its one encoding. */
  MALFORMED,
  /** No quorum of the vendor-grant officers signed it, or the trust policy names no quorum for grants. */
  QUORUM,
  /** Signed for another trust policy, or another version of it. */
  OTHER_POLICY,
  /** The trust policy has expired: no new access. */
  POLICY_EXPIRED,
  /** Signed for another element. */
  OTHER_ELEMENT,
  /** Names a vendor that the trust policy does not. */
  UNKNOWN_VENDOR,
  /** Valid for longer than the trust policy allows, or issued in the future. */
  VALIDITY,
  /** Its beginning has not come. */
  NOT_YET,
  /** Its end has come. */
  ENDED,
  /** A session was opened with it before: it opens no other. */
  SPENT,
  /** There is no such grant. */
  NO_GRANT,
  /** The certificate is another's. */
  OTHER_ENGINEER,
  /** The grant does not list the operation. */
  OPERATION,
  /** All its calls have been made. */
  BUDGET,
  /** There was no call for too long. */
  IDLE,
  /** The operator, or the engineer himself, has ended it. */
  CLOSED,
  /** An officer has revoked the engineer's key, or a key without which it has no quorum. */
  REVOKED,
  /** It cannot be recorded, and so is not done. */
  UNRECORDED,
  /** Too many grants are held. */
  FULL
}
