package org.doorward.li.policy;

import static org.doorward.li.authority.internal.Operator.ADMF;
import static org.doorward.li.authority.internal.Operator.DID;
import static org.doorward.li.authority.internal.Operator.ELEMENT;
import static org.doorward.li.authority.internal.Operator.NOW;
import static org.doorward.li.authority.internal.Operator.TARGET;
import static org.doorward.li.authority.internal.Operator.XID;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.doorward.li.authority.Mandate;
import org.doorward.li.authority.PeerIdentity;
import org.doorward.li.authority.PeerIdentity.ComponentRole;
import org.doorward.li.authority.Person;
import org.doorward.li.authority.Warrant;
import org.doorward.li.authority.internal.Operator;
import org.doorward.li.identifier.AdmfIdentifier;
import org.doorward.li.identifier.DeliveryType;
import org.doorward.li.identifier.X1TransactionId;
import org.doorward.li.x1.ActivateTask;
import org.doorward.li.x1.ListOfDids;
import org.doorward.li.x1.TaskDetails;
import org.doorward.li.x1.X1Header;
import org.doorward.li.x1.X1Request;
import org.doorward.li.x1.X1Version;

/** What hooks are asked in their tests. */
final class Questions {
  private Questions() {}

  static X1Header header(AdmfIdentifier admf) {
    return new X1Header(admf, ELEMENT, NOW, X1Version.IMPLEMENTED, X1TransactionId.random());
  }

  static X1Header header() {
    return header(ADMF);
  }

  static TaskDetails task(DeliveryType delivery) {
    return TaskDetails.of(XID, List.of(TARGET), delivery, ListOfDids.of(DID));
  }

  static PolicyQuestion about(X1Request request) {
    return about(request, NOW);
  }

  static PolicyQuestion about(X1Request request, Instant now) {
    return about(request, 100, now);
  }

  /** With the certificate of that number. */
  static PolicyQuestion about(X1Request request, int certificate, Instant now) {
    return new PolicyQuestion(request, peer(request, certificate), Optional.empty(), now);
  }

  private static PeerIdentity peer(X1Request request, int certificate) {
    String admf = request.header().admfIdentifier().value();
    return new PeerIdentity(
        Operator.digest(certificate),
        Operator.digest(1),
        Set.of(new PeerIdentity.Binding(ComponentRole.ADMF, admf, false)),
        Instant.MAX);
  }

  /** An activation under a warrant from there. */
  static PolicyQuestion underAWarrantFrom(String jurisdiction) {
    X1Request request = new ActivateTask(header(), task(DeliveryType.X2_ONLY));
    Mandate one = Operator.mandate().build();
    Mandate mandate = new Mandate(
        one.id(),
        one.policy(),
        one.element(),
        one.admf(),
        one.validity(),
        one.requester(),
        one.reason(),
        new Warrant(one.warrant().referenceSha256(), one.warrant().legalType(), jurisdiction),
        one.xid(),
        one.scope());
    MandateSummary summary =
        new MandateSummary(mandate, Operator.digest(3), Set.of(new Person("anna")));
    return new PolicyQuestion(request, peer(request, 100), Optional.of(summary), NOW);
  }
}
