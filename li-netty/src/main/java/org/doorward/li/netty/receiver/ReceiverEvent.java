package org.doorward.li.netty.receiver;

/** What happens at a receiver. */
public enum ReceiverEvent {
  /** A connection stands, with a peer that may be here. */
  CONNECTED,
  /** A peer was refused, or is no longer accepted. */
  PEER_REFUSED,
  /** There were too many connections already. */
  TOO_MANY_CONNECTIONS,
  /** A PDU of X2 came. */
  X2,
  /** A PDU of X3 came. */
  X3,
  /** A PDU of an unknown type came. */
  UNKNOWN_TYPE,
  /** A Keepalive was acknowledged. */
  KEEPALIVE,
  /** A Keepalive had no number to acknowledge. */
  KEEPALIVE_UNNUMBERED,
  /** An acknowledgement came, although a receiver sends no Keepalives. */
  ACKNOWLEDGEMENT_IGNORED,
  /** A wrong frame closed a connection. */
  FRAME_WRONG,
  /** Attributes ran past their header in one PDU after the other, which closed a connection. */
  CONTENT_BROKEN,
  /** No PDU came for so long that the connection was closed. */
  IDLE,
  /** The handler could not take or store product, which closed a connection. */
  HANDLER_FAILED
}
