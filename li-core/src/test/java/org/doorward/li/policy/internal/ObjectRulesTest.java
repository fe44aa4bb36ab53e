package org.doorward.li.policy.internal;

import static org.doorward.li.authority.internal.Operator.DID;
import static org.doorward.li.authority.internal.Operator.MDF_ADDRESS;
import static org.doorward.li.authority.internal.Operator.OTHER_DID;
import static org.doorward.li.authority.internal.Operator.OTHER_MDF_ADDRESS;
import static org.doorward.li.authority.internal.Operator.TARGET;
import static org.doorward.li.authority.internal.Operator.XID;
import static org.doorward.li.policy.internal.ElementFixture.header;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.doorward.li.authority.Mandate;
import org.doorward.li.authority.internal.Operator;
import org.doorward.li.authority.internal.SignedDocument;
import org.doorward.li.evidence.Reason;
import org.doorward.li.extension.Extension;
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
import org.doorward.li.x1.CreateObject;
import org.doorward.li.x1.DeactivateAllTasks;
import org.doorward.li.x1.DeleteAllObjects;
import org.doorward.li.x1.DeleteObject;
import org.doorward.li.x1.DestinationSetDetails;
import org.doorward.li.x1.DestinationSetType;
import org.doorward.li.x1.GenericObject;
import org.doorward.li.x1.GetAllDetails;
import org.doorward.li.x1.GetAllGenericObjectDetails;
import org.doorward.li.x1.GetObject;
import org.doorward.li.x1.HashAlgorithm;
import org.doorward.li.x1.HashContext;
import org.doorward.li.x1.ListObjectsOfType;
import org.doorward.li.x1.ListOfDids;
import org.doorward.li.x1.ModifyDestination;
import org.doorward.li.x1.ModifyObject;
import org.doorward.li.x1.ModifyTask;
import org.doorward.li.x1.NeIssueType;
import org.doorward.li.x1.RemoveAllDestinations;
import org.doorward.li.x1.RemoveDestination;
import org.doorward.li.x1.ReportNeIssue;
import org.doorward.li.x1.TaskDetails;
import org.doorward.li.x1.TrafficRuleObject;
import org.doorward.li.x1.X1Request;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** INV-X1-21: generic objects, sets of destinations, and operations on everything. TS 103 221-1, 6.8 and annex E. */
class ObjectRulesTest {
  private static final GenericObjectId SET =
      GenericObjectId.of("5d7c2a54-0d1c-4f3e-9d43-000000000001");
  private static final GenericObjectId CONTEXT =
      GenericObjectId.of("5d7c2a54-0d1c-4f3e-9d43-000000000002");
  private static final Did UNKNOWN = Did.of("19867c20-8c94-473e-b9cd-8b72b7b05fff");

  private ElementFixture element;
  private SignedDocument<Mandate> mandate;

  @BeforeEach
  void open() throws Exception {
    open(BulkOperations.DEFAULT);
  }

  private void open(BulkOperations bulk) throws Exception {
    element = new ElementFixture(bulk);
    mandate = element.submit(Operator.mandate());
  }

  private void permitted(Direction direction, X1Request request) {
    Ruling ruling = element.rule(request);
    assertEquals(Decision.permit(), ruling.decision());
    assertEquals(direction, ruling.direction());
  }

  private void denied(int code, Reason reason, Object description, X1Request request) {
    Decision.Deny deny =
        assertInstanceOf(Decision.Deny.class, element.rule(request).decision());
    assertEquals(code, deny.code().code());
    assertEquals(reason, deny.reason());
    assertEquals(description.toString(), deny.description());
  }

  private static DestinationSetDetails set(DestinationSetType type, Did... dids) {
    return new DestinationSetDetails(
        SET,
        Optional.empty(),
        Stream.of(dids).map(did -> new AssociatedDid(did, 1)).toList(),
        List.of(),
        type);
  }

  private static DestinationSetDetails set(Did... dids) {
    return set(DestinationSetType.DUPLICATE, dids);
  }

  private static HashContext context(HashAlgorithm algorithm) {
    return new HashContext(CONTEXT, algorithm, Octets.of(new byte[8]));
  }

  private static TaskDetails toTheSet(Did... also) {
    return TaskDetails.builder(
            XID,
            List.of(TARGET),
            DeliveryType.X2_AND_X3,
            new ListOfDids(List.of(also), List.of(SET)))
        .serviceTypes(List.of(ServiceType.VOICE))
        .build();
  }

  private static TaskDetails hashed(int octets) {
    TargetIdentifier target = new HashedIdentifier(CONTEXT, "imsi", Octets.of(new byte[octets]));
    return TaskDetails.of(XID, List.of(target), DeliveryType.X2_ONLY, ListOfDids.of(DID));
  }

  private static ActivateTask activate(TaskDetails task) {
    return new ActivateTask(header(), task);
  }

  @Nested
  class CreatingAnObject {
    @Test
    void isForOneThatIsNotThere() {
      permitted(Direction.ACCESS, new CreateObject(header(), set(DID)));
      element.put(set(DID));
      denied(2050, Reason.EXISTS, SET, new CreateObject(header(), set(DID)));
    }

    @Test
    void isForDestinationsThatAreThere() {
      denied(2040, Reason.NOT_FOUND, UNKNOWN, new CreateObject(header(), set(DID, UNKNOWN)));
    }

    @Test
    void isForTypesThatTheElementKeeps() {
      permitted(Direction.ACCESS, new CreateObject(header(), context(HashAlgorithm.SHA_256)));
      denied(
          8500,
          Reason.UNSUPPORTED,
          CONTEXT,
          new CreateObject(header(), new TrafficRuleObject(CONTEXT, List.of())));
    }

    @Test
    void isNotForASetThatAnotherSchemaExtends() {
      DestinationSetDetails extended = new DestinationSetDetails(
          SET,
          Optional.empty(),
          List.of(),
          List.of(new Extension("vendor", List.of())),
          DestinationSetType.DUPLICATE);
      denied(
          8500,
          Reason.UNSUPPORTED,
          "destinationSetDetailsExtension",
          new CreateObject(header(), extended));
    }

    @Test
    void needsAPolicyInForce() {
      permitted(Direction.ACCESS, new CreateObject(header(), set(DID)));
      element.now = element.policy.content().validity().notAfter();
      denied(8500, Reason.POLICY_EXPIRED, "", new CreateObject(header(), set(DID)));
    }
  }

  @Nested
  class ATaskToASet {
    @Test
    void isPermittedIfItsMandateNamesTheDestinationsInTheSet() {
      element.put(set(DID, OTHER_DID));
      permitted(Direction.ACCESS, activate(toTheSet()));
      permitted(Direction.ACCESS, activate(toTheSet(DID)));

      Did third = Did.random();
      element.put(ElementFixture.destination(third, DeliveryType.X2_AND_X3, MDF_ADDRESS));
      element.put(set(DID, third));
      denied(3000, Reason.MANDATE_SCOPE, XID, activate(toTheSet()));
    }

    @Test
    void needsTheSet() {
      denied(2060, Reason.NOT_FOUND, SET, activate(toTheSet()));
    }

    @Test
    void needsASetThatIsServedByAllOfItsDestinations() {
      element.put(set(DestinationSetType.REDUNDANT, DID));
      denied(3000, Reason.UNSUPPORTED, "dSId", activate(toTheSet()));
      element.put(new HashContext(SET, HashAlgorithm.SHA_256, Octets.of(new byte[8])));
      denied(3000, Reason.UNSUPPORTED, "dSId", activate(toTheSet()));
    }

    @Test
    void needsDestinationsThatTakeWhatItOrders() {
      element.put(ElementFixture.destination(DID, DeliveryType.X2_ONLY, MDF_ADDRESS));
      element.put(set(DID));
      denied(3040, Reason.UNSUPPORTED, "listOfDIDs", activate(toTheSet()));
      element.put(set());
      denied(3040, Reason.UNSUPPORTED, "listOfDIDs", activate(toTheSet()));
    }
  }

  @Nested
  class AHashedTarget {
    @Test
    void needsItsContext() {
      denied(2060, Reason.NOT_FOUND, CONTEXT, activate(hashed(32)));
    }

    @Test
    void hasADigestOfTheContextsAlgorithm() {
      element.put(context(HashAlgorithm.SHA_256));
      denied(3000, Reason.UNSUPPORTED, "hashDigest", activate(hashed(64)));
      denied(3000, Reason.MANDATE_SCOPE, XID, activate(hashed(32)));
      element.put(context(HashAlgorithm.SHA3_512));
      denied(3000, Reason.UNSUPPORTED, "hashDigest", activate(hashed(32)));
      denied(3000, Reason.MANDATE_SCOPE, XID, activate(hashed(64)));
    }

    @Test
    void needsAContextAndNothingElse() {
      element.put(new DestinationSetDetails(
          CONTEXT, Optional.empty(), List.of(), List.of(), DestinationSetType.DUPLICATE));
      denied(3000, Reason.UNSUPPORTED, "hashContextID", activate(hashed(32)));
    }
  }

  @Nested
  class ModifyingAnObject {
    private ModifyObject modify(GenericObject object) {
      return new ModifyObject(header(), object);
    }

    @Test
    void needsTheObjectAndItsType() {
      denied(2060, Reason.NOT_FOUND, SET, modify(set(DID)));
      element.put(set(DID));
      permitted(Direction.ACCESS, modify(set(OTHER_DID)));
      denied(
          8510,
          Reason.RULE,
          SET,
          modify(new HashContext(SET, HashAlgorithm.SHA_256, Octets.of(new byte[8]))));
    }

    @Test
    void leavesLiveTasksToDestinationsOfTheirMandates() {
      element.put(set(DID));
      element.runs(toTheSet(), mandate);
      permitted(Direction.ACCESS, modify(set(OTHER_DID)));
      permitted(Direction.ACCESS, modify(set(DID, OTHER_DID)));

      Did third = Did.random();
      element.put(ElementFixture.destination(third, DeliveryType.X2_AND_X3, OTHER_MDF_ADDRESS));
      denied(8510, Reason.MANDATE_SCOPE, SET, modify(set(DID, third)));
    }

    @Test
    void leavesLiveTasksServed() {
      element.put(set(DID));
      element.runs(toTheSet(), mandate);
      permitted(Direction.ACCESS, modify(set(DID)));
      denied(8510, Reason.IN_USE, XID, modify(set()));
      denied(
          8510,
          Reason.UNSUPPORTED,
          "destinationSetType",
          modify(set(DestinationSetType.REDUNDANT, DID)));
    }

    /** A hash context that changes under a task would match somebody else. */
    @Test
    void leavesTheContextOfALiveTaskAlone() {
      element.put(context(HashAlgorithm.SHA_512));
      permitted(Direction.ACCESS, modify(context(HashAlgorithm.SHA3_512)));
      element.runs(hashed(64), mandate);
      denied(8510, Reason.IN_USE, XID, modify(context(HashAlgorithm.SHA3_512)));
      permitted(Direction.ACCESS, modify(context(HashAlgorithm.SHA_512)));
    }
  }

  @Nested
  class WhatIsInUse {
    @Test
    void isNotDeleted() {
      denied(2060, Reason.NOT_FOUND, SET, new DeleteObject(header(), SET));
      element.put(set(DID));
      permitted(Direction.ACCESS, new DeleteObject(header(), SET));
      element.runs(toTheSet(), mandate);
      denied(8530, Reason.IN_USE, XID, new DeleteObject(header(), SET));
    }

    @Test
    void isNotRemovedFromUnderASetOrItsTasks() {
      permitted(Direction.ACCESS, new RemoveDestination(header(), DID));
      element.put(set(DID));
      denied(7010, Reason.IN_USE, SET, new RemoveDestination(header(), DID));
      element.runs(toTheSet(), mandate);
      denied(7010, Reason.IN_USE, XID + "," + SET, new RemoveDestination(header(), DID));
    }

    /** TS 103 221-1, 6.2.1: the 3040 rule holds for ModifyDestination too. */
    @Test
    void doesNotTakeLessThanATaskOrders() {
      element.put(set(DID));
      element.runs(toTheSet(), mandate);
      permitted(
          Direction.ACCESS,
          new ModifyDestination(
              header(), ElementFixture.destination(DID, DeliveryType.X2_AND_X3, MDF_ADDRESS)));
      denied(
          6001,
          Reason.IN_USE,
          XID,
          new ModifyDestination(
              header(), ElementFixture.destination(DID, DeliveryType.X2_ONLY, MDF_ADDRESS)));
    }

    @Test
    void staysReferredToByAModifiedTask() {
      element.put(set(DID));
      element.runs(toTheSet(), mandate);
      permitted(Direction.STOP, new ModifyTask(header(), toTheSet()));
      denied(
          2060,
          Reason.NOT_FOUND,
          CONTEXT,
          new ModifyTask(
              header(),
              TaskDetails.of(
                  XID,
                  List.of(TARGET),
                  DeliveryType.X2_ONLY,
                  new ListOfDids(List.of(DID), List.of(CONTEXT)))));
    }
  }

  @Nested
  class OperationsOnEverything {
    @Test
    void haveTheStandardsDefaults() {
      permitted(Direction.STOP, new DeactivateAllTasks(header()));
      denied(
          8020,
          Reason.NOT_ENABLED,
          "RemoveAllDestinations request is not enabled",
          new RemoveAllDestinations(header()));
      denied(
          8550,
          Reason.NOT_ENABLED,
          "DeleteAllObjects request is not enabled",
          new DeleteAllObjects(header()));
    }

    @Test
    void canBeSwitched() throws Exception {
      open(new BulkOperations(false, true, true));
      denied(
          5010,
          Reason.NOT_ENABLED,
          "DeactivateAllTasks message is not enabled",
          new DeactivateAllTasks(header()));
      permitted(Direction.ACCESS, new RemoveAllDestinations(header()));
      permitted(Direction.ACCESS, new DeleteAllObjects(header()));
    }

    @Test
    void leaveWhatIsInUse() throws Exception {
      open(new BulkOperations(true, true, true));
      element.put(set(DID));
      permitted(Direction.ACCESS, new DeleteAllObjects(header()));
      denied(8010, Reason.IN_USE, DID, new RemoveAllDestinations(header()));
      element.runs(toTheSet(), mandate);
      denied(8540, Reason.IN_USE, XID, new DeleteAllObjects(header()));
    }

    @Test
    void stopUnderAnExpiredPolicyToo() {
      element.now = element.policy.content().validity().notAfter();
      permitted(Direction.STOP, new DeactivateAllTasks(header()));
    }
  }

  @Test
  void readingNeedsTheObjectAndAPolicyInForce() {
    denied(2060, Reason.NOT_FOUND, SET, new GetObject(header(), SET));
    element.put(set(DID));
    List<X1Request> reading = List.of(
        new GetObject(header(), SET),
        new ListObjectsOfType(header(), set(DID).objectType()),
        new GetAllGenericObjectDetails(header(), Optional.empty()),
        new GetAllDetails(header()));
    reading.forEach(request -> permitted(Direction.ACCESS, request));
    element.now = element.policy.content().validity().notAfter();
    reading.forEach(request -> denied(1000, Reason.POLICY_EXPIRED, "", request));
  }

  /** Reports go from an element to an ADMF. */
  @Test
  void aReportToAnElementIsRefused() {
    permitted(Direction.ACCESS, new GetAllDetails(header()));
    denied(
        1080,
        Reason.UNSUPPORTED,
        "ReportNEIssue",
        new ReportNeIssue(header(), NeIssueType.WARNING, "x", Optional.empty(), List.of()));
  }

  @Test
  void severalDestinationsOfASetAreSeveral() {
    element.put(set(DID, OTHER_DID));
    assertEquals(Set.of(DID, OTHER_DID), References.destinations(toTheSet(DID), element::object));
  }
}
