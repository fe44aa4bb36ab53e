package org.doorward.li.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.doorward.li.authority.Envelope;
import org.doorward.li.authority.Mandate;
import org.doorward.li.evidence.Operation;
import org.doorward.li.evidence.Reason;
import org.doorward.li.evidence.RecordedAct;
import org.doorward.li.evidence.SealCount;
import org.doorward.li.fault.LiException;
import org.doorward.li.identifier.Xid;
import org.doorward.li.intercept.Interception;
import org.doorward.li.spec.lab.Lab;
import org.doorward.li.spec.lab.LabOperator;
import org.doorward.li.target.SipUri;
import org.doorward.li.target.TargetIdentifier;
import org.doorward.li.x1.ActivateTask;
import org.doorward.li.x1.ListAllDetails;
import org.doorward.li.x1.ListAllDetailsResponse;
import org.doorward.li.x1.X1ErrorCode;
import org.doorward.li.x2x3.AttributeType;
import org.doorward.li.x2x3.Pdu;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** INV-INT-05: a task ends with its mandate, also in the middle of a call and with nobody asking. */
class ExpiryIT {
  private static final TargetIdentifier ALICE = SipUri.of("sip:alice@example.com");
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir
  Path directory;

  private static List<Xid> tasks(Lab lab) throws LiException {
    return ((ListAllDetailsResponse) lab.admf().done(header -> new ListAllDetails(header))).xids();
  }

  private static Instant captured(Pdu pdu) {
    return pdu.first(AttributeType.TIMESTAMP).orElseThrow();
  }

  @Tag("F-09")
  @Test
  void nothingCapturedAfterTheMandatesEndIsDelivered() throws Exception {
    try (Lab lab = Lab.open(directory.resolve("element"))) {
      Xid xid = Xid.random();
      Mandate mandate = LabOperator.mandate(
          lab.policy(), Lab.ELEMENT, Lab.ADMF, xid, lab.scope(ALICE), Duration.ofSeconds(4));
      lab.submit(Envelope.unsigned(mandate), 0, 1);
      lab.admf().done(header -> new ActivateTask(header, lab.task(xid, ALICE)));
      Interception interception = lab.element().interceptionPoint().match(ALICE).get(0);

      int handedOver = 0;
      while (!tasks(lab).isEmpty()) {
        interception.cc(Seen.rtp(handedOver++));
      }
      for (int i = 0; i < 100; i++) {
        interception.cc(Seen.rtp(handedOver++));
      }

      assertFalse(interception.ordersCc());
      assertEquals(List.of(), lab.element().interceptionPoint().match(ALICE));
      SealCount seal = seal(lab, xid);
      List<Pdu> product = lab.mdf().await(all -> all.size() >= seal.ccSent(), PATIENCE);
      assertEquals(seal.ccSent(), product.size());
      assertTrue(product.size() <= handedOver - 100);
      Instant end = mandate.validity().notAfter();
      assertEquals(
          List.of(),
          product.stream().filter(pdu -> !captured(pdu).isBefore(end)).toList());
      assertEquals(
          X1ErrorCode.GENERIC_ACTIVATE_TASK_FAILURE,
          lab.admf().refused(header -> new ActivateTask(header, lab.task(xid, ALICE))));
    }
  }

  /** What the log says of the task's product; it does so after the last of it got its number. */
  private SealCount seal(Lab lab, Xid xid) throws LiException {
    Path audit = directory.resolve("audit");
    VerifiedEntries log;
    do {
      log = VerifiedEntries.of(lab.element(), audit);
    } while (log.of(Operation.SEAL).isEmpty());
    RecordedAct expired = log.of(Operation.MANDATE_EXPIRED).get(0);
    assertEquals(Optional.of(xid), expired.xid());
    assertEquals(Reason.MANDATE_ENDED, expired.reason());
    assertTrue(log.indexOf(act -> act.operation() == Operation.MANDATE_EXPIRED)
        < log.indexOf(act -> act.operation() == Operation.SEAL));
    List<SealCount> counts = log.of(Operation.SEAL).get(0).counts();
    assertEquals(1, counts.size());
    return counts.get(0);
  }
}
