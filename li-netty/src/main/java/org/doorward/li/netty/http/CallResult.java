package org.doorward.li.netty.http;

import org.doorward.li.identifier.Octets;
import org.doorward.li.netty.https.CallFailure;

/** What a call brought. Immutable. */
public sealed interface CallResult {
  /**
   * An answer in HTTP, from the responder that was meant.
   *
   * @param status of HTTP
   * @param body its octets
   */
  record Answered(int status, Octets body) implements CallResult {}

  /**
   * No answer that can be believed.
   *
   * @param failure why
   */
  record Failed(CallFailure failure) implements CallResult {}
}
