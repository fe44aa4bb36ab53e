package org.doorward.li.x1;

import static java.util.Objects.requireNonNull;

/**
 * The response of every exchange that answers with an acknowledgement alone, such as
 * {@code ActivateTaskResponse} and {@code PingResponse}. Immutable.
 *
 * @param header the base fields
 * @param type what was asked
 * @param ok whether it is done, or only accepted
 * @clause TS 103 221-1, 6.1
 */
public record OkResponse(X1Header header, RequestMessageType type, Acknowledgement ok)
    implements X1Response {
  /**
   * Refuses an exchange that answers with more.
   *
   * @param header not null
   * @param type not null
   * @param ok not null
   * @throws IllegalArgumentException if the exchange's response is another
   */
  public OkResponse {
    requireNonNull(header, "header");
    requireNonNull(ok, "ok");
    if (!type.answersOk()) {
      throw new IllegalArgumentException(type + " is not answered by an acknowledgement alone");
    }
  }
}
