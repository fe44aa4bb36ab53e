package org.doorward.examples.sip;

import java.util.Optional;
import org.doorward.li.identifier.Octets;

/**
 * A SIP request or response. Immutable; prints its length only.
 *
 * @param startLine what kind of message it is
 * @param headers its header fields
 * @param body what follows the empty line
 * @param octets all of it, from the start line to the end of the body, as it was sent
 */
public record SipMessage(StartLine startLine, SipHeaders headers, Octets body, Octets octets) {
  /**
   * Which call it belongs to.
   *
   * @return the Call-ID
   */
  public Optional<String> callId() {
    return headers.first("call-id");
  }

  /**
   * The tag that the sender of the request chose.
   *
   * @return the tag in From; empty text if there is none
   */
  public String fromTag() {
    return tag("from");
  }

  /**
   * The tag that the answering side chose.
   *
   * @return the tag in To; empty text if there is none yet
   */
  public String toTag() {
    return tag("to");
  }

  private String tag(String header) {
    return headers.first(header).map(NameAddress::parse).map(NameAddress::tag).orElse("");
  }

  /**
   * Whether it asks rather than answers.
   *
   * @return false for a response
   */
  public boolean isRequest() {
    return startLine instanceof StartLine.Request;
  }

  /**
   * The method of the request, or of the request that is answered.
   *
   * @return in upper case; empty text if a response does not tell
   */
  public String method() {
    if (startLine instanceof StartLine.Request request) {
      return request.method();
    }
    String[] cseq = headers.first("cseq").orElse("").split("[ \t]+", 2);
    return cseq.length == 2 ? cseq[1] : "";
  }

  /** Its length: the rest names people. */
  @Override
  public String toString() {
    return "SIP message of " + octets;
  }
}
