package org.doorward.li.element.internal;

import java.time.Instant;
import java.util.List;
import org.doorward.li.authority.Admf;
import org.doorward.li.authority.PeerIdentity;
import org.doorward.li.authority.PeerIdentity.ComponentRole;
import org.doorward.li.authority.internal.PolicyInForce;
import org.doorward.li.identifier.AdmfIdentifier;
import org.doorward.li.identifier.NeIdentifier;
import org.doorward.li.identifier.X1TransactionId;
import org.doorward.li.policy.Decision;
import org.doorward.li.x1.Acknowledgement;
import org.doorward.li.x1.ErrorResponse;
import org.doorward.li.x1.OkResponse;
import org.doorward.li.x1.X1Header;
import org.doorward.li.x1.X1Message;
import org.doorward.li.x1.X1Request;
import org.doorward.li.x1.X1Response;
import org.doorward.li.x1.X1TopLevelErrorResponse;
import org.doorward.li.x1.X1Version;

/**
 * Puts answers together: the header that belongs to a request, and what stands in for a header that could not
 * be read.
 *
 * @param own the element
 * @param policy names the ADMFs
 */
record Answers(NeIdentifier own, PolicyInForce policy) {
  static X1Header header(X1Request request, Instant now) {
    return request.header().answer(now, X1Version.IMPLEMENTED);
  }

  static X1Response ok(X1Request request, Instant now) {
    return new OkResponse(
        header(request, now), request.type(), Acknowledgement.ACKNOWLEDGED_AND_COMPLETED);
  }

  /** The task is in force, and will take a while to be in place. */
  static X1Response deferred(X1Request request, Instant now) {
    return new OkResponse(header(request, now), request.type(), Acknowledgement.ACKNOWLEDGED);
  }

  static X1Response error(X1Request request, Decision.Deny deny, Instant now) {
    return ErrorResponse.of(header(request, now), request.type(), deny.code(), deny.description());
  }

  X1Response error(PeerIdentity peer, X1Message.Unreadable message, Instant now) {
    X1Header header = new X1Header(
        message.admfIdentifier().orElseGet(() -> admf(peer)),
        message.neIdentifier().orElse(own),
        now,
        message
            .version()
            .filter(v -> v.compareTo(X1Version.IMPLEMENTED) < 0)
            .orElse(X1Version.IMPLEMENTED),
        message.transactionId().orElseGet(X1TransactionId::random));
    return ErrorResponse.of(header, message.type(), message.errorCode(), message.description());
  }

  X1TopLevelErrorResponse topLevel(PeerIdentity peer, Instant now) {
    return new X1TopLevelErrorResponse(admf(peer), own, now, X1Version.IMPLEMENTED);
  }

  /** The ADMF that the certificate speaks for; the one that the element answers to if it names none. */
  private AdmfIdentifier admf(PeerIdentity peer) {
    List<Admf> admfs = policy.now().components().admfs();
    return admfs.stream()
        .map(Admf::identifier)
        .filter(admf -> peer.binds(ComponentRole.ADMF, admf.value()))
        .findFirst()
        .orElseGet(() -> admfs.get(0).identifier());
  }
}
