package org.doorward.li.element.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.doorward.li.authority.Mandate;
import org.doorward.li.authority.internal.Revocations;
import org.doorward.li.authority.internal.Revoked;
import org.doorward.li.authority.internal.SignedDocument;
import org.doorward.li.authority.internal.SpentMandates;
import org.doorward.li.authority.internal.VerifiedMandates;
import org.doorward.li.evidence.ActorClass;
import org.doorward.li.evidence.Operation;
import org.doorward.li.evidence.Phase;
import org.doorward.li.evidence.Reason;
import org.doorward.li.evidence.RecordedAct;
import org.doorward.li.evidence.internal.EntryDraft;
import org.doorward.li.evidence.internal.OpenIntents;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.Octets;
import org.doorward.li.identifier.Xid;
import org.doorward.li.store.TaskStore;
import org.doorward.li.store.TaskStore.Change;
import org.doorward.li.x1.DestinationDetails;
import org.doorward.li.x1.GenericObject;

/**
 * Takes over what was in force before a restart. Each task's mandate is verified again, on all cores; a task
 * without one does not come back. What the log intended and did not conclude is concluded by what was kept,
 * and what it says was stopped stays stopped. Used once, by one thread, before anything is answered.
 *
 * @clause TS 103 221-1, 5.8
 */
final class Restoration {
  private record Resumed(StateRecords.Task task, SignedDocument<Mandate> mandate) {}

  private final StateRecords records;
  private final VerifiedMandates mandates;
  private final SpentMandates spent;
  private final Revocations revocations;
  private final OpenIntents intents;
  private final IssueJournal issues;
  private final Queue<Resumed> tasks = new ConcurrentLinkedQueue<>();
  private final Map<Octets, Optional<SignedDocument<Mandate>>> waiting = new ConcurrentHashMap<>();
  private final Queue<Xid> lapsed = new ConcurrentLinkedQueue<>();
  private final List<StateRecords.Provisioned<DestinationDetails>> destinations = new ArrayList<>();
  private final List<StateRecords.Provisioned<GenericObject>> objects = new ArrayList<>();
  private final Map<Octets, Octets> keptRevocations = new HashMap<>();
  private boolean held;

  Restoration(
      StateRecords records,
      VerifiedMandates mandates,
      SpentMandates spent,
      Revocations revocations,
      OpenIntents intents,
      IssueJournal issues) {
    this.records = records;
    this.mandates = mandates;
    this.spent = spent;
    this.revocations = revocations;
    this.intents = intents;
    this.issues = issues;
  }

  /** Reads everything that is kept. */
  void read(TaskStore store) throws EvidenceException {
    ParallelWork work = ParallelWork.onAllCores();
    try {
      store.read((kind, id, value) -> {
        held = true;
        switch (kind) {
          case TASK -> work.run(() -> task(id, value));
          case DESTINATION -> destinations.add(records.destination(value));
          case OBJECT -> objects.add(records.object(value));
          case SPENT -> spent.restore(id, value);
          case FAULT, REPORT -> issues.held(kind, id, value);
          case MANDATE -> work.run(() -> mandate(id, value));
          case REVOCATION -> revocation(id, value);
        }
      });
    } finally {
      work.close();
    }
    work.rethrow();
  }

  private void revocation(Octets id, Octets value) throws EvidenceException {
    revocations.restore(value);
    keptRevocations.put(id, value);
  }

  private void mandate(Octets id, Octets value) {
    waiting.put(
        id, mandates.verifyAgain(value).filter(document -> document.digest().equals(id)));
  }

  private void task(Octets id, Octets value) throws EvidenceException {
    StateRecords.Task task = records.task(value);
    Xid xid = task.details().xid();
    if (!StateRecords.id(xid.value()).equals(id)) {
      throw new EvidenceException("a task is kept under another identifier");
    }
    Optional<SignedDocument<Mandate>> mandate = mandates
        .verifyAgain(task.mandate())
        .filter(document -> document.content().xid().equals(xid));
    mandate.ifPresentOrElse(
        document -> tasks.add(new Resumed(task, document)), () -> lapsed.add(xid));
  }

  /** Puts into force what still holds, and concludes the rest in the log and in the store. */
  void apply(Effects effects, Tables tables, KeptState kept, Recorder recorder, MandateEnds ends)
      throws EvidenceException {
    List<Change> changes = new ArrayList<>(revocationsNotKept());
    objects.removeIf(object -> hasFailed(object.intent())
        && changes.add(KeptState.gone(object.details().objectId())));
    objects.forEach(object -> tables.objects().put(object.details()));
    destinations.removeIf(destination -> hasFailed(destination.intent())
        && changes.add(KeptState.gone(destination.details().did())));
    destinations.forEach(destination -> effects.open(destination.details()));
    for (Resumed resumed : tasks) {
      Xid xid = resumed.task().details().xid();
      if (hasFailed(resumed.task().basis().intent())) {
        changes.add(KeptState.gone(xid));
      } else if (isStopped(resumed.task())) {
        changes.add(KeptState.gone(xid));
        changes.addAll(spent.end(resumed.mandate()));
      } else if (mandates.isRevoked(resumed.mandate())) {
        lapsed.add(xid);
        changes.addAll(spent.end(resumed.mandate()));
      } else if (spent.use(resumed.mandate()) != SpentMandates.Use.RUNNING) {
        lapsed.add(xid);
      } else {
        effects.resume(resumed.mandate(), resumed.task());
      }
    }
    for (Xid xid : lapsed) {
      recorder.stop(EntryDraft.of(Phase.EVENT, ActorClass.ELEMENT, Operation.TASK_ENDED)
          .xid(xid)
          .reason(Reason.MANDATE_ENDED, 0)
          .build());
      changes.add(KeptState.gone(xid));
    }
    waiting.forEach((digest, mandate) -> {
      if (mandate.filter(mandates::holdAgain).isEmpty()) {
        changes.add(KeptState.waitsNoMore(digest));
      }
    });
    kept.commit(changes);
    conclude(recorder, tables);
    recordProvisions(kept, recorder);
    for (ActiveTask task : tables.tasks().all()) {
      if (task.terms().filter(terms -> terms.basis().intent().isEmpty()).isPresent()) {
        recordAgain(task, tables, kept, recorder);
      }
      ends.watch(task);
    }
  }

  /** What the log says was revoked, and could not be committed then. */
  private List<Change> revocationsNotKept() {
    return revocations.all().stream()
        .map(Revoked::change)
        .filter(
            change -> !change.value().equals(Optional.ofNullable(keptRevocations.get(change.id()))))
        .toList();
  }

  /** What came from other hardware has its intent in the log there. */
  private void recordProvisions(KeptState kept, Recorder recorder) throws EvidenceException {
    for (StateRecords.Provisioned<DestinationDetails> one : destinations) {
      if (one.intent().isEmpty()) {
        EntryDraft again = EntryDraft.of(
                Phase.INTENT, ActorClass.ELEMENT, Operation.CREATE_DESTINATION)
            .did(one.details().did())
            .build();
        long number = recorder.require(again);
        kept.put(one.details(), OptionalLong.of(number));
        recorder.require(again.outcome(number, Reason.RECOVERED, 0));
      }
    }
    for (StateRecords.Provisioned<GenericObject> one : objects) {
      if (one.intent().isEmpty()) {
        EntryDraft again = EntryDraft.of(Phase.INTENT, ActorClass.ELEMENT, Operation.CREATE_OBJECT)
            .objectId(one.details().objectId())
            .build();
        long number = recorder.require(again);
        kept.put(one.details(), OptionalLong.of(number));
        recorder.require(again.outcome(number, Reason.RECOVERED, 0));
      }
    }
  }

  /** A change whose intent stands in the reserved space, which keeps no targets, gets an entry that does. */
  private static void recordAgain(ActiveTask task, Tables tables, KeptState kept, Recorder recorder)
      throws EvidenceException {
    Terms terms = task.terms().orElseThrow();
    Octets key = recorder.commitmentKey();
    EntryDraft again = EntryDraft.of(Phase.INTENT, ActorClass.ELEMENT, Operation.MODIFY_TASK)
        .xid(task.xid())
        .mandate(terms.mandate().digest())
        .targets(RequestDrafts.texts(terms.details().targetIdentifiers()))
        .commitmentKey(key)
        .build();
    long number = recorder.require(again);
    Terms based = terms.on(new Basis(OptionalLong.of(number), key));
    kept.put(based, List.of());
    tables.tasks().modify(task, any -> based);
    recorder.require(again.outcome(number, Reason.RECOVERED, 0));
  }

  /** Whether the ADMF was told that it did not begin. */
  private boolean hasFailed(OptionalLong intent) {
    return intent.isPresent() && intents.hasFailed(intent.getAsLong());
  }

  /** Whether the log tells of a stop after what was kept. */
  private boolean isStopped(StateRecords.Task task) {
    OptionalLong intent = task.basis().intent();
    return intents.open().entrySet().stream()
        .filter(open -> intent.isEmpty() || open.getKey() > intent.getAsLong())
        .anyMatch(open -> stops(open.getValue(), task.details().xid()));
  }

  private static boolean stops(RecordedAct act, Xid xid) {
    return act.operation() == Operation.DEACTIVATE_ALL_TASKS
        || (act.operation() == Operation.DEACTIVATE_TASK && act.xid().equals(Optional.of(xid)));
  }

  private void conclude(Recorder recorder, Tables tables) throws EvidenceException {
    for (Map.Entry<Long, RecordedAct> open : intents.open().entrySet()) {
      Reason reason =
          isInForce(open.getKey(), open.getValue(), tables) ? Reason.RECOVERED : Reason.FAILED;
      recorder.require(EntryDraft.outcome(open.getValue(), open.getKey(), reason));
    }
  }

  /** Whether an act without an outcome took effect, as far as what was kept shows it. */
  private boolean isInForce(long number, RecordedAct act, Tables tables) {
    OptionalLong intent = OptionalLong.of(number);
    return switch (act.operation()) {
      case ACTIVATE_TASK, MODIFY_TASK ->
        act.xid()
            .flatMap(tables.tasks()::find)
            .flatMap(ActiveTask::terms)
            .filter(terms ->
                terms.basis().intent().isEmpty() || terms.basis().intent().equals(intent))
            .isPresent();
      case DEACTIVATE_TASK, DEACTIVATE_ALL_TASKS -> true;
      case CREATE_DESTINATION, MODIFY_DESTINATION ->
        destinations.stream().anyMatch(one -> one.intent().equals(intent));
      case REMOVE_DESTINATION -> act.did().flatMap(tables.destinations()::find).isEmpty();
      case CREATE_OBJECT, MODIFY_OBJECT ->
        objects.stream().anyMatch(one -> one.intent().equals(intent));
      case REMOVE_ALL_DESTINATIONS -> destinations.isEmpty();
      case DELETE_ALL_OBJECTS -> objects.isEmpty();
      case STATE_IMPORT -> held;
      default -> false;
    };
  }
}
