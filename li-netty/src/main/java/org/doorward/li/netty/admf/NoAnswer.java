package org.doorward.li.netty.admf;

import org.doorward.li.netty.https.CallFailure;

/** Why there is no answer of the element to go by. */
public enum NoAnswer {
  /** No connection came about. */
  UNREACHABLE,
  /** Who answers there is not the element, or no LI authority vouches for it. */
  WRONG_RESPONDER,
  /** The element, or both ends, refused the TLS handshake. */
  TLS_REFUSED,
  /** The element refused the request by an HTTP status, unread. */
  HTTP_REFUSED,
  /** The element, or this ADMF, has more to do than it takes on, and has not begun with the request. */
  BUSY,
  /** The element could not read the request, and says so. */
  UNREAD,
  /** This ADMF's record cannot be written, so the request was not sent. */
  UNRECORDED,
  /** Nothing came back in time. */
  TIMED_OUT,
  /** The connection ended before the answer was whole. */
  CONNECTION_LOST,
  /** The element failed over the request. */
  HTTP_ERROR,
  /** What came back is malformed, or is no answer to what was sent. */
  BAD_ANSWER;

  static NoAnswer of(CallFailure failure) {
    return switch (failure) {
      case UNREACHABLE -> UNREACHABLE;
      case WRONG_RESPONDER -> WRONG_RESPONDER;
      case TLS_REFUSED -> TLS_REFUSED;
      case HTTP_REFUSED -> HTTP_REFUSED;
      case BUSY -> BUSY;
      case NO_ANSWER -> TIMED_OUT;
      case CONNECTION_LOST -> CONNECTION_LOST;
      case HTTP_ERROR -> HTTP_ERROR;
      case BAD_ANSWER -> BAD_ANSWER;
    };
  }
}
