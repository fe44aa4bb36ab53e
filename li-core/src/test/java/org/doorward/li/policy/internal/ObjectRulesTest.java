package org.doorward.li.policy.internal;

import static org.doorward.li.authority.internal.Operator.DID;
import static org.doorward.li.authority.internal.Operator.OTHER_DID;
import static org.doorward.li.authority.internal.Operator.OTHER_MDF_ADDRESS;
import static org.doorward.li.authority.internal.Operator.XID;
import static org.doorward.li.policy.internal.ElementFixture.header;

import java.util.List;
import java.util.Optional;
import org.doorward.li.evidence.Reason;
import org.doorward.li.extension.Extension;
import org.doorward.li.identifier.DeliveryType;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.Octets;
import org.doorward.li.policy.internal.Ruling.Direction;
import org.doorward.li.x1.CreateObject;
import org.doorward.li.x1.DeactivateAllTasks;
import org.doorward.li.x1.DeleteAllObjects;
import org.doorward.li.x1.DestinationSetDetails;
import org.doorward.li.x1.DestinationSetType;
import org.doorward.li.x1.GenericObject;
import org.doorward.li.x1.GetAllDetails;
import org.doorward.li.x1.GetAllGenericObjectDetails;
import org.doorward.li.x1.GetObject;
import org.doorward.li.x1.HashAlgorithm;
import org.doorward.li.x1.HashContext;
import org.doorward.li.x1.ListObjectsOfType;
import org.doorward.li.x1.ModifyObject;
import org.doorward.li.x1.NeIssueType;
import org.doorward.li.x1.RemoveAllDestinations;
import org.doorward.li.x1.ReportNeIssue;
import org.doorward.li.x1.TrafficRuleObject;
import org.doorward.li.x1.X1Request;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** INV-X1-21: generic objects, sets of destinations, and operations on everything. TS 103 221-1, 6.8 and annex E. */
class ObjectRulesTest extends ObjectScene {
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
      permitted(Direction.ACCESS, modify(set(DestinationSetType.REDUNDANT, DID)));
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
}
