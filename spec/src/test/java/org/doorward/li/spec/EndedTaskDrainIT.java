package org.doorward.li.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.doorward.li.evidence.Operation;
import org.doorward.li.evidence.Reason;
import org.doorward.li.evidence.SealCount;
import org.doorward.li.identifier.Xid;
import org.doorward.li.spec.lab.Lab;
import org.doorward.li.target.SipUri;
import org.doorward.li.x1.DeactivateTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** INV-X2X3-86: an MDF that comes back too late gets what is of a live task, and not what was of one that has ended. */
class EndedTaskDrainIT {
  private static final SipUri ALICE = SipUri.of("sip:alice@example.com");
  private static final SipUri BOB = SipUri.of("sip:bob@example.com");

  @Test
  void whatWaitsForTooLongAfterTheEndIsLostAndCounted(@TempDir Path directory) throws Exception {
    try (Lab lab =
        Lab.open(directory.resolve("element"), builder -> builder.endedTaskDrain(Duration.ZERO))) {
      Xid ended = lab.activate(ALICE);
      Xid live = lab.activate(BOB);
      seen(lab, ALICE);
      lab.mdf().await(all -> all.size() == 1, Duration.ofSeconds(10));
      lab.mdf().down();
      seen(lab, ALICE);
      seen(lab, BOB);
      lab.admf().done(header -> new DeactivateTask(header, ended));

      VerifiedEntries log;
      do {
        log = VerifiedEntries.of(lab.element(), directory.resolve("audit"));
      } while (log.seals(Reason.SETTLED).isEmpty());
      SealCount settled = log.seals(Reason.SETTLED).get(0);
      assertEquals(ended, settled.xid());
      assertEquals(0, settled.waiting());
      assertEquals(2, settled.iriSent() + settled.iriLost());
      assertTrue(settled.iriLost() >= 1, "the second was never received");
      assertEquals(
          settled.iriLost(),
          log.of(Operation.PRODUCT_LOST).stream()
              .filter(act -> act.reason() == Reason.DRAIN_TIME)
              .mapToLong(act -> act.occurrences())
              .sum());

      lab.mdf().up();
      lab.mdf()
          .await(
              all -> all.stream().anyMatch(pdu -> pdu.xid().equals(live)), Duration.ofSeconds(10));
      assertEquals(
          List.of(ended, live),
          lab.mdf().product().stream().map(pdu -> pdu.xid()).toList());
    }
  }

  private static void seen(Lab lab, SipUri target) {
    lab.element().interceptionPoint().match(target).forEach(i -> i.iri(Seen.sip()));
  }
}
