package org.doorward.li.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Stream;
import org.doorward.li.authority.Person;
import org.doorward.li.evidence.Operation;
import org.doorward.li.evidence.Phase;
import org.doorward.li.evidence.Reason;
import org.doorward.li.evidence.RecordedAct;
import org.doorward.li.identifier.DeliveryType;
import org.doorward.li.identifier.Xid;
import org.doorward.li.policy.ConcurrentTasks;
import org.doorward.li.policy.Decision;
import org.doorward.li.policy.DualConfirmation;
import org.doorward.li.policy.OfficeHours;
import org.doorward.li.policy.PermittedDeliveryTypes;
import org.doorward.li.policy.PermittedJurisdictions;
import org.doorward.li.policy.PolicyHook;
import org.doorward.li.policy.RequestRate;
import org.doorward.li.spec.lab.Lab;
import org.doorward.li.target.SipUri;
import org.doorward.li.target.TargetIdentifier;
import org.doorward.li.x1.ActivateTask;
import org.doorward.li.x1.DeactivateTask;
import org.doorward.li.x1.DeleteAllObjects;
import org.doorward.li.x1.GetAllDetails;
import org.doorward.li.x1.RemoveAllDestinations;
import org.doorward.li.x1.RequestMessageType;
import org.doorward.li.x1.X1ErrorCode;
import org.doorward.li.x1.X1Header;
import org.doorward.li.x1.X1Request;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The hooks that come with the library, in a running element. */
class ReadyMadeHooksIT {
  private static final TargetIdentifier ALICE = SipUri.of("sip:alice@example.com");
  private static final TargetIdentifier BOB = SipUri.of("sip:bob@example.com");
  private static final Set<RequestMessageType> ACTIVATIONS =
      Set.of(RequestMessageType.ACTIVATE_TASK);
  private static final PolicyHook NOTHING_AGAINST_IT = question -> Decision.permit();

  @TempDir
  Path directory;

  private static List<RecordedAct> refusals(Lab lab, Path audit) throws Exception {
    return VerifiedEntries.of(lab.element(), audit).acts().stream()
        .filter(act -> act.reason() == Reason.HOOK_DENIED)
        .toList();
  }

  static Stream<Arguments> hooksThatDenyASecondTask() {
    PolicyHook rate = RequestRate.of(ACTIVATIONS, 1, Duration.ofHours(1));
    return Stream.of(
        Arguments.of("rate", rate, rate),
        Arguments.of("number of tasks", ConcurrentTasks.atMost(1), ConcurrentTasks.atMost(1)),
        Arguments.of(
            "delivery type",
            NOTHING_AGAINST_IT,
            PermittedDeliveryTypes.only(Set.of(DeliveryType.X2_ONLY))),
        Arguments.of("jurisdiction", NOTHING_AGAINST_IT, PermittedJurisdictions.only(Set.of("BE"))),
        Arguments.of(
            "time of day",
            NOTHING_AGAINST_IT,
            OfficeHours.of(ACTIVATIONS, Set.of(), LocalTime.MIN, LocalTime.NOON, ZoneOffset.UTC)));
  }

  /** INV-POL-07: one task is permitted, the next refused and recorded; the first runs on, and is stopped at will. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("hooksThatDenyASecondTask")
  void aHookRefusesAnActivation(String what, PolicyHook at, PolicyHook later) throws Exception {
    AtomicReference<PolicyHook> hook = new AtomicReference<>(at);
    try (Lab lab = Lab.open(
        directory.resolve("element"),
        builder -> builder.hooks(List.of(question -> hook.get().decide(question))))) {
      Xid first = lab.activate(ALICE);
      Xid second = Xid.random();
      lab.submit(lab.mandate(second, BOB), 0, 1);

      hook.set(later);
      Function<X1Header, X1Request> activate =
          header -> new ActivateTask(header, lab.task(second, BOB));
      assertEquals(X1ErrorCode.GENERIC_ACTIVATE_TASK_FAILURE, lab.admf().refused(activate), what);

      assertEquals(List.of(), lab.element().interceptionPoint().match(BOB));
      assertEquals(1, lab.element().interceptionPoint().match(ALICE).size());
      List<RecordedAct> refusals = refusals(lab, directory.resolve("audit"));
      assertEquals(1, refusals.size());
      assertEquals(Phase.REFUSAL, refusals.get(0).phase());
      assertEquals(Operation.ACTIVATE_TASK, refusals.get(0).operation());
      assertEquals(Optional.of(second), refusals.get(0).xid());

      lab.admf().done(header -> new DeactivateTask(header, first));
      assertEquals(List.of(), lab.element().interceptionPoint().match(ALICE));
      hook.set(NOTHING_AGAINST_IT);
      lab.admf().done(activate);
      assertEquals(1, lab.element().interceptionPoint().match(BOB).size());
    }
  }

  private static void confirm(DualConfirmation hook) {
    for (Person person : List.of(new Person("anna"), new Person("ben"))) {
      hook.confirm(hook.awaited().get(0), person);
    }
  }

  /** INV-POL-08: what reads or removes everything is done once for two persons, and not for one. */
  @Tag("F-39")
  @Test
  void whatConcernsEverythingNeedsTwoPersons() throws Exception {
    DualConfirmation hook = DualConfirmation.of(DualConfirmation.BULK, Duration.ofMinutes(10));
    try (Lab lab = Lab.open(
        directory.resolve("element"),
        builder -> builder
            .removeAllDestinationsEnabled(true)
            .deleteAllObjectsEnabled(true)
            .hooks(List.of(hook)))) {
      List<Function<X1Header, X1Request>> requests =
          List.of(GetAllDetails::new, DeleteAllObjects::new, RemoveAllDestinations::new);
      int refused = 0;
      for (Function<X1Header, X1Request> request : requests) {
        lab.admf().refused(request);
        hook.confirm(hook.awaited().get(0), new Person("anna"));
        lab.admf().refused(request);
        refused += 2;
        assertEquals(
            refused, refusals(lab, directory.resolve("audit" + refused)).size());
        assertEquals(1, lab.element().destinations().size());

        confirm(hook);
        lab.admf().done(request);
        assertEquals(List.of(), hook.awaited());
      }
      assertEquals(0, lab.element().destinations().size(), "removed at last");
      lab.admf().refused(GetAllDetails::new);
    }
  }
}
