package org.doorward.examples.reconcile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.doorward.examples.reconcile.Difference.Kind;
import org.doorward.li.crypto.evidence.AuditVerifier;
import org.doorward.li.evidence.ActorClass;
import org.doorward.li.evidence.AuditEntry;
import org.doorward.li.evidence.LostRange;
import org.doorward.li.evidence.Operation;
import org.doorward.li.evidence.Phase;
import org.doorward.li.evidence.Reason;
import org.doorward.li.evidence.RecordedAct;
import org.doorward.li.evidence.SealCount;
import org.doorward.li.identifier.CorrelationId;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.Octets;
import org.doorward.li.identifier.Xid;
import org.doorward.li.intercept.Interception;
import org.doorward.li.intercept.Observation;
import org.doorward.li.spec.lab.Lab;
import org.doorward.li.target.SipUri;
import org.doorward.li.x1.DeactivateTask;
import org.doorward.li.x2x3.PayloadDirection;
import org.doorward.li.x2x3.PayloadFormat;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** INV-EVID-16: log and MDF are held against each other in both directions, and each difference is named. */
class ReconciliationTest {
  private static final Xid TASK = Xid.of("3d6f0a52-7c1e-4b8a-9f21-5c0de4a7b911");
  private static final Did DID = Did.of("0f5b2c1d-8a3e-4d97-b6c4-1e2f3a4b5c6d");
  private static final CorrelationId CALL = new CorrelationId(7);

  private final SealedProduct log = new SealedProduct();

  private static Received x3(NumberRange... numbers) {
    return new Received(TASK, true, CALL, List.of(numbers), 0);
  }

  private static NumberRange range(long first, long last) {
    return new NumberRange(first, last);
  }

  private static Difference difference(Kind kind, NumberRange numbers) {
    return new Difference(
        kind, TASK, DID, true, Optional.of(CALL), Optional.of(numbers), numbers.length());
  }

  private List<Difference> compare(Received... received) {
    return Reconciliation.of(log, Map.of(DID, List.of(received)));
  }

  private void entry(
      Phase phase,
      Operation operation,
      Reason reason,
      Optional<LostRange> lost,
      long count,
      SealCount... counts) {
    RecordedAct act = new RecordedAct(
        phase,
        ActorClass.ELEMENT,
        Octets.EMPTY,
        Optional.empty(),
        List.of(),
        operation,
        Optional.of(TASK),
        lost.map(range -> DID),
        Optional.empty(),
        reason,
        0,
        OptionalLong.empty(),
        Octets.EMPTY,
        Octets.EMPTY,
        0,
        count,
        List.of(counts),
        lost,
        Octets.EMPTY,
        Octets.EMPTY,
        Optional.empty());
    log.entry(new AuditEntry(
        1,
        Instant.EPOCH,
        0,
        false,
        act,
        Octets.EMPTY,
        Octets.EMPTY,
        Octets.EMPTY,
        Optional.empty()));
  }

  private void activated() {
    entry(Phase.INTENT, Operation.ACTIVATE_TASK, Reason.NONE, Optional.empty(), 1);
  }

  private void lost(long first, long last, long count) {
    LostRange range = new LostRange(1, true, TASK, CALL, first, last, 0);
    entry(Phase.EVENT, Operation.PRODUCT_LOST, Reason.NO_ROOM, Optional.of(range), count);
  }

  private void seal(Reason reason, long sent) {
    SealCount count = new SealCount(TASK, DID, 0, sent, 0, 0, 0, sent);
    entry(Phase.EVENT, Operation.SEAL, reason, Optional.empty(), 1, count);
  }

  @Nested
  class OfOneTask {
    private void hundredSent() {
      activated();
      seal(Reason.TASK_ENDED, 100);
      seal(Reason.SETTLED, 100);
      assertEquals(List.of(), compare(x3(range(0, 99))));
    }

    @Test
    void aGapThatNoLossExplainsIsNamed() {
      hundredSent();
      assertEquals(
          List.of(
              difference(Kind.MISSING_UNEXPLAINED, range(10, 19)),
              difference(Kind.MISSING_UNEXPLAINED, range(50, 50))),
          compare(x3(range(0, 9), range(20, 49), range(51, 99))));
    }

    @Test
    void whatIsMissingAtTheEndIsNamed() {
      hundredSent();
      assertEquals(
          List.of(difference(Kind.SEALED_NOT_RECEIVED, range(90, 99))), compare(x3(range(0, 89))));
      Difference all = new Difference(
          Kind.SEALED_NOT_RECEIVED, TASK, DID, true, Optional.empty(), Optional.empty(), 100);
      assertEquals(List.of(all), compare());
    }

    @Test
    void whatCameBeyondTheSealIsAnAlarm() {
      hundredSent();
      Difference more = new Difference(
          Kind.DELIVERED_BEYOND_SEAL, TASK, DID, true, Optional.empty(), Optional.empty(), 1);
      assertEquals(List.of(more), compare(x3(range(0, 100))));
      Received signalling = new Received(TASK, false, CALL, List.of(range(0, 2)), 0);
      assertEquals(
          List.of(new Difference(
              Kind.DELIVERED_BEYOND_SEAL, TASK, DID, false, Optional.empty(), Optional.empty(), 3)),
          compare(signalling, x3(range(0, 99))));
    }

    @Test
    void aLossThatIsLoggedExplainsAGap() {
      hundredSent();
      lost(100, 109, 10);
      assertEquals(List.of(), compare(x3(range(0, 99))));
      assertEquals(
          List.of(difference(Kind.LOST_YET_RECEIVED, range(100, 104))), compare(x3(range(0, 104))));
    }

    @Test
    void ofALossThatIsNotWholeOnlyTheRestMayCome() {
      activated();
      lost(10, 19, 4);
      seal(Reason.SETTLED, 96);
      Received six = x3(range(0, 15), range(20, 99));
      assertEquals(List.of(), compare(six));
      Difference one = new Difference(
          Kind.LOST_YET_RECEIVED,
          TASK,
          DID,
          true,
          Optional.of(CALL),
          Optional.of(range(10, 19)),
          1);
      assertEquals(List.of(one), compare(x3(range(0, 16), range(20, 99))));
      Difference fewer = new Difference(
          Kind.SEALED_NOT_RECEIVED, TASK, DID, true, Optional.empty(), Optional.empty(), 1);
      assertEquals(List.of(fewer), compare(x3(range(0, 14), range(20, 99))));
    }

    @Test
    void aTaskWithoutProductHasNothingToSettle() {
      activated();
      entry(Phase.EVENT, Operation.SEAL, Reason.TASK_ENDED, Optional.empty(), 1);
      assertEquals(List.of(), compare());
    }

    @Test
    void aTaskThatHasEndedAndIsNotSettledIsNamed() {
      activated();
      assertEquals(List.of(), compare(x3(range(0, 9))), "it goes on");
      seal(Reason.TASK_ENDED, 10);
      assertEquals(List.of(open(10)), compare(x3(range(0, 9))));
      seal(Reason.SETTLED, 4);
      assertEquals(List.of(open(6)), compare(x3(range(0, 9))), "one session of several");
      seal(Reason.SETTLED, 6);
      assertEquals(List.of(), compare(x3(range(0, 9))));
    }

    private static Difference open(long count) {
      return new Difference(
          Kind.NOT_SETTLED, TASK, DID, true, Optional.empty(), Optional.empty(), count);
    }
  }

  /** A real element with a real MDF; then somebody delivers past the log, or takes something away. */
  @Nested
  class OfAnElement {
    private static final SipUri ALICE = SipUri.of("sip:alice@example.com");

    @TempDir
    static Path directory;

    private static Xid xid;
    private static Did did;
    private static List<Received> received;
    private static final SealedProduct LOG = new SealedProduct();

    @BeforeAll
    static void anElementDelivers() throws Exception {
      try (Lab lab = Lab.open(directory.resolve("element"))) {
        xid = lab.activate(ALICE);
        did = lab.destination();
        ByteBuffer sip =
            StandardCharsets.US_ASCII.encode("OPTIONS sip:bob@example.com SIP/2.0\r\n\r\n");
        for (int i = 0; i < 20; i++) {
          for (Interception interception : lab.element().interceptionPoint().match(ALICE)) {
            interception.iri(Observation.of(
                PayloadFormat.SIP,
                PayloadDirection.FROM_TARGET,
                CALL,
                Instant.now(),
                sip.duplicate()));
          }
        }
        lab.mdf().await(pdus -> pdus.size() == 20, Duration.ofSeconds(20));
        lab.admf().done(header -> new DeactivateTask(header, xid));
        received = Received.of(lab.mdf().product());
        Path log = directory.resolve("log");
        Instant end = Instant.now().plusSeconds(30);
        SealedProduct read;
        do { // it is settled once the MDF has acknowledged all of it
          Thread.sleep(200);
          lab.element().exportEvidence(log);
          read = new SealedProduct();
          AuditVerifier.verify(log, lab.element().logKey(), read);
        } while (!read.isSettled(xid) && Instant.now().isBefore(end));
        AuditVerifier.verify(log, lab.element().logKey(), LOG);
      }
    }

    private static List<Difference> compare(List<Received> all) {
      return Reconciliation.of(LOG, Map.of(did, all));
    }

    @Test
    void bothAgreeOnWhatWasDelivered() throws IOException {
      assertEquals(List.of(range(0, 19)), received.get(0).numbers());
      assertEquals(List.of(), compare(received));
      Path file = directory.resolve("received.jsonl");
      ReceivedFile.write(file, received);
      assertEquals(received, ReceivedFile.read(file));
      Files.writeString(file, "{\"xid\":\"" + xid + "\",\"interface\":\"X4\"}\n");
      assertThrows(IOException.class, () -> ReceivedFile.read(file));
    }

    @Test
    void whatWasDeliveredPastTheLogIsAnAlarm() {
      assertEquals(List.of(), compare(received));
      Xid stranger = Xid.random();
      List<Received> more = new ArrayList<>(received);
      more.add(new Received(stranger, true, CALL, List.of(range(0, 4)), 0));
      assertEquals(
          List.of(new Difference(
              Kind.DELIVERED_WITHOUT_TASK,
              stranger,
              did,
              true,
              Optional.of(CALL),
              Optional.of(range(0, 4)),
              5)),
          compare(more));
    }

    @Test
    void whatWasTakenAwayIsNamed() {
      assertEquals(List.of(), compare(received));
      Received less = new Received(xid, false, CALL, List.of(range(0, 7), range(10, 19)), 0);
      assertEquals(
          List.of(new Difference(
              Kind.MISSING_UNEXPLAINED,
              xid,
              did,
              false,
              Optional.of(CALL),
              Optional.of(range(8, 9)),
              2)),
          compare(List.of(less)));
    }
  }

  @Test
  void rangesAreWhatIsLeftOfThem() {
    assertEquals(
        List.of(range(0, 2), range(5, 5), range(7, 8)),
        NumberRange.of(List.of(8L, 0L, 1L, 7L, 5L, 2L, 1L)));
    assertEquals(
        List.of(range(0, 0), range(4, 4), range(8, 9)),
        range(0, 9).without(List.of(range(5, 7), range(1, 3), range(2, 3), range(20, 30))));
    assertThrows(IllegalArgumentException.class, () -> range(3, 2));
  }
}
