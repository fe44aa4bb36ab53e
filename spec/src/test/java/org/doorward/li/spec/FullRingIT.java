package org.doorward.li.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.doorward.li.evidence.Reason;
import org.doorward.li.evidence.SealCount;
import org.doorward.li.identifier.CorrelationId;
import org.doorward.li.identifier.Xid;
import org.doorward.li.intercept.Interception;
import org.doorward.li.intercept.Observation;
import org.doorward.li.spec.lab.Lab;
import org.doorward.li.target.SipUri;
import org.doorward.li.x1.DeactivateTask;
import org.doorward.li.x2x3.AttributeType;
import org.doorward.li.x2x3.PayloadDirection;
import org.doorward.li.x2x3.PayloadFormat;
import org.doorward.li.x2x3.Pdu;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** INV-INT-13 and INV-X2X3-85: a burst that no ring has room for costs product, and each piece of it is counted and leaves its gap. */
class FullRingIT {
  private static final SipUri ALICE = SipUri.of("sip:alice@example.com");
  private static final int PIECES = 50_000;

  @Test
  void whatABurstHasNoRoomForIsCountedAndIsAGap(@TempDir Path directory) throws Exception {
    try (Lab lab = Lab.open(directory.resolve("element"), builder -> builder.handOver(2, 2))) {
      Xid xid = lab.activate(ALICE);
      Interception interception = lab.element().interceptionPoint().match(ALICE).get(0);
      for (int i = 0; i < PIECES; i++) {
        interception.iri(piece(i));
      }
      lab.admf().done(header -> new DeactivateTask(header, xid));
      List<SealCount> counts = seals(lab, directory, Reason.TASK_ENDED);
      long sent = counts.stream().mapToLong(SealCount::iriSent).sum();
      long lost = counts.stream().mapToLong(SealCount::iriLost).sum();
      assertEquals(PIECES, sent + lost);
      assertTrue(sent > 0 && lost > 0, sent + " sent, " + lost + " lost");

      List<Pdu> product = lab.mdf().await(all -> all.size() == sent, Duration.ofSeconds(30));
      long before = -1;
      for (Pdu pdu : product) {
        long number = pdu.first(AttributeType.SEQUENCE_NUMBER).orElseThrow();
        assertTrue(number > before, "in order");
        assertEquals(number, pdu.payload().asByteBuffer().getLong(), "each has its own number");
        before = number;
      }

      List<SealCount> settled = seals(lab, directory, Reason.SETTLED);
      assertEquals(
          List.of(new SealCount(xid, lab.destination(), sent, 0, lost, 0, sent, 0)), settled);
    }
  }

  private static List<SealCount> seals(Lab lab, Path directory, Reason reason) throws Exception {
    List<SealCount> counts;
    do {
      counts = VerifiedEntries.of(lab.element(), directory.resolve("audit")).seals(reason);
    } while (counts.isEmpty());
    return counts;
  }

  /** Its payload says which it is. */
  private static Observation piece(long number) {
    return Observation.of(
        PayloadFormat.SIP,
        PayloadDirection.FROM_TARGET,
        new CorrelationId(7),
        Instant.now(),
        ByteBuffer.allocate(200).putLong(0, number));
  }
}
