package org.doorward.li.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.doorward.li.authority.MandateInbox;
import org.doorward.li.fault.LiException;
import org.doorward.li.identifier.AdmfIdentifier;
import org.doorward.li.identifier.CorrelationId;
import org.doorward.li.identifier.DeliveryType;
import org.doorward.li.identifier.Xid;
import org.doorward.li.intercept.Interception;
import org.doorward.li.intercept.Observation;
import org.doorward.li.spec.lab.Lab;
import org.doorward.li.spec.lab.LabAdmf;
import org.doorward.li.target.SipUri;
import org.doorward.li.target.TargetIdentifier;
import org.doorward.li.x1.ActivateTask;
import org.doorward.li.x1.DeactivateTask;
import org.doorward.li.x1.GetTaskDetails;
import org.doorward.li.x1.GetTaskDetailsResponse;
import org.doorward.li.x1.ListAllDetails;
import org.doorward.li.x1.ListAllDetailsResponse;
import org.doorward.li.x1.ModifyTask;
import org.doorward.li.x1.RemoveDestination;
import org.doorward.li.x1.TaskDetails;
import org.doorward.li.x1.X1ErrorCode;
import org.doorward.li.x2x3.AttributeType;
import org.doorward.li.x2x3.DestinationProfile;
import org.doorward.li.x2x3.PayloadDirection;
import org.doorward.li.x2x3.PayloadFormat;
import org.doorward.li.x2x3.Pdu;
import org.doorward.li.x2x3.PduType;
import org.doorward.li.x2x3.PduVersion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Interception happens through one guarded path, and what is not authorised changes nothing. */
class FrontDoorIT {
  private static final TargetIdentifier ALICE = SipUri.of("sip:alice@example.com");
  private static final TargetIdentifier BOB = SipUri.of("sip:bob@example.com");
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir
  Path directory;

  private Lab lab;

  @BeforeEach
  void open() throws LiException {
    lab = Lab.open(directory.resolve("element"));
  }

  @AfterEach
  void close() {
    lab.close();
  }

  private static Observation rtp(int number) {
    return Observation.of(
        PayloadFormat.RTP,
        PayloadDirection.FROM_TARGET,
        new CorrelationId(7),
        Instant.now(),
        ByteBuffer.allocate(172).putInt(0, number));
  }

  private static Observation sip() {
    return Observation.of(
        PayloadFormat.SIP,
        PayloadDirection.FROM_TARGET,
        new CorrelationId(7),
        Instant.now(),
        ByteBuffer.wrap(
            "OPTIONS sip:bob@example.com SIP/2.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));
  }

  private List<Interception> match(TargetIdentifier target) {
    return lab.element().interceptionPoint().match(target);
  }

  private void nothingIsIntercepted() throws LiException {
    assertEquals(List.of(), match(ALICE));
    ListAllDetailsResponse all = assertInstanceOf(
        ListAllDetailsResponse.class, lab.admf().done(header -> new ListAllDetails(header)));
    assertEquals(List.of(), all.xids());
  }

  @Test
  void whatAMandateOrdersIsDelivered() throws Exception {
    Xid xid = lab.activate(ALICE);

    match(ALICE).forEach(interception -> interception.iri(sip()));
    for (int i = 0; i < 100; i++) {
      Observation packet = rtp(i);
      match(ALICE).forEach(interception -> interception.cc(packet));
    }

    List<Pdu> product = lab.mdf().await(all -> all.size() == 101, PATIENCE);
    List<Pdu> content =
        product.stream().filter(p -> p.type().equals(PduType.X3)).toList();
    assertEquals(100, content.size());
    for (int i = 0; i < 100; i++) {
      assertEquals(xid, content.get(i).xid());
      assertEquals(Optional.of((long) i), content.get(i).first(AttributeType.SEQUENCE_NUMBER));
      assertEquals(i, content.get(i).payload().asByteBuffer().getInt(0));
    }
    assertEquals(List.of(), match(BOB));
  }

  /** TS 103 221-2, 5.2.1: which edition a PDU is built against is the MDF's to ask for. */
  @Test
  void anMdfGetsTheVersionThatItExpects() throws Exception {
    lab.activate(ALICE);
    match(ALICE).forEach(interception -> interception.iri(sip()));
    assertEquals(
        PduVersion.DEFAULT,
        lab.mdf().await(all -> !all.isEmpty(), PATIENCE).get(0).version());

    try (Lab other = Lab.open(
        directory.resolve("other"),
        b -> b.profile(Lab.MDF, DestinationProfile.THREE_GPP.with(PduVersion.V1_10_1)))) {
      other.activate(ALICE);
      other
          .element()
          .interceptionPoint()
          .match(ALICE)
          .forEach(interception -> interception.iri(sip()));
      assertEquals(
          PduVersion.V1_10_1,
          other.mdf().await(all -> !all.isEmpty(), PATIENCE).get(0).version());
    }
  }

  /** F-01. */
  @Tag("F-01")
  @Test
  void withoutAMandateNothingBecomesActive() throws Exception {
    Xid xid = Xid.random();

    X1ErrorCode code = lab.admf().refused(header -> new ActivateTask(header, lab.task(xid, ALICE)));

    assertEquals(X1ErrorCode.GENERIC_ACTIVATE_TASK_FAILURE, code);
    nothingIsIntercepted();
  }

  /** F-02. */
  @Tag("F-02")
  @Test
  void oneSignatureIsNoQuorum() throws Exception {
    Xid xid = Xid.random();

    var submission = lab.submit(lab.mandate(xid, ALICE), 0);

    var refused = assertInstanceOf(MandateInbox.Refused.class, submission);
    assertEquals(MandateInbox.Refusal.QUORUM, refused.refusal());
    assertEquals(
        X1ErrorCode.GENERIC_ACTIVATE_TASK_FAILURE,
        lab.admf().refused(header -> new ActivateTask(header, lab.task(xid, ALICE))));
    nothingIsIntercepted();
  }

  /** F-07. */
  @Tag("F-07")
  @Test
  void aTaskForSomebodyElseIsRefusedWhole() throws Exception {
    Xid xid = Xid.random();
    lab.submit(lab.mandate(xid, ALICE), 0, 1);
    TaskDetails wider = TaskDetails.of(
        xid, List.of(ALICE, BOB), DeliveryType.X2_AND_X3, lab.task(xid, ALICE).listOfDids());

    assertEquals(
        X1ErrorCode.GENERIC_ACTIVATE_TASK_FAILURE,
        lab.admf().refused(header -> new ActivateTask(header, wider)));
    nothingIsIntercepted();

    lab.admf().done(header -> new ActivateTask(header, lab.task(xid, ALICE)));
    assertEquals(1, match(ALICE).size());
  }

  /** F-08. */
  @Tag("F-08")
  @Test
  void wideningARunningTaskIsRefusedAndItGoesOn() throws Exception {
    Xid xid = lab.activate(ALICE);
    TaskDetails wider = TaskDetails.of(
        xid, List.of(BOB), DeliveryType.X2_AND_X3, lab.task(xid, ALICE).listOfDids());

    assertEquals(
        X1ErrorCode.GENERIC_MODIFY_TASK_FAILURE,
        lab.admf().refused(header -> new ModifyTask(header, wider)));

    assertEquals(1, match(ALICE).size());
    assertEquals(List.of(), match(BOB));
  }

  /** An interception follows the changes of its task, without a gap. */
  @Test
  void aNarrowedTaskGoesOnUnderTheSameInterception() throws Exception {
    Xid xid = lab.activate(ALICE);
    Interception interception = match(ALICE).get(0);
    TaskDetails narrower = TaskDetails.of(
        xid, List.of(ALICE), DeliveryType.X2_ONLY, lab.task(xid, ALICE).listOfDids());

    lab.admf().done(header -> new ModifyTask(header, narrower));
    interception.cc(rtp(1));
    interception.iri(sip());

    assertTrue(interception.ordersIri());
    assertEquals(
        List.of(PduType.X2),
        lab.mdf().await(all -> all.size() == 1, PATIENCE).stream()
            .map(Pdu::type)
            .toList());
  }

  /** F-57: after the answer, nothing captured later leaves. */
  @Tag("F-57")
  @Test
  void anInterceptionDiesWithItsTask() throws Exception {
    Xid xid = lab.activate(ALICE);
    Interception interception = match(ALICE).get(0);
    interception.iri(sip());

    lab.admf().done(header -> new DeactivateTask(header, xid));
    interception.iri(sip());
    interception.cc(rtp(1));

    assertEquals(List.of(), match(ALICE));
    lab.admf().done(header -> new RemoveDestination(header, lab.destination()));
    assertEquals(1, lab.mdf().await(all -> !all.isEmpty(), PATIENCE).size());
    lab.element().close();
    assertEquals(1, lab.mdf().product().size());
    assertEquals(
        0, lab.element().destinations().stream().mapToLong(d -> d.queued()).sum());
  }

  /** F-05: spent is spent. */
  @Tag("F-05")
  @Test
  void aMandateDoesNotActivateASecondTime() throws Exception {
    Xid xid = lab.activate(ALICE);
    lab.admf().done(header -> new DeactivateTask(header, xid));

    assertEquals(
        X1ErrorCode.GENERIC_ACTIVATE_TASK_FAILURE,
        lab.admf().refused(header -> new ActivateTask(header, lab.task(xid, ALICE))));
    nothingIsIntercepted();
  }

  /** TS 103 221-1, 5.8: tasking is restored, under the mandate that it was permitted by. */
  @Tag("F-05")
  @Test
  void tasksOutliveARestartAndTheirMandatesPermitNoOther() throws Exception {
    Xid xid = Xid.random();
    var mandate = lab.mandate(xid, ALICE);
    lab.submit(mandate, 0, 1);
    lab.admf().done(header -> new ActivateTask(header, lab.task(xid, ALICE)));
    var before = assertInstanceOf(
        GetTaskDetailsResponse.class, lab.admf().done(header -> new GetTaskDetails(header, xid)));

    lab.restartElement();

    assertEquals(1, match(ALICE).size());
    var after = assertInstanceOf(
        GetTaskDetailsResponse.class, lab.admf().done(header -> new GetTaskDetails(header, xid)));
    assertEquals(before.taskResponseDetails(), after.taskResponseDetails());
    lab.admf().done(header -> new DeactivateTask(header, xid));
    lab.restartElement();
    nothingIsIntercepted();
    assertEquals(
        X1ErrorCode.GENERIC_ACTIVATE_TASK_FAILURE,
        lab.admf().refused(header -> new ActivateTask(header, lab.task(xid, ALICE))));
  }

  /** F-31: a certificate of the LI authority is not yet an ADMF. */
  @Tag("F-31")
  @Test
  void acertificateThatThePolicyDoesNotNameIsRefused() throws Exception {
    AdmfIdentifier other = new AdmfIdentifier("admf-9.li.example");
    try (LabAdmf stranger = lab.stranger(other, lab.pki().issue(lab.pki().admf(other)));
        LabAdmf impostor = lab.stranger(Lab.ADMF, lab.pki().issue(lab.pki().admf(other)))) {
      assertEquals(
          X1ErrorCode.UNEXPECTED_ADMF_IDENTIFIER,
          stranger.refused(header -> new ListAllDetails(header)));
      assertEquals(
          X1ErrorCode.ADMF_IDENTIFIER_MISMATCH,
          impostor.refused(header -> new ListAllDetails(header)));
    }
    nothingIsIntercepted();
  }

  /** A dead MDF costs nothing: what was not acknowledged is sent again. */
  @Test
  void anMdfThatGoesDownInMidCallMissesNothing() throws Exception {
    lab.activate(ALICE);
    Interception interception = match(ALICE).get(0);
    for (int i = 0; i < 200; i++) {
      interception.cc(rtp(i));
      if (i == 80) {
        lab.mdf().await(all -> all.size() > 40, PATIENCE);
        lab.mdf().down();
      }
    }
    lab.mdf().up();

    List<Pdu> product = lab.mdf().await(all -> all.size() == 200, PATIENCE);
    assertEquals(
        200,
        product.stream()
            .map(p -> p.first(AttributeType.SEQUENCE_NUMBER))
            .distinct()
            .count());
  }
}
