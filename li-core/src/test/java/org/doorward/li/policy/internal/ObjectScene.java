package org.doorward.li.policy.internal;

import static org.doorward.li.authority.internal.Operator.DID;
import static org.doorward.li.authority.internal.Operator.TARGET;
import static org.doorward.li.authority.internal.Operator.XID;
import static org.doorward.li.policy.internal.ElementFixture.header;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.doorward.li.authority.Mandate;
import org.doorward.li.authority.internal.Operator;
import org.doorward.li.authority.internal.SignedDocument;
import org.doorward.li.evidence.Reason;
import org.doorward.li.identifier.DeliveryType;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.GenericObjectId;
import org.doorward.li.identifier.Octets;
import org.doorward.li.identifier.ServiceType;
import org.doorward.li.policy.Decision;
import org.doorward.li.policy.internal.Ruling.Direction;
import org.doorward.li.target.HashedIdentifier;
import org.doorward.li.target.TargetIdentifier;
import org.doorward.li.x1.ActivateTask;
import org.doorward.li.x1.AssociatedDid;
import org.doorward.li.x1.DestinationSetDetails;
import org.doorward.li.x1.DestinationSetType;
import org.doorward.li.x1.HashAlgorithm;
import org.doorward.li.x1.HashContext;
import org.doorward.li.x1.ListOfDids;
import org.doorward.li.x1.TaskDetails;
import org.doorward.li.x1.X1Request;
import org.junit.jupiter.api.BeforeEach;

/** The rules of an element, with a set of destinations, a hash context and a mandate. */
abstract class ObjectScene {
  static final GenericObjectId SET = GenericObjectId.of("5d7c2a54-0d1c-4f3e-9d43-000000000001");

  static final GenericObjectId CONTEXT = GenericObjectId.of("5d7c2a54-0d1c-4f3e-9d43-000000000002");

  static final Did UNKNOWN = Did.of("19867c20-8c94-473e-b9cd-8b72b7b05fff");
  ElementFixture element;

  SignedDocument<Mandate> mandate;

  @BeforeEach
  void open() throws Exception {
    open(BulkOperations.DEFAULT);
  }

  void open(BulkOperations bulk) throws Exception {
    element = new ElementFixture(bulk);
    mandate = element.submit(Operator.mandate());
  }

  void permitted(Direction direction, X1Request request) {
    Ruling ruling = element.rule(request);
    assertEquals(Decision.permit(), ruling.decision());
    assertEquals(direction, ruling.direction());
  }

  void denied(int code, Reason reason, Object description, X1Request request) {
    Decision.Deny deny =
        assertInstanceOf(Decision.Deny.class, element.rule(request).decision());
    assertEquals(code, deny.code().code());
    assertEquals(reason, deny.reason());
    assertEquals(description.toString(), deny.description());
  }

  static DestinationSetDetails set(DestinationSetType type, Did... dids) {
    return new DestinationSetDetails(
        SET,
        Optional.empty(),
        Stream.of(dids).map(did -> new AssociatedDid(did, 1)).toList(),
        List.of(),
        type);
  }

  static DestinationSetDetails set(Did... dids) {
    return set(DestinationSetType.DUPLICATE, dids);
  }

  static HashContext context(HashAlgorithm algorithm) {
    return new HashContext(CONTEXT, algorithm, Octets.of(new byte[8]));
  }

  static TaskDetails toTheSet(Did... also) {
    return TaskDetails.builder(
            XID,
            List.of(TARGET),
            DeliveryType.X2_AND_X3,
            new ListOfDids(List.of(also), List.of(SET)))
        .serviceTypes(List.of(ServiceType.VOICE))
        .build();
  }

  static TaskDetails hashed(int octets) {
    return hashed("sipUri", octets);
  }

  static TaskDetails hashed(String identity, int octets) {
    TargetIdentifier target = new HashedIdentifier(CONTEXT, identity, Octets.of(new byte[octets]));
    return TaskDetails.of(XID, List.of(target), DeliveryType.X2_ONLY, ListOfDids.of(DID));
  }

  static ActivateTask activate(TaskDetails task) {
    return new ActivateTask(header(), task);
  }
}
