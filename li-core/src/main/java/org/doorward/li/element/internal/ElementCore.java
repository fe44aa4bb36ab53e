package org.doorward.li.element.internal;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import org.doorward.li.authority.ComponentName;
import org.doorward.li.authority.PeerIdentity;
import org.doorward.li.authority.internal.PolicyInForce;
import org.doorward.li.authority.internal.Revocations;
import org.doorward.li.authority.internal.SignedRevocations;
import org.doorward.li.authority.internal.SpentMandates;
import org.doorward.li.authority.internal.VerifiedGrants;
import org.doorward.li.authority.internal.VerifiedMandates;
import org.doorward.li.delivery.internal.Contexts;
import org.doorward.li.element.VendorWatch;
import org.doorward.li.evidence.ActorClass;
import org.doorward.li.evidence.Operation;
import org.doorward.li.evidence.Phase;
import org.doorward.li.evidence.Reason;
import org.doorward.li.evidence.internal.EntryDraft;
import org.doorward.li.evidence.internal.EvidenceLog;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.NeIdentifier;
import org.doorward.li.policy.internal.AccessRules;
import org.doorward.li.policy.internal.ElementCapabilities;
import org.doorward.li.policy.internal.IdentityBinding;
import org.doorward.li.policy.internal.PolicyHooks;
import org.doorward.li.store.TaskStore;
import org.doorward.li.x1.HashContext;
import org.doorward.li.x2x3.DestinationProfile;

/**
 * The network element without its sockets: the tables, the rules and the record, put together. Goes on
 * with what was in force before. Thread-safe.
 */
public final class ElementCore {
  private final PolicyInForce policy;
  private final EvidenceLog log;
  private final Recorder recorder;
  private final AggregatedEvents aggregated;
  private final Tables tables;
  private final X1Service x1;
  private final RecordedInbox inbox;
  private final Supervision supervision;
  private final ObjectOrder order = new ObjectOrder();

  /**
   * What an element is put together from.
   *
   * @param own its identifier
   * @param policy who may do what
   * @param succession how another version of it comes
   * @param mandates what officers have submitted
   * @param spent what has been used of it
   * @param revocations what has been revoked
   * @param store keeps what the element holds, and is closed by the caller; empty if it cannot be read: the element
   *     answers then, holds nothing and begins nothing
   * @param capabilities what the embedding software can honour
   * @param hooks its further conditions
   * @param log where everything is recorded
   * @param delivery carries product
   * @param profiles what an MDF takes, where it is not the default
   * @param supervision what watching over it needs
   * @param timer ends what has to end by itself
   * @param clock tells the time
   */
  public record Parts(
      NeIdentifier own,
      PolicyInForce policy,
      Succession succession,
      VerifiedMandates mandates,
      SpentMandates spent,
      SignedRevocations revocations,
      Optional<TaskStore> store,
      ElementCapabilities capabilities,
      PolicyHooks hooks,
      EvidenceLog log,
      ProductDelivery delivery,
      Map<ComponentName, DestinationProfile> profiles,
      Supervision.Settings supervision,
      ScheduledExecutorService timer,
      GuardedClock clock) {
    /** Copies the map. */
    public Parts {
      profiles = Map.copyOf(profiles);
    }
  }

  /**
   * Puts an element together, records that it has started, and takes over what was in force before.
   *
   * @param parts what it is put together from
   * @param watcher is told of each change of the live tasks
   * @throws EvidenceException if the start cannot be recorded or what is kept cannot be read: the element must
   *     not serve
   */
  public ElementCore(Parts parts, ActiveTasks.Watcher watcher) throws EvidenceException {
    this.policy = parts.policy();
    this.aggregated = new AggregatedEvents(parts.log());
    this.log = parts.log();
    this.recorder = new Recorder(log, aggregated);
    this.supervision = new Supervision(
        parts.supervision(),
        parts.own(),
        parts.policy().now(),
        recorder,
        parts.timer(),
        parts.clock(),
        watcher);
    this.tables = new Tables(
        new ActiveTasks(supervision), new Destinations(parts.delivery()), new GenericObjects());
    StateRecords records = new StateRecords(parts.own());
    KeptState kept = new KeptState(parts.store(), records);
    Effects effects = new Effects(
        parts.policy(),
        tables,
        new TermsOfTask(tables, parts.capabilities().triggered(), parts.mandates()),
        parts.mandates(),
        parts.spent(),
        kept,
        parts.profiles());
    supervision.open(
        tables.tasks(),
        new TaskEnds(tables.tasks(), order, effects, recorder, supervision.reporting()),
        tables.destinations());
    MandateEnds ends = new MandateEnds(
        parts.timer(), parts.mandates(), order, effects, recorder, supervision, parts.clock());
    this.x1 = new X1Service(
        parts.policy(),
        new IdentityBinding(parts.policy(), parts.own()),
        new AccessRules(parts.policy(), parts.mandates(), parts.spent(), parts.capabilities()),
        parts.hooks(),
        new StateView(tables, parts.clock(), parts.store().isPresent()),
        new TaskRoom(tables.tasks()),
        new Performance(effects, tables, ends, supervision),
        recorder,
        supervision,
        new Answers(parts.own(), parts.policy()),
        new RequestOrder(order, tables),
        parts.clock());
    FallenMandates fallen = new FallenMandates(
        parts.mandates(), tables.tasks(), order, effects, recorder, supervision, ends);
    this.inbox = new RecordedInbox(
        parts.mandates(),
        new RevocationDesk(
            parts.revocations(),
            parts.mandates(),
            fallen,
            kept,
            recorder,
            supervision,
            parts.hooks()),
        new PolicyDesk(
            parts.policy(),
            parts.succession(),
            parts.revocations().table(),
            order,
            effects,
            fallen,
            recorder,
            parts.clock()),
        new Ratification(parts.mandates(), tables.tasks(), order, effects, ends, recorder),
        supervision,
        recorder,
        kept);
    Revocations revoked = parts.revocations().table();
    revoke(parts.log(), revoked);
    recorder.require(element(Operation.ELEMENT_STARTED, Reason.NONE, 0)
        .posture(StartPosture.ofThisProcess())
        .build());
    if (parts.store().isPresent()) {
      Restoration restoration = new Restoration(
          records,
          parts.mandates(),
          parts.spent(),
          revoked,
          parts.log().intents(),
          parts.supervision().journal());
      restoration.read(parts.store().get());
      restoration.apply(effects, tables, kept, recorder, ends);
      fallen.tell();
      kept.commit(parts.spent().forget(parts.clock().instant()));
    } else {
      supervision.stateUnreadable();
    }
    ends.begin();
  }

  /** Puts into force what a log says that officers have revoked: nothing is forgotten that it has. */
  public static void revoke(EvidenceLog log, Revocations revocations) {
    log.intents().revocations().forEach(act -> revocations.add(RevocationDesk.of(act)));
  }

  /**
   * From here on, what begins has to be seen by witnesses. To be called before anything is served.
   *
   * @param witnessing of the element's log
   */
  public void witnessedBy(Witnessing witnessing) {
    recorder.witnessedBy(witnessing);
    supervision.witnessedBy(witnessing);
  }

  /** Answers X1. */
  public X1Service x1() {
    return x1;
  }

  /** Takes in mandates. */
  public RecordedInbox inbox() {
    return inbox;
  }

  /** Watches over it. */
  public Supervision supervision() {
    return supervision;
  }

  /** The live tasks. */
  public ActiveTasks tasks() {
    return tables.tasks();
  }

  /** The hash contexts that there are now, for the traffic path. */
  public List<HashContext> hashContexts() {
    return tables.objects().hashContexts();
  }

  /** The destinations. */
  public Destinations destinations() {
    return tables.destinations();
  }

  /** Seals the product of tasks, which {@code contexts} account for. */
  public SealEntries seals(Contexts contexts) {
    return new SealEntries(recorder, log, contexts);
  }

  /**
   * Where a vendor's people come in.
   *
   * @param grants holds their grants against the trust policy
   * @param watch is told of everything
   * @param clock tells the time
   */
  public VendorDesk vendorDesk(VerifiedGrants grants, VendorWatch watch, InstantSource clock) {
    return new VendorDesk(grants, recorder, watch, log.intents().usedGrants(), clock);
  }

  /** Counts what is recorded in aggregate. */
  public AggregatedEvents aggregated() {
    return aggregated;
  }

  /** Whether a component is one that the trust policy lets submit something. */
  public boolean maySubmit(PeerIdentity peer) {
    return policy.now().components().inboxPeer(peer.spkiSha256()).isPresent();
  }

  /** Ends all tasks in this process. They are kept, and go on after the next start. */
  public void endAll() {
    ObjectOrder.Turn turn = order.alone();
    try {
      tables.tasks().all().forEach(tables.tasks()::end);
    } finally {
      turn.close();
    }
  }

  /** Records that the element stops, after what has not been recorded yet. */
  public void stopped() {
    try {
      aggregated.flush();
    } catch (EvidenceException e) {
      LiDiagnostics.unrecorded();
    }
    recorder.tell(element(Operation.ELEMENT_STOPPED, Reason.SHUTDOWN, 0).build());
  }

  private EntryDraft.Builder element(Operation operation, Reason reason, int code) {
    return EntryDraft.of(Phase.EVENT, ActorClass.ELEMENT, operation)
        .policy(policy.now().reference().id(), policy.now().reference().version())
        .reason(reason, code);
  }
}
