package org.doorward.li.policy.internal;

import static org.doorward.li.authority.internal.Operator.DID;
import static org.doorward.li.authority.internal.Operator.MDF_ADDRESS;
import static org.doorward.li.authority.internal.Operator.OTHER_DID;
import static org.doorward.li.authority.internal.Operator.TARGET;
import static org.doorward.li.authority.internal.Operator.XID;
import static org.doorward.li.policy.internal.ElementFixture.header;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.doorward.li.evidence.Reason;
import org.doorward.li.identifier.DeliveryType;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.Octets;
import org.doorward.li.policy.internal.Ruling.Direction;
import org.doorward.li.x1.DeleteObject;
import org.doorward.li.x1.DestinationSetDetails;
import org.doorward.li.x1.DestinationSetType;
import org.doorward.li.x1.HashAlgorithm;
import org.doorward.li.x1.HashContext;
import org.doorward.li.x1.ListOfDids;
import org.doorward.li.x1.ModifyDestination;
import org.doorward.li.x1.ModifyTask;
import org.doorward.li.x1.RemoveDestination;
import org.doorward.li.x1.TaskDetails;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** INV-X1-21: generic objects that tasks name. TS 103 221-1, 6.8 and annex E. */
class ObjectsInTasksTest extends ObjectScene {
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
    void needsASetAndNoOtherObject() {
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

    /** A digest can match only if the element is told what was hashed. */
    @Test
    void isOfAnIdentityThatTheElementMatches() {
      element.put(context(HashAlgorithm.SHA_256));
      denied(3000, Reason.MANDATE_SCOPE, XID, activate(hashed(32)));
      denied(3010, Reason.UNSUPPORTED, "hashedIdentifier", activate(hashed("imsi", 32)));
      denied(3010, Reason.UNSUPPORTED, "hashedIdentifier", activate(hashed("tcpPortRange", 32)));
      denied(3010, Reason.UNSUPPORTED, "hashedIdentifier", activate(hashed("SIPURI", 32)));
    }

    @Test
    void needsAContextAndNothingElse() {
      element.put(new DestinationSetDetails(
          CONTEXT, Optional.empty(), List.of(), List.of(), DestinationSetType.DUPLICATE));
      denied(3000, Reason.UNSUPPORTED, "hashContextID", activate(hashed(32)));
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

  @Test
  void severalDestinationsOfASetAreSeveral() {
    element.put(set(DID, OTHER_DID));
    assertEquals(Set.of(DID, OTHER_DID), References.destinations(toTheSet(DID), element::object));
  }
}
