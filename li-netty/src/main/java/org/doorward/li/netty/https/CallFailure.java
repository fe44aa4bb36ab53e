package org.doorward.li.netty.https;

/** Why a call brought no answer that can be believed. */
public enum CallFailure {
  /** No connection came about. */
  UNREACHABLE(false),
  /** Who answers there is not who was meant, or no LI authority vouches for it. */
  WRONG_RESPONDER(false),
  /** The other side, or both, refused the TLS handshake; it may not accept this component's certificate. */
  TLS_REFUSED(false),
  /** The other side refused the request by an HTTP status, unread. */
  HTTP_REFUSED(false),
  /** The other side, or this one, has more to do than it takes on, and has not begun with the request. */
  BUSY(false),
  /** Nothing came back in time. */
  NO_ANSWER(true),
  /** The connection ended before the answer was whole. */
  CONNECTION_LOST(true),
  /** The other side failed over the request. */
  HTTP_ERROR(true),
  /** What came back is malformed, or is no answer to what was sent. */
  BAD_ANSWER(true);

  private final boolean effectUnknown;

  CallFailure(boolean effectUnknown) {
    this.effectUnknown = effectUnknown;
  }

  /**
   * Whether the request may have had its effect all the same. Then ask before repeating it.
   *
   * @return false if the other side has certainly not acted upon it
   */
  public boolean effectUnknown() {
    return effectUnknown;
  }

  /**
   * The failure that an HTTP status stands for where the protocol above has no meaning for it.
   *
   * @param status of HTTP
   * @return {@link #BUSY} or {@link #HTTP_REFUSED} for what a server answers to a request that it has not acted
   *     upon
   */
  public static CallFailure ofStatus(int status) {
    if (status == 429 || status == 503) {
      return BUSY;
    }
    return status >= 300 && status < 500 ? HTTP_REFUSED : HTTP_ERROR;
  }
}
