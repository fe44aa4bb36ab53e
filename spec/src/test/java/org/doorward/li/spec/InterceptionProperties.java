package org.doorward.li.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.doorward.li.crypto.evidence.AuditVerifier;
import org.doorward.li.evidence.Operation;
import org.doorward.li.evidence.Phase;
import org.doorward.li.evidence.Reason;
import org.doorward.li.evidence.RecordedAct;
import org.doorward.li.identifier.CorrelationId;
import org.doorward.li.identifier.Xid;
import org.doorward.li.intercept.Interception;
import org.doorward.li.intercept.Observation;
import org.doorward.li.spec.lab.Lab;
import org.doorward.li.target.SipUri;
import org.doorward.li.target.TargetIdentifier;
import org.doorward.li.x1.ActivateTask;
import org.doorward.li.x1.DeactivateTask;
import org.doorward.li.x1.ListAllDetails;
import org.doorward.li.x1.ListAllDetailsResponse;
import org.doorward.li.x1.X1ErrorCode;
import org.doorward.li.x2x3.AttributeType;
import org.doorward.li.x2x3.PayloadDirection;
import org.doorward.li.x2x3.PayloadFormat;
import org.doorward.li.x2x3.Pdu;

/** Random histories of one element, held against what they ought to lead to. */
class InterceptionProperties {
  /** What may happen to one of three targets. */
  enum Happening {
    ACTIVATION,
    ACTIVATION_WITHOUT_MANDATE,
    DEACTIVATION,
    TRAFFIC,
    QUESTION
  }

  /** One step of a history. */
  record Step(Happening happening, int target) {}

  /** What ought to be so; every interception ever given out is kept and used again. */
  private static final class History {
    private final Lab lab;
    private final Map<TargetIdentifier, Xid> active = new HashMap<>();
    private final Map<TargetIdentifier, List<Interception>> given = new HashMap<>();
    private final Map<Xid, Long> owed = new HashMap<>();
    private final List<String> effects = new ArrayList<>();

    History(Lab lab) {
      this.lab = lab;
    }

    void step(Step step) throws Exception {
      TargetIdentifier target = SipUri.of("sip:user" + step.target() + "@example.com");
      switch (step.happening()) {
        case ACTIVATION -> activate(target);
        case ACTIVATION_WITHOUT_MANDATE -> {
          Xid xid = Xid.random();
          assertEquals(
              X1ErrorCode.GENERIC_ACTIVATE_TASK_FAILURE,
              lab.admf().refused(header -> new ActivateTask(header, lab.task(xid, target))));
        }
        case DEACTIVATION -> deactivate(target);
        case TRAFFIC -> traffic(target);
        case QUESTION -> {
          var answer = assertInstanceOf(
              ListAllDetailsResponse.class, lab.admf().done(header -> new ListAllDetails(header)));
          assertEquals(new HashSet<>(active.values()), new HashSet<>(answer.xids()));
        }
      }
      assertEquals(
          active.containsKey(target) ? 1 : 0,
          lab.element().interceptionPoint().match(target).size());
    }

    private void activate(TargetIdentifier target) throws Exception {
      if (!active.containsKey(target)) {
        Xid xid = lab.activate(target);
        active.put(target, xid);
        given
            .computeIfAbsent(target, any -> new ArrayList<>())
            .addAll(lab.element().interceptionPoint().match(target));
        effects.add(Operation.ACTIVATE_TASK + " " + xid);
      }
    }

    private void deactivate(TargetIdentifier target) throws Exception {
      Xid xid = active.remove(target);
      if (xid != null) {
        lab.admf().done(header -> new DeactivateTask(header, xid));
        effects.add(Operation.DEACTIVATE_TASK + " " + xid);
      }
    }

    private void traffic(TargetIdentifier target) {
      given.getOrDefault(target, List.of()).forEach(interception -> interception.iri(message()));
      Xid xid = active.get(target);
      if (xid != null) {
        owed.merge(xid, 1L, Long::sum);
      }
    }

    private static Observation message() {
      return Observation.of(
          PayloadFormat.SIP,
          PayloadDirection.FROM_TARGET,
          new CorrelationId(1),
          Instant.now(),
          ByteBuffer.wrap("OPTIONS sip:x SIP/2.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));
    }
  }

  /**
   * INV-INT-01, INV-INT-02, INV-INT-03 and INV-ELEM-01: what is delivered is exactly what was handed over while
   * an authorised task was live, numbered from 0 without a gap; and the log tells the effects in their order.
   */
  @Property(tries = 8, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
  void whatIsDeliveredAndWhatTheLogSaysFollowFromTheHistory(
      @ForAll @Size(min = 5, max = 25) List<Happening> happenings,
      @ForAll @IntRange(max = 1000) int targets)
      throws Exception {
    try (Scratch scratch = Scratch.open();
        Lab lab = Lab.open(scratch.directory())) {
      Path directory = scratch.directory();
      History history = new History(lab);
      int chosen = targets;
      for (Happening happening : happenings) {
        chosen = (chosen * 31 + 7) % 1009;
        history.step(new Step(happening, chosen % 3));
      }
      lab.element().close();

      Map<Xid, List<Long>> delivered = new HashMap<>();
      for (Pdu pdu : lab.mdf().product()) {
        delivered
            .computeIfAbsent(pdu.xid(), any -> new ArrayList<>())
            .add(pdu.first(AttributeType.SEQUENCE_NUMBER).orElseThrow());
      }
      Map<Xid, List<Long>> expected = new HashMap<>();
      history.owed.forEach(
          (xid, count) -> expected.put(xid, LongStream.range(0, count).boxed().toList()));
      assertEquals(expected, delivered);
      assertEquals(history.effects, effects(lab, directory));
    }
  }

  private static List<String> effects(Lab lab, Path directory) throws Exception {
    List<String> effects = new ArrayList<>();
    AuditVerifier.verify(
        directory.resolve("evidence").resolve("audit"),
        lab.element().logKey(),
        entry -> effect(entry.act()).ifPresent(effects::add));
    return effects;
  }

  private static Optional<String> effect(RecordedAct act) {
    boolean changes =
        act.operation() == Operation.ACTIVATE_TASK || act.operation() == Operation.DEACTIVATE_TASK;
    return changes && act.phase() == Phase.OUTCOME && act.reason() == Reason.NONE
        ? act.xid().map(xid -> act.operation() + " " + xid)
        : Optional.empty();
  }
}
