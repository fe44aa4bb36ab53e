package org.doorward.li.evidence;

/**
 * What an entry is about: every X1 request by its name, and what else has to be recorded. The numbers are
 * those of the published schema and never change.
 *
 * @clause TS 103 221-1, 6.1
 */
public enum Operation {
  /** A task begins. */
  ACTIVATE_TASK(1),
  /** A task changes. */
  MODIFY_TASK(2),
  /** A task ends. */
  DEACTIVATE_TASK(3),
  /** All tasks end. */
  DEACTIVATE_ALL_TASKS(4),
  /** A task is read. */
  GET_TASK_DETAILS(5),
  /** A destination begins. */
  CREATE_DESTINATION(6),
  /** A destination changes. */
  MODIFY_DESTINATION(7),
  /** A destination ends. */
  REMOVE_DESTINATION(8),
  /** All destinations end. */
  REMOVE_ALL_DESTINATIONS(9),
  /** A destination is read. */
  GET_DESTINATION_DETAILS(10),
  /** The element's state is read. */
  GET_NE_STATUS(11),
  /** Everything is read. */
  GET_ALL_DETAILS(12),
  /** All tasks are read. */
  GET_ALL_TASK_DETAILS(13),
  /** All destinations are read. */
  GET_ALL_DESTINATION_DETAILS(14),
  /** All generic objects are read. */
  GET_ALL_GENERIC_OBJECT_DETAILS(15),
  /** All identifiers are read. */
  LIST_ALL_DETAILS(16),
  /** An ADMF is told about a task. */
  REPORT_TASK_ISSUE(17),
  /** An ADMF is told about a destination. */
  REPORT_DESTINATION_ISSUE(18),
  /** An ADMF is told about the element. */
  REPORT_NE_ISSUE(19),
  /** A peer asks whether the other is there. */
  PING(20),
  /** An ADMF shows that it is there. */
  KEEPALIVE(21),
  /** A generic object begins. */
  CREATE_OBJECT(22),
  /** A generic object changes. */
  MODIFY_OBJECT(23),
  /** A generic object is read. */
  GET_OBJECT(24),
  /** A generic object ends. */
  DELETE_OBJECT(25),
  /** The identifiers of generic objects are read. */
  LIST_OBJECTS_OF_TYPE(26),
  /** All generic objects end. */
  DELETE_ALL_OBJECTS(27),
  /** A request of a specification beyond TS 103 221-1, or of no known type. */
  EXTENDED_REQUEST(28),
  /** The element came up; it holds no task yet. */
  ELEMENT_STARTED(100),
  /** The element went down in order. */
  ELEMENT_STOPPED(101),
  /**
   * The log was opened: from here to the next such entry, details are sealed under the seed that
   * this entry carries, sealed to the audit key.
   */
  PERIOD_OPENED(102),
  /** Nothing but the time; what makes silence visible. */
  HEARTBEAT(103),
  /** What was delivered for each task so far. */
  SEAL(104),
  /** Entries that a crash left outside the last checkpoint, or in the reserved space. */
  EVIDENCE_RECOVERED(105),
  /** The state goes to other hardware, and does not come back. */
  STATE_EXPORT(106),
  /** The state of other hardware is taken over. */
  STATE_IMPORT(107),
  /** Whether the clock is relied on has changed: the reason says to what. */
  CLOCK_JUDGED(108),
  /** The element does not start: the trust policy does not concede what its process lets in. */
  START_REFUSED(109),
  /** A mandate reached the inbox. */
  MANDATE_SUBMITTED(110),
  /** A mandate was used up, for good. */
  MANDATE_SPENT(111),
  /** A mandate ended, and its task with it. */
  MANDATE_EXPIRED(112),
  /** An officer revoked a mandate. */
  MANDATE_REVOKED(113),
  /** The element follows this trust policy from here on. */
  TRUST_POLICY_ADOPTED(114),
  /** A task ended without a request: its own end, or the fail-safe. */
  TASK_ENDED(115),
  /** An officer revoked an officer's key. */
  OFFICER_KEY_REVOKED(116),
  /** An officer revoked a key with which peers connect. */
  PEER_KEY_REVOKED(117),
  /** What was to revoke something was refused. */
  REVOCATION_SUBMITTED(118),
  /** A task has lost the quorum of its mandate: it delivers nothing until it gets another. */
  TASK_SUSPENDED(119),
  /** A peer was turned away before it could say anything. */
  TLS_REFUSED(120),
  /** A message names an identifier that its sender's certificate does not. */
  BINDING_REFUSED(121),
  /** A message that could not be read, or of which nothing but its header could. */
  MESSAGE_REFUSED(122),
  /** A suspended task delivers again: the trust policy names what its mandate needs. */
  TASK_RESUMED(123),
  /** A whole quorum has signed the urgent mandate under which a task runs: it runs on. */
  MANDATE_RATIFIED(124),
  /** Pings and Keepalives since the last such entry. */
  PING_AGGREGATE(130),
  /** A connection stands: to a destination, or of a peer to a port of the element. */
  CONNECTION_UP(131),
  /** Such a connection has ended. */
  CONNECTION_DOWN(132),
  /** Product was dropped: so many PDUs for a destination, of a task where that is known. */
  PRODUCT_LOST(133),
  /** What officers have signed for a vendor's engineer was taken in, or refused. */
  GRANT_SUBMITTED(140),
  /** A vendor's engineer entered, or was refused. */
  VENDOR_SESSION_OPENED(141),
  /** He is out again. */
  VENDOR_SESSION_ENDED(142),
  /** He asked whether the process is well. */
  VENDOR_HEALTH(143),
  /** He asked which version runs. */
  VENDOR_VERSION(144),
  /** He asked for the digests of what runs. */
  VENDOR_BUILD_DIGESTS(145),
  /** He asked for the figures of the process. */
  VENDOR_COUNTERS(146),
  /** Whether enough witnesses have cosigned has changed: the reason says to what. */
  WITNESSES_JUDGED(160);

  private final int code;

  Operation(int code) {
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
