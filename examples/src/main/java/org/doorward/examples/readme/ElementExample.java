package org.doorward.examples.readme;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import org.doorward.li.crypto.certificate.TrustAnchors;
import org.doorward.li.crypto.key.KeyVault;
import org.doorward.li.fault.LiException;
import org.doorward.li.identifier.CorrelationId;
import org.doorward.li.identifier.NeIdentifier;
import org.doorward.li.intercept.Interception;
import org.doorward.li.intercept.Observation;
import org.doorward.li.netty.element.Commissioning;
import org.doorward.li.netty.element.NetworkElement;
import org.doorward.li.target.SipUri;
import org.doorward.li.target.TargetType;
import org.doorward.li.x2x3.PayloadDirection;
import org.doorward.li.x2x3.PayloadFormat;

/** What an element adds to its own code: one start, and one look-up for each signalling event. */
public final class ElementExample {
  private ElementExample() {}

  // readme: begin
  /** Once: starts X1, the log and delivery; the caller closes the element at the end. */
  public static NetworkElement start(
      KeyVault keys, TrustAnchors liAuthorities, Commissioning policy, Path state)
      throws LiException {
    NeIdentifier self = new NeIdentifier("ne-1.li.example");
    return NetworkElement.builder(self, keys, liAuthorities, policy, state)
        .matching(Set.of(TargetType.SIP_URI))
        .start();
  }

  /** For each SIP message that a user sends: never blocks, never throws because of LI. */
  public static void sent(NetworkElement element, SipUri user, CorrelationId call, ByteBuffer sip) {
    for (Interception interception : element.interceptionPoint().match(user)) {
      interception.iri(Observation.of(
          PayloadFormat.SIP, PayloadDirection.FROM_TARGET, call, Instant.now(), sip));
    }
  }
  // readme: end
}
