package org.doorward.li.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.doorward.li.evidence.Operation;
import org.doorward.li.evidence.Phase;
import org.doorward.li.evidence.Reason;
import org.doorward.li.evidence.RecordedAct;
import org.doorward.li.identifier.Xid;
import org.doorward.li.policy.Decision;
import org.doorward.li.spec.lab.Lab;
import org.doorward.li.target.SipUri;
import org.doorward.li.target.TargetIdentifier;
import org.doorward.li.x1.ActivateTask;
import org.doorward.li.x1.DeactivateTask;
import org.doorward.li.x1.X1ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The operator's own conditions come on top of the rules, and what they decide is recorded. */
class HookIT {
  private static final TargetIdentifier ALICE = SipUri.of("sip:alice@example.com");
  private static final TargetIdentifier BOB = SipUri.of("sip:bob@example.com");
  private static final Decision DENY = new Decision.Deny(
      Reason.HOOK_DENIED, X1ErrorCode.GENERIC_ACTIVATE_TASK_FAILURE, "not during maintenance");

  @TempDir
  Path directory;

  /** INV-POL-01: what is permitted without the hook's denial is refused with it, and nothing else changes. */
  @Test
  void aHookDeniesWhatTheRulesPermit() throws Exception {
    AtomicReference<Decision> opinion = new AtomicReference<>(Decision.permit());
    try (Lab lab = Lab.open(
        directory.resolve("element"),
        builder -> builder.hooks(List.of(question -> opinion.get())))) {
      lab.activate(ALICE);
      Xid xid = Xid.random();
      lab.submit(lab.mandate(xid, BOB), 0, 1);

      opinion.set(DENY);
      X1ErrorCode code = lab.admf().refused(header -> new ActivateTask(header, lab.task(xid, BOB)));

      assertEquals(X1ErrorCode.GENERIC_ACTIVATE_TASK_FAILURE, code);
      assertEquals(List.of(), lab.element().interceptionPoint().match(BOB));
      assertEquals(1, lab.element().interceptionPoint().match(ALICE).size());
      RecordedAct refusal =
          VerifiedEntries.of(lab.element(), directory.resolve("audit")).acts().stream()
              .filter(act -> act.reason() == Reason.HOOK_DENIED)
              .findFirst()
              .orElseThrow();
      assertEquals(Phase.REFUSAL, refusal.phase());
      assertEquals(Operation.ACTIVATE_TASK, refusal.operation());
      assertEquals(Optional.of(xid), refusal.xid());
      assertEquals(3000, refusal.reasonCode());

      opinion.set(Decision.permit());
      lab.admf().done(header -> new ActivateTask(header, lab.task(xid, BOB)));
      assertEquals(1, lab.element().interceptionPoint().match(BOB).size());
    }
  }

  /** INV-POL-03: no hook keeps an interception alive. */
  @Test
  void noHookStopsAStop() throws Exception {
    AtomicReference<Decision> opinion = new AtomicReference<>(Decision.permit());
    try (Lab lab = Lab.open(
        directory.resolve("element"),
        builder -> builder.hooks(List.of(question -> opinion.get())))) {
      Xid xid = lab.activate(ALICE);

      opinion.set(DENY);
      lab.admf().done(header -> new DeactivateTask(header, xid));

      assertEquals(List.of(), lab.element().interceptionPoint().match(ALICE));
    }
  }

  /** INV-POL-01: also a hook that has nothing against it helps nobody. */
  @Test
  void aHookThatPermitsGrantsNothing() throws Exception {
    try (Lab lab = Lab.open(
        directory.resolve("element"),
        builder -> builder.hooks(List.of(question -> Decision.permit())))) {
      assertEquals(
          X1ErrorCode.GENERIC_ACTIVATE_TASK_FAILURE,
          lab.admf().refused(header -> new ActivateTask(header, lab.task(Xid.random(), ALICE))));
      assertTrue(lab.element().interceptionPoint().match(ALICE).isEmpty());
    }
  }
}
