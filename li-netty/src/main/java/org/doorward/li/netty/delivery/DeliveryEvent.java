package org.doorward.li.netty.delivery;

/** What happens to the connections that deliver product; counted for each destination. */
public enum DeliveryEvent {
  /** A connection stands, with the right peer. */
  CONNECTED,
  /** No connection could be made. */
  CONNECT_FAILED,
  /** TLS failed: no certificate of an LI authority, a plaintext peer, or no answer in time. */
  TLS_FAILED,
  /** The peer's certificate is of an LI authority, but its key is not one that the destination pins. */
  PEER_NOT_PINNED,
  /** The peer's certificate has ended while the connection stood. */
  PEER_EXPIRED,
  /** A connection that stood has gone, for whatever reason but an order to close it. */
  CONNECTION_LOST,
  /** No valid acknowledgement came within TIME_P2. */
  KEEPALIVE_UNANSWERED,
  /** An acknowledgement names no Keepalive that waits for one. */
  ACKNOWLEDGEMENT_UNKNOWN,
  /** The peer sent product, or a type that is not for us. */
  PEER_SENT_PRODUCT,
  /** The peer sent what is no PDU. */
  FRAME_WRONG,
  /** The peer asks to be answered without reading our answers. */
  PEER_FLOODS,
  /** Product was handed over for a destination that is not open, or does not take it. */
  NO_DESTINATION
}
