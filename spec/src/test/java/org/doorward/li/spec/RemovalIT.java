package org.doorward.li.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.doorward.li.evidence.Reason;
import org.doorward.li.evidence.SealCount;
import org.doorward.li.identifier.CorrelationId;
import org.doorward.li.identifier.Xid;
import org.doorward.li.intercept.Interception;
import org.doorward.li.intercept.Observation;
import org.doorward.li.spec.lab.Lab;
import org.doorward.li.target.SipUri;
import org.doorward.li.x1.DeactivateTask;
import org.doorward.li.x1.RemoveDestination;
import org.doorward.li.x2x3.PayloadDirection;
import org.doorward.li.x2x3.PayloadFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** INV-INT-06: a destination that is removed gets first what was handed over for it, and the seal says no more. */
class RemovalIT {
  private static final SipUri ALICE = SipUri.of("sip:alice@example.com");
  private static final int PIECES = 60_000;

  @Test
  void whatIsHandedOverBeforeARemovalIsDeliveredBeforeIt(@TempDir Path directory) throws Exception {
    try (Lab lab = Lab.open(directory.resolve("element"))) {
      Xid xid = lab.activate(ALICE);
      Interception interception = lab.element().interceptionPoint().match(ALICE).get(0);
      Observation seen = Observation.of(
          PayloadFormat.SIP,
          PayloadDirection.FROM_TARGET,
          new CorrelationId(7),
          Instant.now(),
          ByteBuffer.wrap(new byte[200]));
      for (int i = 0; i < PIECES; i++) {
        interception.iri(seen);
      }
      lab.admf().done(header -> new DeactivateTask(header, xid));
      lab.admf().done(header -> new RemoveDestination(header, lab.destination()));

      var product = lab.mdf().await(all -> all.size() == PIECES, Duration.ofSeconds(30));

      assertEquals(PIECES, product.size());
      long sealed =
          VerifiedEntries.of(lab.element(), directory.resolve("audit"))
              .seals(Reason.TASK_ENDED)
              .stream()
              .mapToLong(SealCount::iriSent)
              .sum();
      assertEquals(PIECES, sealed);
    }
  }
}
