package org.doorward.li.fault;

/** What can be wrong with octets from outside. */
public enum Fault {
  /** The protobuf message is not the one encoding of a known message: unknown, repeated or re-ordered fields. */
  PROTOBUF,
  /** The document is not XML 1.0 in UTF-8 without DOCTYPE. */
  XML,
  /** The document is XML, but not what its schema says. */
  SCHEMA,
  /** A field's value is out of its range. */
  VALUE,
  /** A length or a count is over its limit. */
  LIMIT,
  /** A PDU's header length is below the 40 octets that every header has. */
  HEADER_LENGTH,
  /** A PDU of another major version than 0: its layout is unknown. */
  UNKNOWN_VERSION,
  /** The octets end before the message does. */
  TRUNCATED
}
