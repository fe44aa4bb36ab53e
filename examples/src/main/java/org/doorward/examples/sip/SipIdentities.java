package org.doorward.examples.sip;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.doorward.li.target.TargetIdentifier;

/**
 * Whom a SIP message names as its sender and whom as the other side: by From, To, P-Asserted-Identity and Request-URI.
 * From is what the sender says of himself; a network that does not check it should order by asserted identities.
 */
public final class SipIdentities {
  private static final int MAX_ASSERTED = 8;

  private final UriIdentities uris;

  /**
   * Reads messages.
   *
   * @param numberRule which digits are an international number
   */
  public SipIdentities(NumberRule numberRule) {
    uris = new UriIdentities(numberRule);
  }

  /**
   * Whom the From of {@code message} names: the side that sent the request.
   *
   * @param message a request, or the response to one
   * @return his identities
   */
  public Set<TargetIdentifier> from(SipMessage message) {
    return header(message, "from");
  }

  /**
   * Whom {@code message} is for: its To and, if it is a request, its Request-URI.
   *
   * @param message a request, or the response to one
   * @return his identities
   */
  public Set<TargetIdentifier> to(SipMessage message) {
    Set<TargetIdentifier> identities = header(message, "to");
    if (message.startLine() instanceof StartLine.Request request) {
      identities.addAll(uris.of(request.uri()));
    }
    return identities;
  }

  /**
   * Who sent {@code message}, as the network asserts.
   *
   * @param message a request or a response
   * @return his identities
   */
  public Set<TargetIdentifier> asserted(SipMessage message) {
    return header(message, "p-asserted-identity");
  }

  private Set<TargetIdentifier> header(SipMessage message, String name) {
    Set<TargetIdentifier> identities = new LinkedHashSet<>();
    List<String> values = message.headers().list(name);
    values.stream()
        .limit(MAX_ASSERTED)
        .forEach(value -> identities.addAll(uris.of(NameAddress.parse(value).uri())));
    return identities;
  }
}
