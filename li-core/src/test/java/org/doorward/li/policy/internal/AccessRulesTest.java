package org.doorward.li.policy.internal;

import static org.doorward.li.authority.internal.Operator.DID;
import static org.doorward.li.authority.internal.Operator.MDF_SECOND_ADDRESS;
import static org.doorward.li.authority.internal.Operator.NOW;
import static org.doorward.li.authority.internal.Operator.OTHER_ADMF;
import static org.doorward.li.authority.internal.Operator.OTHER_DID;
import static org.doorward.li.authority.internal.Operator.OTHER_MDF_ADDRESS;
import static org.doorward.li.authority.internal.Operator.TARGET;
import static org.doorward.li.authority.internal.Operator.XID;
import static org.doorward.li.policy.internal.ElementFixture.destination;
import static org.doorward.li.policy.internal.ElementFixture.header;
import static org.doorward.li.policy.internal.ElementFixture.narrowed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.doorward.li.authority.Mandate;
import org.doorward.li.authority.Scope;
import org.doorward.li.authority.internal.Operator;
import org.doorward.li.authority.internal.SignedDocument;
import org.doorward.li.evidence.Reason;
import org.doorward.li.extension.Extension;
import org.doorward.li.identifier.DeliveryType;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.ServiceType;
import org.doorward.li.identifier.Xid;
import org.doorward.li.policy.Decision;
import org.doorward.li.policy.internal.Ruling.Direction;
import org.doorward.li.x1.CreateDestination;
import org.doorward.li.x1.DeactivateAllTasks;
import org.doorward.li.x1.DeactivateTask;
import org.doorward.li.x1.DeliveryAddress;
import org.doorward.li.x1.DestinationDetails;
import org.doorward.li.x1.GetDestinationDetails;
import org.doorward.li.x1.GetNeStatus;
import org.doorward.li.x1.GetTaskDetails;
import org.doorward.li.x1.Keepalive;
import org.doorward.li.x1.ListAllDetails;
import org.doorward.li.x1.ListOfDids;
import org.doorward.li.x1.ModifyDestination;
import org.doorward.li.x1.ModifyTask;
import org.doorward.li.x1.Ping;
import org.doorward.li.x1.Port;
import org.doorward.li.x1.RemoveDestination;
import org.doorward.li.x1.TaskDetails;
import org.doorward.li.x1.X1Request;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** INV-POL-03. */
class AccessRulesTest {
  private static final Did UNKNOWN = new Did(new UUID(0, 9));

  /** Narrower than the mandate, in each dimension that has room. */
  private static final TaskDetails NARROW = TaskDetails.builder(
          XID, List.of(TARGET), DeliveryType.X2_ONLY, ListOfDids.of(DID))
      .serviceTypes(List.of(ServiceType.VOICE))
      .build();

  private ElementFixture element;
  private SignedDocument<Mandate> mandate;

  @BeforeEach
  void open() throws Exception {
    element = new ElementFixture();
    mandate = element.submit(Operator.mandate());
  }

  private void permitted(Direction direction, X1Request request) {
    Ruling ruling = element.rule(request);
    assertEquals(Decision.permit(), ruling.decision());
    assertEquals(direction, ruling.direction());
  }

  private Ruling denied(int code, Reason reason, X1Request request) {
    Ruling ruling = element.rule(request);
    Decision.Deny deny = assertInstanceOf(Decision.Deny.class, ruling.decision());
    assertEquals(code, deny.code().code());
    assertEquals(reason, deny.reason());
    return ruling;
  }

  private void policyExpires() {
    element.now = element.policy.content().validity().notAfter();
  }

  private static ModifyTask modify(TaskDetails task) {
    return new ModifyTask(header(), task);
  }

  @Nested
  class ModifyingATask {
    @Test
    void needsATask() {
      denied(2020, Reason.NOT_FOUND, modify(NARROW));
    }

    @Test
    void widensWithinTheMandate() {
      element.runs(NARROW, mandate);

      permitted(Direction.ACCESS, modify(ElementFixture.task()));
    }

    /** F-08. */
    @Tag("F-08")
    @Test
    void doesNotWidenBeyondTheMandate() {
      element.runs(NARROW, mandate);
      TaskDetails wider = narrowed().serviceTypes(List.of()).build();

      Ruling ruling = denied(3001, Reason.MANDATE_SCOPE, modify(wider));

      assertEquals(Set.of(Scope.Dimension.SERVICES), ruling.exceeded());
      assertEquals(Optional.of(mandate), ruling.mandate());
    }

    @Test
    void widensUnderALaterMandateForTheSameTask() throws Exception {
      element.runs(NARROW, mandate);
      TaskDetails wider = narrowed().serviceTypes(List.of()).build();
      Scope full = Operator.scope();
      SignedDocument<Mandate> later = element.submit(Operator.mandate()
          .id(1)
          .scope(new Scope(
              full.targets(),
              full.deliveryType(),
              List.of(),
              full.destinations(),
              Optional.empty(),
              Optional.empty())));

      assertEquals(Optional.of(later), element.rule(modify(wider)).mandate());
      permitted(Direction.ACCESS, modify(wider));
      element.spent.spend(later);
      element.spent.end(later);
      denied(3001, Reason.MANDATE_SCOPE, modify(wider));
    }

    /** Of another's task it is told what it is told of one that does not exist, even if it asks for less. */
    @Test
    void isForTheAdmfThatTheTaskRunsFor() {
      element.runs(ElementFixture.task(), mandate);
      permitted(Direction.STOP, modify(NARROW));
      denied(2020, Reason.NOT_THE_OWNER, new ModifyTask(header(OTHER_ADMF), NARROW));

      element.runs(NARROW, mandate);
      X1Request wider = new ModifyTask(header(OTHER_ADMF), ElementFixture.task());
      denied(2020, Reason.NOT_THE_OWNER, wider);
    }

    /** DC-14 and DC-11: narrowing needs one authenticated actor, also under an expired policy. */
    @Test
    void narrowsAlways() {
      element.runs(ElementFixture.task(), mandate);
      permitted(Direction.STOP, modify(NARROW));
      permitted(Direction.STOP, modify(ElementFixture.task()));

      policyExpires();

      permitted(Direction.STOP, modify(NARROW));
      element.runs(NARROW, mandate);
      denied(3001, Reason.POLICY_EXPIRED, modify(ElementFixture.task()));
    }

    @Test
    void refusesWhatTheElementCannotHonourWith3001() {
      element.runs(ElementFixture.task(), mandate);
      List<Extension> extensions = List.of(new Extension("vendor", List.of()));

      denied(3001, Reason.UNSUPPORTED, modify(narrowed().extensions(extensions).build()));
      denied(
          2040,
          Reason.NOT_FOUND,
          modify(
              TaskDetails.of(XID, List.of(TARGET), DeliveryType.X2_ONLY, ListOfDids.of(UNKNOWN))));
    }
  }

  /** Stopping needs one authenticated ADMF, whichever, and always works. */
  @Test
  void deactivatingNeedsATaskAndNothingElse() {
    denied(2020, Reason.NOT_FOUND, new DeactivateTask(header(), XID));
    element.runs(NARROW, mandate);
    permitted(Direction.STOP, new DeactivateTask(header(), XID));
    permitted(Direction.STOP, new DeactivateTask(header(OTHER_ADMF), XID));

    policyExpires();

    permitted(Direction.STOP, new DeactivateTask(header(), XID));
  }

  /** INV-ELEM-07: it is back with the state, so that nobody may take it for gone. */
  @Test
  void whatAnElementDoesNotKnowItDoesNotDeny() {
    element.runs(NARROW, mandate);
    permitted(Direction.STOP, new DeactivateTask(header(), XID));

    element.known = false;
    element.tasks.clear();

    denied(4000, Reason.DAMAGED, new DeactivateTask(header(), XID));
    denied(5000, Reason.DAMAGED, new DeactivateAllTasks(header()));
    denied(1000, Reason.DAMAGED, new ListAllDetails(header()));
    permitted(Direction.LIVENESS, new Ping(header()));
    permitted(Direction.LIVENESS, new GetNeStatus(header()));
  }

  @Nested
  class Destinations {
    private DestinationDetails at(DeliveryAddress address) {
      return DestinationDetails.of(UNKNOWN, DeliveryType.X2_AND_X3, address);
    }

    private final DestinationDetails good =
        destination(UNKNOWN, DeliveryType.X2_AND_X3, Operator.MDF_ADDRESS);

    private CreateDestination create(DestinationDetails details) {
      return new CreateDestination(header(), details);
    }

    private ModifyDestination modify(DestinationDetails details) {
      return new ModifyDestination(header(), details);
    }

    @Test
    void areCreatedAtAnMdfOfThePolicy() {
      permitted(Direction.ACCESS, create(good));
      denied(
          6000,
          Reason.DESTINATION_NOT_PINNED,
          create(destination(UNKNOWN, DeliveryType.X2_ONLY, Operator.address(1, 4002))));
    }

    @Test
    void areCreatedOnce() {
      denied(
          2030,
          Reason.EXISTS,
          create(destination(DID, DeliveryType.X2_ONLY, Operator.MDF_ADDRESS)));
    }

    @Test
    void haveAnAddressAndATcpPort() {
      var udp = new DeliveryAddress.IpAddressAndPort(
          Operator.MDF_ADDRESS.getAddress(), Port.udp(Operator.MDF_ADDRESS.getPort()));
      var uri = new DeliveryAddress.Uri(URI.create("https://mdf.example.com/"));

      denied(6020, Reason.UNSUPPORTED, create(at(udp)));
      denied(6020, Reason.UNSUPPORTED, create(at(uri)));
      element.put(good);
      denied(6020, Reason.UNSUPPORTED, modify(at(udp)));
      denied(6020, Reason.UNSUPPORTED, modify(at(uri)));
    }

    @Test
    void haveNoExtension() {
      DestinationDetails extended = new DestinationDetails(
          UNKNOWN,
          Optional.empty(),
          good.deliveryType(),
          good.deliveryAddress(),
          List.of(new Extension("vendor", List.of())));

      denied(6000, Reason.UNSUPPORTED, create(extended));
      element.put(good);
      denied(6001, Reason.UNSUPPORTED, modify(extended));
    }

    @Test
    void moveToAnotherMdfWhileNothingUsesThem() {
      denied(2040, Reason.NOT_FOUND, modify(good));
      permitted(
          Direction.ACCESS, modify(destination(DID, DeliveryType.X2_AND_X3, OTHER_MDF_ADDRESS)));
      denied(
          6001,
          Reason.DESTINATION_NOT_PINNED,
          modify(destination(DID, DeliveryType.X2_AND_X3, Operator.address(7, 1000))));
    }

    /** A live task's product goes to the MDF that the mandate names, and to no other. */
    @Test
    void stayAtTheirMdfWhileATaskUsesThem() {
      element.runs(NARROW, mandate);

      denied(
          6001,
          Reason.MANDATE_SCOPE,
          modify(destination(DID, DeliveryType.X2_AND_X3, OTHER_MDF_ADDRESS)));
      permitted(
          Direction.ACCESS, modify(destination(DID, DeliveryType.X2_AND_X3, MDF_SECOND_ADDRESS)));
    }

    @Test
    void keepTakingWhatATaskDelivers() {
      element.runs(NARROW, mandate);

      denied(
          6001,
          Reason.IN_USE,
          modify(destination(DID, DeliveryType.X3_ONLY, Operator.MDF_ADDRESS)));
      permitted(
          Direction.ACCESS, modify(destination(DID, DeliveryType.X2_ONLY, Operator.MDF_ADDRESS)));
    }

    @Test
    void areRemovedWhenNothingUsesThem() {
      element.runs(NARROW, mandate);

      Ruling ruling = denied(7010, Reason.IN_USE, new RemoveDestination(header(), DID));
      assertEquals(
          XID.toString(),
          assertInstanceOf(Decision.Deny.class, ruling.decision()).description());
      permitted(Direction.ACCESS, new RemoveDestination(header(), OTHER_DID));
      denied(2040, Reason.NOT_FOUND, new RemoveDestination(header(), UNKNOWN));
    }

    @Test
    void areNotMadeUnderAnExpiredPolicy() {
      policyExpires();

      denied(6000, Reason.POLICY_EXPIRED, create(good));
      denied(6001, Reason.POLICY_EXPIRED, modify(good));
      permitted(Direction.ACCESS, new RemoveDestination(header(), OTHER_DID));
    }
  }

  @Test
  void readingNeedsAPolicyInForceAndSomethingToRead() {
    element.runs(NARROW, mandate);
    List<X1Request> reading = List.of(
        new GetTaskDetails(header(), XID),
        new GetDestinationDetails(header(), DID),
        new ListAllDetails(header()));
    reading.forEach(request -> permitted(Direction.ACCESS, request));
    denied(2020, Reason.NOT_FOUND, new GetTaskDetails(header(), Xid.random()));
    denied(2040, Reason.NOT_FOUND, new GetDestinationDetails(header(), UNKNOWN));

    policyExpires();

    reading.forEach(request -> denied(1000, Reason.POLICY_EXPIRED, request));
  }

  @Test
  void livenessShowsNothingAndNeedsNothing() {
    policyExpires();

    permitted(Direction.LIVENESS, new Ping(header()));
    permitted(Direction.LIVENESS, new Keepalive(header()));
    permitted(Direction.LIVENESS, new GetNeStatus(header()));
  }

  @Test
  void aPolicyThatHasNotBegunGivesNoAccess() {
    element.now = NOW.minusSeconds(4000);

    denied(1000, Reason.POLICY_EXPIRED, new ListAllDetails(header()));
  }
}
