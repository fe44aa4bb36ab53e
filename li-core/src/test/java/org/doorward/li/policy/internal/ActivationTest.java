package org.doorward.li.policy.internal;

import static org.doorward.li.authority.internal.Operator.DID;
import static org.doorward.li.authority.internal.Operator.NOW;
import static org.doorward.li.authority.internal.Operator.OTHER_ADMF;
import static org.doorward.li.authority.internal.Operator.OTHER_DID;
import static org.doorward.li.authority.internal.Operator.OTHER_MDF_ADDRESS;
import static org.doorward.li.authority.internal.Operator.TARGET;
import static org.doorward.li.authority.internal.Operator.XID;
import static org.doorward.li.authority.internal.Operator.target;
import static org.doorward.li.policy.internal.ElementFixture.header;
import static org.doorward.li.policy.internal.ElementFixture.narrowed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.doorward.li.authority.Mandate;
import org.doorward.li.authority.Scope;
import org.doorward.li.authority.Scope.Dimension;
import org.doorward.li.authority.Validity;
import org.doorward.li.authority.internal.Operator;
import org.doorward.li.authority.internal.SignedDocument;
import org.doorward.li.evidence.Reason;
import org.doorward.li.extension.Extension;
import org.doorward.li.identifier.CorrelationId;
import org.doorward.li.identifier.DeliveryType;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.GenericObjectId;
import org.doorward.li.identifier.ServiceType;
import org.doorward.li.identifier.Xid;
import org.doorward.li.policy.Decision;
import org.doorward.li.target.TargetIdentifier;
import org.doorward.li.target.TargetType;
import org.doorward.li.x1.ActivateTask;
import org.doorward.li.x1.ListOfDids;
import org.doorward.li.x1.TaskDetails;
import org.doorward.li.x1.TrafficPolicyObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** INV-POL-02: a task is activated under a mandate that covers it, or not at all. */
class ActivationTest {
  private ElementFixture element;

  @BeforeEach
  void open() throws Exception {
    element = new ElementFixture();
  }

  private Ruling activate(TaskDetails task) {
    return element.rule(new ActivateTask(header(), task));
  }

  private void permitted(TaskDetails task) {
    assertEquals(Decision.permit(), activate(task).decision());
  }

  private Ruling denied(int code, Reason reason, TaskDetails task) {
    Ruling ruling = activate(task);
    Decision.Deny deny = assertInstanceOf(Decision.Deny.class, ruling.decision());
    assertEquals(code, deny.code().code());
    assertEquals(reason, deny.reason());
    return ruling;
  }

  private String description(TaskDetails task) {
    return assertInstanceOf(Decision.Deny.class, activate(task).decision()).description();
  }

  /** F-01. */
  @Tag("F-01")
  @Test
  void aTaskNeedsAMandate() {
    denied(3000, Reason.MANDATE_MISSING, ElementFixture.task());
    assertEquals(XID.toString(), description(ElementFixture.task()));

    SignedDocument<Mandate> mandate = element.submit(Operator.mandate());

    Ruling ruling = activate(ElementFixture.task());
    assertEquals(Decision.permit(), ruling.decision());
    assertEquals(Optional.of(mandate), ruling.mandate());
    assertEquals(Ruling.Direction.ACCESS, ruling.direction());
  }

  @Test
  void aMandateForAnotherTaskIsNone() {
    element.submit(Operator.mandate().xid(Xid.random()));

    denied(3000, Reason.MANDATE_MISSING, ElementFixture.task());
  }

  @Test
  void aMandateForAnotherAdmfIsRefused() {
    element.submit(Operator.mandate().admf(OTHER_ADMF));

    denied(3000, Reason.MANDATE_AUDIENCE, ElementFixture.task());
    element.submit(Operator.mandate().id(1));
    permitted(ElementFixture.task());
  }

  /** F-07: one test each. */
  @Nested
  class WiderThanTheMandate {
    private void wider(Dimension dimension, Scope mandated, TaskDetails task) {
      wider(3000, dimension, mandated, task);
    }

    private void wider(int code, Dimension dimension, Scope mandated, TaskDetails task) {
      element.submit(Operator.mandate().scope(mandated));
      Ruling ruling = denied(code, Reason.MANDATE_SCOPE, task);
      assertEquals(Set.of(dimension), ruling.exceeded());
      element.submit(Operator.mandate().id(1));
      permitted(ElementFixture.task());
    }

    private Scope scope(
        List<TargetIdentifier> targets,
        DeliveryType delivery,
        List<ServiceType> services,
        List<Scope.Destination> destinations) {
      return new Scope(
          targets, delivery, services, destinations, Optional.empty(), Optional.empty());
    }

    private final Scope full = Operator.scope();

    @Tag("F-07")
    @Test
    void byATarget() {
      Scope one = scope(List.of(TARGET), full.deliveryType(), full.services(), full.destinations());
      wider(Dimension.TARGETS, one, ElementFixture.task());
    }

    @Tag("F-07")
    @Test
    void byX3() {
      Scope iri = scope(full.targets(), DeliveryType.X2_ONLY, full.services(), full.destinations());
      wider(Dimension.DELIVERY_TYPE, iri, ElementFixture.task());
    }

    @Tag("F-07")
    @Test
    void byAService() {
      Scope voice = scope(
          full.targets(), full.deliveryType(), List.of(ServiceType.VOICE), full.destinations());
      wider(3050, Dimension.SERVICES, voice, ElementFixture.task());
    }

    @Test
    void byAllServices() {
      wider(Dimension.SERVICES, full, narrowed().serviceTypes(List.of()).build());
    }

    @Tag("F-07")
    @Test
    void byADestination() {
      Scope one = scope(
          full.targets(),
          full.deliveryType(),
          full.services(),
          full.destinations().subList(0, 1));
      wider(Dimension.DESTINATIONS, one, ElementFixture.task());
    }

    @Tag("F-07")
    @Test
    void byAnotherMdfBehindADestination() {
      element.submit(Operator.mandate());
      element.put(ElementFixture.destination(DID, DeliveryType.X2_AND_X3, OTHER_MDF_ADDRESS));

      Ruling ruling = denied(3000, Reason.MANDATE_SCOPE, ElementFixture.task());
      assertEquals(Set.of(Dimension.DESTINATIONS), ruling.exceeded());
    }

    @Test
    void byAnMdfThatThePolicyDoesNotName() {
      element.submit(Operator.mandate());
      element.put(
          ElementFixture.destination(DID, DeliveryType.X2_AND_X3, Operator.address(9, 4000)));

      denied(3000, Reason.DESTINATION_NOT_PINNED, ElementFixture.task());
    }

    @Tag("F-07")
    @Test
    void byAProductIdentifier() {
      wider(Dimension.PRODUCT_ID, full, narrowed().productId(Xid.random()).build());
    }

    @Tag("F-07")
    @Test
    void byACorrelation() {
      wider(
          Dimension.CORRELATION_ID,
          full,
          narrowed().correlationId(new CorrelationId(1)).build());
    }

    @Tag("F-07")
    @Test
    void beforeItBegins() {
      element.submit(Operator.mandate()
          .validity(new Validity(NOW, NOW.plusSeconds(61), NOW.plusSeconds(600))));

      denied(3000, Reason.MANDATE_NOT_YET_VALID, ElementFixture.task());
      element.now = NOW.plusSeconds(1);
      permitted(ElementFixture.task());
    }

    @Tag("F-07")
    @Test
    void afterItHasEnded() {
      element.submit(Operator.mandate().validity(new Validity(NOW, NOW, NOW.plusSeconds(600))));

      element.now = NOW.plusSeconds(600).minusNanos(1);
      permitted(ElementFixture.task());
      element.now = NOW.plusSeconds(600);
      denied(3000, Reason.MANDATE_EXPIRED, ElementFixture.task());
    }
  }

  @Test
  void aTaskMayBeNarrowerThanItsMandate() {
    element.submit(Operator.mandate());

    permitted(TaskDetails.builder(XID, List.of(TARGET), DeliveryType.X2_ONLY, ListOfDids.of(DID))
        .serviceTypes(List.of(ServiceType.VOICE))
        .build());
  }

  @Test
  void whatTheMandateNamesMustBeThereToo() {
    Scope full = Operator.scope();
    Xid product = Xid.random();
    element.submit(Operator.mandate()
        .scope(new Scope(
            full.targets(),
            full.deliveryType(),
            full.services(),
            full.destinations(),
            Optional.of(product),
            Optional.of(new CorrelationId(7)))));

    permitted(narrowed().productId(product).correlationId(new CorrelationId(7)).build());
    denied(3000, Reason.MANDATE_SCOPE, narrowed().productId(product).build());
    denied(
        3000,
        Reason.MANDATE_SCOPE,
        narrowed().productId(product).correlationId(new CorrelationId(8)).build());
  }

  /** F-05. */
  @Test
  void aMandateThatIsUsedUpActivatesNothing() throws Exception {
    SignedDocument<Mandate> mandate = element.submit(Operator.mandate());
    element.spent.spend(mandate);
    permitted(ElementFixture.task());

    element.spent.end(mandate);

    denied(3000, Reason.MANDATE_SPENT, ElementFixture.task());
  }

  /** DC-11. */
  @Test
  void aMandateIsTooOldForItsFirstUse() {
    SignedDocument<Mandate> mandate = element.submit(Operator.mandate());
    element.now = NOW.plus(Duration.ofDays(3));
    permitted(ElementFixture.task());

    element.now = element.now.plusNanos(1);

    denied(3000, Reason.MANDATE_STALE, ElementFixture.task());
    assertEquals(Optional.of(mandate), activate(ElementFixture.task()).mandate());
  }

  /** DC-11: an expired trust policy gives no new access. */
  @Test
  void anExpiredPolicyActivatesNothing() {
    element.now = NOW.plus(Duration.ofDays(300));
    Validity late = Validity.startingAt(element.now, Duration.ofDays(80));
    element.submit(Operator.mandate().validity(late));
    permitted(ElementFixture.task());

    element.now = element.policy.content().validity().notAfter();

    denied(3000, Reason.POLICY_EXPIRED, ElementFixture.task());
  }

  @Nested
  class WhatTheElementCannotHonour {
    @BeforeEach
    void mandate() {
      element.submit(Operator.mandate());
      permitted(ElementFixture.task());
    }

    @Test
    void aTaskThatIsThereIs2010() {
      element.runs(ElementFixture.task(), element.mandates.find(XID).get(0));

      denied(2010, Reason.EXISTS, ElementFixture.task());
      assertEquals(XID.toString(), description(ElementFixture.task()));
    }

    @Test
    void unknownDestinationsAre2040() {
      Did unknown = new Did(new UUID(0, 9));
      TaskDetails task = with(ListOfDids.of(DID, unknown));

      denied(2040, Reason.NOT_FOUND, task);
      assertEquals(unknown.toString(), description(task));
    }

    @Test
    void destinationSetsAre2060() {
      TaskDetails task =
          with(new ListOfDids(List.of(DID), List.of(new GenericObjectId(new UUID(0, 1)))));

      denied(2060, Reason.NOT_FOUND, task);
    }

    @Test
    void noDestinationIs3040() {
      denied(3040, Reason.UNSUPPORTED, with(ListOfDids.of()));
    }

    @Test
    void destinationsThatDoNotTakeTheProductAre3040() {
      for (Did did : List.of(DID, OTHER_DID)) {
        element.put(ElementFixture.destination(did, DeliveryType.X2_ONLY, OTHER_MDF_ADDRESS));
      }
      denied(3040, Reason.UNSUPPORTED, ElementFixture.task());
    }

    @Test
    void unsupportedTargetsAre3010() {
      TaskDetails task = with(List.of(TARGET, target(TargetType.IMSI, "001010000000001")));

      denied(3010, Reason.UNSUPPORTED, task);
      assertEquals("imsi", description(task));
    }

    @Test
    void conditionsThatWouldHaveToBeCombinedAre3020() {
      denied(3020, Reason.UNSUPPORTED, with(List.of(TARGET, target(TargetType.TCP_PORT, "5060"))));
      denied(
          3020,
          Reason.UNSUPPORTED,
          with(List.of(target(TargetType.CALL_PARTY_ROLE, "Originating"))));
    }

    @Test
    void unsupportedServicesAre3050() {
      TaskDetails task = narrowed().serviceTypes(List.of(ServiceType.LALS)).build();

      denied(3050, Reason.UNSUPPORTED, task);
      assertEquals("LALS", description(task));
    }

    /** F-15: nothing is skipped. */
    @Tag("F-15")
    @Test
    void fieldsThatNobodyHonoursAre3000() {
      TaskDetails extended =
          narrowed().extensions(List.of(new Extension("vendor", List.of()))).build();
      GenericObjectId id = new GenericObjectId(new UUID(0, 1));

      denied(3000, Reason.UNSUPPORTED, extended);
      assertEquals("taskDetailsExtensions", description(extended));
      denied(
          2060,
          Reason.NOT_FOUND,
          narrowed().trafficPolicyReferences(List.of(id)).build());
      element.put(new TrafficPolicyObject(id, List.of()));
      denied(
          3000,
          Reason.UNSUPPORTED,
          narrowed().trafficPolicyReferences(List.of(id)).build());
      denied(
          3000, Reason.UNSUPPORTED, narrowed().iriPolicyReferences(List.of(id)).build());
    }

    private TaskDetails with(ListOfDids dids) {
      return TaskDetails.builder(XID, Operator.scope().targets(), DeliveryType.X2_AND_X3, dids)
          .serviceTypes(List.of(ServiceType.VOICE))
          .build();
    }

    private TaskDetails with(List<TargetIdentifier> targets) {
      return TaskDetails.of(XID, targets, DeliveryType.X2_AND_X3, ListOfDids.of(DID, OTHER_DID));
    }
  }
}
