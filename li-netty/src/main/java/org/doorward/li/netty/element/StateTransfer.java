package org.doorward.li.netty.element;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.doorward.li.authority.TrustPolicy;
import org.doorward.li.authority.internal.CommissionedPolicy;
import org.doorward.li.authority.internal.PolicyInForce;
import org.doorward.li.authority.internal.Revocations;
import org.doorward.li.crypto.evidence.internal.LogSigner;
import org.doorward.li.crypto.store.internal.ExportFile;
import org.doorward.li.crypto.store.internal.ExportHeader;
import org.doorward.li.crypto.store.internal.StateKey;
import org.doorward.li.crypto.transfer.OpenedShare;
import org.doorward.li.element.internal.AdoptedPolicies;
import org.doorward.li.element.internal.CarriedState;
import org.doorward.li.element.internal.ElementCore;
import org.doorward.li.evidence.ActorClass;
import org.doorward.li.evidence.Operation;
import org.doorward.li.evidence.Phase;
import org.doorward.li.evidence.Reason;
import org.doorward.li.evidence.VerifierKey;
import org.doorward.li.evidence.internal.EntryDraft;
import org.doorward.li.evidence.internal.EvidenceLog;
import org.doorward.li.fault.AuthorityException;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.fault.LiException;
import org.doorward.li.identifier.GenericObjectId;
import org.doorward.li.store.TaskStore;
import org.doorward.li.store.TaskStore.Change;
import org.doorward.li.store.internal.Disk;

/** Takes the state of an element that does not run into a file, or out of one; both acts stand in its log. */
final class StateTransfer {
  private final NetworkElementBuilder wanted;
  private final CommissionedPolicy commissioned;
  private final TrustPolicy policy;

  StateTransfer(NetworkElementBuilder wanted) throws LiException {
    this.wanted = wanted;
    this.commissioned = ElementStart.commissioned(wanted, wanted.clock.instant());
    this.policy = commissioned.inForce().content();
  }

  private EvidenceLog log() throws LiException {
    EvidenceLog log = ElementStart.log(wanted, new PolicyInForce(commissioned));
    boolean follows = false;
    try {
      Revocations revoked = new Revocations();
      ElementCore.revoke(log, revoked);
      AdoptedPolicies.record(log, commissioned, ElementStart.rules(wanted), revoked);
      follows = true;
      return log;
    } finally {
      if (!follows) {
        log.close();
      }
    }
  }

  /** Something that a log has to tell of before it happens. */
  @FunctionalInterface
  private interface Deed {
    void run() throws LiException;
  }

  void exportTo(Path file) throws LiException {
    List<String> holders = ExportFile.holders(policy).stream()
        .map(officer -> officer.person().value())
        .toList();
    if (StateStart.isMissing(wanted)) {
      throw new EvidenceException("there is no state to export");
    }
    Path state = wanted.directory.resolve("state");
    Path aside = StateStart.keyAside(state);
    boolean begunBefore = Files.exists(aside);
    try (EvidenceLog log = log()) {
      TaskStore store = StateStart.open(wanted, begunBefore ? aside : StateStart.key(state))
          .orElseThrow(() -> new EvidenceException("the state's key cannot be unwrapped"));
      try {
        UUID id = UUID.randomUUID();
        recorded(log, draft(ActorClass.ELEMENT, Operation.STATE_EXPORT, id, holders), () -> {
          if (!begunBefore) {
            StateKey.move(Disk.local(), StateStart.key(state), aside);
          }
          boolean written = false;
          try {
            write(file, id, store);
            written = true;
          } finally {
            if (!written && !begunBefore) {
              StateKey.move(Disk.local(), aside, StateStart.key(state));
            }
          }
          StateKey.remove(Disk.local(), aside);
        });
      } finally {
        store.close();
      }
    }
  }

  private void write(Path file, UUID id, TaskStore store) throws LiException {
    ExportFile.write(
        file,
        id,
        wanted.identifier,
        policy,
        wanted.clock.instant(),
        LogSigner.of(wanted.keys),
        visitor -> store.read((kind, name, value) ->
            visitor.change(Change.put(kind, name, CarriedState.of(kind, value)))));
  }

  void importFrom(Path file, List<OpenedShare> opened, VerifierKey logKey) throws LiException {
    ExportHeader header = ExportFile.header(file);
    if (!header.element().equals(wanted.identifier)) {
      throw new EvidenceException("the exported state is of another element");
    }
    if (!header.policy().id().equals(policy.reference().id())) {
      throw new EvidenceException("the exported state is of another trust policy");
    }
    if (header.policy().version() > policy.reference().version()) {
      throw new AuthorityException(
          "expected the trust policy that the exported state was held under, or one that follows it");
    }
    SortedMap<Integer, byte[]> shares = shares(header, opened);
    try (EvidenceLog log = log()) {
      requireEmpty();
      List<String> persons = shares.keySet().stream()
          .map(number -> header.shares().get(number - 1).person().value())
          .toList();
      recorded(
          log,
          draft(ActorClass.OFFICER, Operation.STATE_IMPORT, header.id(), persons),
          () -> take(file, shares, logKey));
    } finally {
      shares.values().forEach(share -> Arrays.fill(share, (byte) 0));
    }
  }

  private static SortedMap<Integer, byte[]> shares(ExportHeader header, List<OpenedShare> opened)
      throws AuthorityException {
    SortedMap<Integer, byte[]> shares = new TreeMap<>();
    for (OpenedShare share : opened) {
      if (!share.export().equals(header.id())
          || share.number() > header.shares().size()) {
        throw new AuthorityException("expected shares of this export");
      }
      shares.put(share.number(), share.value());
    }
    if (shares.size() < header.threshold()) {
      throw new AuthorityException(
          "expected " + header.threshold() + " shares, each of another officer");
    }
    return shares;
  }

  private EntryDraft draft(
      ActorClass actor, Operation operation, UUID export, List<String> persons) {
    return EntryDraft.of(Phase.INTENT, actor, operation)
        .objectId(new GenericObjectId(export))
        .policy(policy.reference().id(), policy.reference().version())
        .persons(persons)
        .build();
  }

  private static void recorded(EvidenceLog log, EntryDraft intent, Deed deed) throws LiException {
    long number = log.append(intent);
    boolean done = false;
    try {
      deed.run();
      done = true;
    } finally {
      log.append(intent.outcome(number, done ? Reason.NONE : Reason.FAILED, 0));
    }
  }

  /** Nothing is changed. */
  private void requireEmpty() throws EvidenceException {
    Path state = wanted.directory.resolve("state");
    boolean isFresh = wanted.taskStore.isEmpty() && !Files.exists(state);
    if (isFresh) {
      return;
    }
    if (Files.exists(StateStart.journal(state))) {
      throw notEmpty();
    }
    if (wanted.taskStore.isPresent()) {
      return; // is read, once, when it is written to
    }
    TaskStore store = StateStart.open(wanted)
        .orElseThrow(() -> new EvidenceException("the state's key cannot be unwrapped"));
    try {
      store.read((kind, id, value) -> {
        throw notEmpty();
      });
    } finally {
      store.close();
    }
  }

  private static EvidenceException notEmpty() {
    return new EvidenceException("the element holds something already");
  }

  private void take(Path file, SortedMap<Integer, byte[]> shares, VerifierKey logKey)
      throws LiException {
    if (wanted.taskStore.isPresent()) {
      TaskStore own = StateStart.open(wanted)
          .orElseThrow(() -> new EvidenceException("the state's key cannot be unwrapped"));
      try {
        own.read((kind, id, value) -> {
          throw notEmpty();
        });
        List<Change> all = new ArrayList<>();
        ExportFile.read(file, shares, logKey.publicKey(), all::add);
        if (!all.isEmpty()) {
          own.commit(all);
        }
      } finally {
        own.close();
      }
      return;
    }
    StagedState staged = StagedState.begin(wanted);
    boolean complete = false;
    try {
      ExportFile.read(file, shares, logKey.publicKey(), staged::take);
      staged.complete();
      complete = true;
    } finally {
      if (!complete) {
        staged.abandon();
      }
    }
  }
}
