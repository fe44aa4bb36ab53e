package org.doorward.li.evidence;

/** Why: a closed list instead of free text. The numbers are those of the published schema. */
public enum Reason {
  /** Nothing to explain. */
  NONE(1),
  /** The peer showed no certificate. */
  TLS_NO_CERTIFICATE(10),
  /** The peer's certificate does not lead to the LI CA. */
  TLS_UNTRUSTED(11),
  /** The peer's certificate is not valid yet, or no longer. */
  TLS_NOT_VALID_NOW(12),
  /** The peer's certificate is revoked, or it cannot be told whether it is. */
  TLS_REVOKED(13),
  /** The peer's certificate or key is not meant for this use. */
  TLS_USAGE(14),
  /** The handshake failed for another cause: protocol, suite, time limit. */
  TLS_HANDSHAKE(15),
  /** The certificate is good, and the trust policy does not name its holder. */
  PEER_NOT_NAMED(16),
  /** No recent list of the issuer says that the peer's certificate is not revoked. */
  TLS_REVOCATION_UNKNOWN(17),
  /** The identifier in the message is not in the peer's certificate. */
  NOT_BOUND(20),
  /** The ADMF is none that the trust policy names. */
  ADMF_UNKNOWN(21),
  /** The message is for another element. */
  NE_UNEXPECTED(22),
  /** The object belongs to another ADMF. */
  NOT_THE_OWNER(23),
  /** A vendor's credential, and no live grant. */
  VENDOR(24),
  /** The message cannot be read, or a value is out of its range. */
  MALFORMED(30),
  /** The message is of a version that is not supported. */
  VERSION(31),
  /** The request, or a part of it, is not supported. */
  UNSUPPORTED(32),
  /** The message is larger, deeper or more frequent than the limits. */
  LIMIT(33),
  /** There is no mandate for this task. */
  MANDATE_MISSING(40),
  /** The mandate's octets are not the one encoding of a mandate. */
  MANDATE_MALFORMED(41),
  /** A signature on the mandate does not verify. */
  MANDATE_SIGNATURE(42),
  /** Too few persons of the roles that are needed have signed. */
  MANDATE_QUORUM(43),
  /** The mandate is for another element or another ADMF. */
  MANDATE_AUDIENCE(44),
  /** The mandate was signed under another trust policy. */
  MANDATE_POLICY(45),
  /** The mandate's time has not begun. */
  MANDATE_NOT_YET_VALID(46),
  /** The mandate's time is over. */
  MANDATE_EXPIRED(47),
  /** The mandate was issued too long before its first use. */
  MANDATE_STALE(48),
  /** The mandate is valid for longer than the trust policy allows. */
  MANDATE_TOO_LONG(49),
  /** The mandate has been used up. */
  MANDATE_SPENT(50),
  /** The mandate, or a key it needs, is revoked. */
  MANDATE_REVOKED(51),
  /** The task is wider than its mandate. */
  MANDATE_SCOPE(52),
  /** Somebody else may have had what is revoked. */
  COMPROMISE(53),
  /** The use of what is revoked is over. */
  RETIREMENT(54),
  /** The mandate is urgent, and fewer officers have signed it than otherwise have to. */
  URGENT(55),
  /** The mandate was urgent, and no whole quorum had signed it when its time was over. */
  MANDATE_NOT_RATIFIED(56),
  /** The trust policy itself has expired. */
  POLICY_EXPIRED(60),
  /** The trust policy does not verify, or contradicts itself. */
  POLICY_INVALID(61),
  /** The destination's MDF is none that the trust policy names. */
  DESTINATION_NOT_PINNED(62),
  /** A policy hook said no. */
  HOOK_DENIED(63),
  /** A policy hook threw, answered nothing, or called itself. */
  HOOK_FAILED(64),
  /** A policy hook did not answer in time. */
  HOOK_TIMEOUT(65),
  /** The element's clock cannot be relied on. */
  CLOCK_UNTRUSTED(66),
  /** The evidence log cannot be written. */
  EVIDENCE_UNAVAILABLE(67),
  /** Another rule of the element denies it; the reason code says which. */
  RULE(68),
  /** The process lets in what the trust policy does not concede. */
  POSTURE(69),
  /** The object is there already. */
  EXISTS(70),
  /** There is no such object. */
  NOT_FOUND(71),
  /** The object is in use. */
  IN_USE(72),
  /** The bulk operation is not enabled. */
  NOT_ENABLED(73),
  /** It was permitted, tried, and failed. */
  FAILED(80),
  /** A crash interrupted it; this is what was found. */
  RECOVERED(81),
  /** An authorised actor asked for it. */
  REQUESTED(90),
  /** The mandate ended. */
  MANDATE_ENDED(91),
  /** The task's own end was reached. */
  TASK_ENDED(92),
  /** The ADMF fell silent. */
  KEEPALIVE_LOST(93),
  /** The element goes down. */
  SHUTDOWN(94),
  /** The peer closed the connection, or it broke. */
  PEER_CLOSED(95),
  /** There was no room for it. */
  NO_ROOM(96),
  /** It stood in memory when the process died. */
  RESTART(97),
  /** What it stood in on the disk is damaged, or cannot be read because its key is missing. */
  DAMAGED(98),
  /** The time to deliver it was over. */
  DRAIN_TIME(99),
  /** Nothing of it waits any more: all is acknowledged or lost. */
  SETTLED(100),
  /** There is no such grant. */
  GRANT_MISSING(110),
  /** No quorum of the vendor-grant officers signed it. */
  GRANT_QUORUM(111),
  /** It was signed for another element. */
  GRANT_AUDIENCE(112),
  /** It was signed under another trust policy. */
  GRANT_POLICY(113),
  /** It is valid for longer than the trust policy allows, or comes from the future. */
  GRANT_VALIDITY(114),
  /** Its beginning has not come. */
  GRANT_NOT_YET_VALID(115),
  /** Its end has come. */
  GRANT_ENDED(116),
  /** It has opened its session before. */
  GRANT_SPENT(117),
  /** The certificate is not the one that it names. */
  GRANT_ENGINEER(118),
  /** It does not list the operation. */
  GRANT_SCOPE(119),
  /** All its calls have been made. */
  GRANT_BUDGET(120),
  /** There was no call for too long. */
  GRANT_IDLE(121),
  /** Too few witnesses have cosigned the log, or not lately. */
  WITNESSES_MISSING(130),
  /** A witness has seen another log of this name, or more of it. */
  WITNESS_CONFLICT(131);

  private final int code;

  Reason(int code) {
    this.code = code;
  }

  /**
   * Its number in the published schema of entries.
   *
   * @return above 0
   */
  public int code() {
    return code;
  }
}
