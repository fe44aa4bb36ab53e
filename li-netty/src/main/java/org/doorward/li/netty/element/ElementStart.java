package org.doorward.li.netty.element;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.doorward.li.authority.Envelope;
import org.doorward.li.authority.TrustPolicy;
import org.doorward.li.authority.internal.CommissionedPolicy;
import org.doorward.li.authority.internal.KeptPolicies;
import org.doorward.li.authority.internal.PolicyInForce;
import org.doorward.li.authority.internal.Revocations;
import org.doorward.li.authority.internal.SignedRevocations;
import org.doorward.li.authority.internal.SpentFile;
import org.doorward.li.authority.internal.SpentMandates;
import org.doorward.li.authority.internal.TrustPolicies;
import org.doorward.li.authority.internal.VerifiedGrants;
import org.doorward.li.authority.internal.VerifiedMandates;
import org.doorward.li.crypto.certificate.RevocationLists;
import org.doorward.li.crypto.evidence.internal.AuditSealer;
import org.doorward.li.crypto.evidence.internal.LogSigner;
import org.doorward.li.crypto.signature.internal.Signatures;
import org.doorward.li.crypto.tls.LiTls;
import org.doorward.li.delivery.internal.Contexts;
import org.doorward.li.delivery.internal.LossCause;
import org.doorward.li.delivery.internal.Spools;
import org.doorward.li.element.internal.AdmfLine;
import org.doorward.li.element.internal.AdoptedPolicies;
import org.doorward.li.element.internal.ElementCore;
import org.doorward.li.element.internal.IssueJournal;
import org.doorward.li.element.internal.LossEntries;
import org.doorward.li.element.internal.ReportPace;
import org.doorward.li.element.internal.SealEntries;
import org.doorward.li.element.internal.StartPosture;
import org.doorward.li.element.internal.StoredIssueJournal;
import org.doorward.li.element.internal.Succession;
import org.doorward.li.element.internal.Supervision;
import org.doorward.li.element.internal.Terms;
import org.doorward.li.element.internal.VendorDesk;
import org.doorward.li.element.internal.Witnessing;
import org.doorward.li.evidence.internal.EvidenceLog;
import org.doorward.li.fault.Deviation;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.fault.LiException;
import org.doorward.li.fault.TransportException;
import org.doorward.li.identifier.AdmfIdentifier;
import org.doorward.li.identifier.Octets;
import org.doorward.li.identifier.Xid;
import org.doorward.li.intercept.internal.HandOverRing;
import org.doorward.li.intercept.internal.LiveInterceptionPoint;
import org.doorward.li.intercept.internal.Numbering;
import org.doorward.li.intercept.internal.OrderedDelivery;
import org.doorward.li.intercept.internal.ProductEncoding;
import org.doorward.li.netty.delivery.NettyProductDelivery;
import org.doorward.li.netty.inbox.MandateInboxServer;
import org.doorward.li.netty.link.Engines;
import org.doorward.li.netty.x1.X1Path;
import org.doorward.li.netty.x1.X1Server;
import org.doorward.li.policy.internal.BulkOperations;
import org.doorward.li.policy.internal.ElementCapabilities;
import org.doorward.li.policy.internal.PolicyHooks;
import org.doorward.li.store.TaskStore;
import org.doorward.li.store.internal.Disk;
import org.doorward.li.target.TargetType;
import org.doorward.li.x1.xml.X1Codec;
import org.doorward.li.x1.xml.X1Limits;
import org.jspecify.annotations.Nullable;

/**
 * Opens an element's parts in the order in which they depend on each other; listening comes last. If one
 * fails, those before it are closed again.
 */
final class ElementStart {
  private static final int DELIVERY_LOOPS = 2;

  private final NetworkElementBuilder wanted;
  private final Closing closing = new Closing();
  private @Nullable ElementCore started;
  private @Nullable LossEntries losses;
  private @Nullable SealEntries seals;
  private Optional<Witnessing> seen = Optional.empty();

  private ElementStart(NetworkElementBuilder wanted) {
    this.wanted = wanted;
  }

  static RunningElement of(NetworkElementBuilder wanted) throws LiException {
    ElementStart start = new ElementStart(wanted);
    boolean started = false;
    try {
      RunningElement running = start.open();
      started = true;
      return running;
    } finally {
      if (!started) {
        start.closing.run().ifPresent(Diagnostics::closedWith);
      }
    }
  }

  private RunningElement open() throws LiException {
    CommissionedPolicy commissioned = commissioned(wanted, wanted.clock.instant());
    PolicyInForce policy = new PolicyInForce(commissioned);
    Revocations revocations = new Revocations();
    LiTls accepting = LiTls.of(wanted.keys, wanted.anchors, wanted.clock)
        .allowingTls12For(() -> policy.now().components().tls12Keys())
        .refusing(revocations::peer);
    LiTls tls = wanted.revocationLists.map(accepting::checking).orElse(accepting);
    EvidenceLog log = log(wanted, policy);
    closing.add(log);
    ElementCore.revoke(log, revocations);
    AdoptedPolicies.record(log, commissioned, rules(wanted), revocations);
    StartPosture.require(StartPosture.ofThisProcess(), policy, log);
    SpentMandates spent = new SpentMandates();
    boolean stateLost = log.intents().started() && StateStart.isMissing(wanted);
    Optional<TaskStore> store = stateLost ? Optional.empty() : StateStart.open(wanted);
    store.ifPresent(closing::add);
    ScheduledExecutorService timer = timer();
    ExecutorService workers = workers();
    DeliveryStart kept = DeliveryStart.open(wanted, log.intents().lastLoss(), workers);
    Contexts contexts = kept.contexts();
    Witnessing witnessing = new Witnessing(
        log,
        witness -> AskedLine.to(witness, tls, wanted.clock),
        wanted.heartbeat,
        workers,
        System::nanoTime);
    seen = Optional.of(witnessing);
    witnessing.follow(policy.now().witnesses());
    closing.add(this::stopped);
    OrderedDelivery delivery = new OrderedDelivery(delivery(tls, workers, kept));
    VerifiedMandates mandates = new VerifiedMandates(
        policy,
        wanted.identifier,
        Signatures.verifier(),
        spent,
        revocations,
        wanted.clock,
        VerifiedMandates.DEFAULT_CAPACITY);
    PeerTolerances tolerances = new PeerTolerances(policy.now().components());
    AdmfLines lines = new AdmfLines(policy, tls, tolerances, wanted.schema);
    LiveInterceptionPoint point = new LiveInterceptionPoint(wanted.clock, wanted.matchCapacity);
    ElementCore core = new ElementCore(
        new ElementCore.Parts(
            wanted.identifier,
            policy,
            new Succession(rules(wanted), kept(wanted), next -> followed(next, lines, tolerances)),
            mandates,
            spent,
            new SignedRevocations(policy, Signatures.verifier(), revocations),
            store,
            new ElementCapabilities(
                wanted.targets,
                wanted.services,
                true,
                wanted.x1Keepalive.isPresent(),
                ElementCapabilities.OBJECT_TYPES,
                new BulkOperations(
                    wanted.deactivateAllTasks,
                    wanted.removeAllDestinations,
                    wanted.deleteAllObjects),
                wanted.triggered),
            new PolicyHooks(wanted.hooks, workers, PolicyHooks.DEFAULT_TIME_LIMIT),
            log,
            delivery,
            wanted.profiles,
            supervision(lines.now(), workers, store),
            timer,
            wanted.clock),
        point);
    if (store.isPresent()) {
      Path before = wanted.directory.resolve("spent");
      SpentFile.moveTo(Disk.local(), before, spent, store.get());
    }
    started = core;
    LossEntries entries = new LossEntries(log, contexts, core.supervision());
    losses = entries;
    contexts.keep(wireXids(core)::contains);
    kept.spools().ifPresent(Spools::abandonUnclaimed);
    closing.add(() -> delivery.drain(wanted.drain));
    List<Numbering> numberings = new ArrayList<>();
    for (int group = 0; group < wanted.handOverGroups; group++) {
      numberings.add(new Numbering(
          new ProductEncoding(wanted.networkFunction, wanted.interceptionPoint),
          delivery,
          contexts,
          core.aggregated()::lost));
    }
    SealEntries sealer = core.seals(contexts);
    seals = sealer;
    HandOverRing ring = new HandOverRing(wanted.handOverCapacity, numberings, sealer);
    closing.add(ring);
    delivery.follow(ring);
    if (wanted.targets.contains(TargetType.HASHED_IDENTIFIER)) {
      point.hashing(core::hashContexts);
    }
    point.open(core.tasks(), ring);
    closing.add(core::endAll);
    closing.add(() -> numberings.forEach(Numbering::keep));
    core.supervision().restore();
    if (stateLost) {
      Diagnostics.stateUnreadable();
      core.supervision().databaseCleared();
    }
    closing.add(core.supervision());
    VendorDesk vendors = core.vendorDesk(
        new VerifiedGrants(policy, wanted.identifier, Signatures.verifier(), revocations),
        wanted.vendorWatch,
        wanted.clock);
    closing.add(vendors::endAll);
    repeat(timer, 500, vendors::look);
    wanted.revocationLists.ifPresent(
        lists -> repeat(timer, 500, () -> workers.execute(() -> reload(lists))));
    keepHouse(timer, core, log);
    repeat(timer, 1_000, entries::flush);
    repeat(
        timer,
        1_000,
        () -> contexts
            .overdue(System.nanoTime(), wanted.endedTaskDrain)
            .forEach(account -> delivery.giveUp(account, LossCause.DRAINED)));
    repeat(timer, 1_000, sealer::settled);
    repeat(timer, 1_000, () -> contexts.sweep(System.nanoTime()));
    core.witnessedBy(witnessing);
    witnessing.begin();
    X1Server x1 = x1(tls, core, policy, tolerances);
    Optional<InetSocketAddress> inbox = Optional.empty();
    if (wanted.inbox.isPresent()) {
      inbox = Optional.of(inbox(wanted.inbox.get(), tls, core, policy));
    }
    return new RunningElement(
        core, point, vendors, log, witnessing, x1, inbox, tolerances, closing);
  }

  /** What stands outside the core follows the policy, too. */
  private void followed(TrustPolicy next, AdmfLines lines, PeerTolerances tolerances) {
    tolerances.follow(next.components());
    seen.ifPresent(witnessing -> witnessing.follow(next.witnesses()));
    ElementCore core = started;
    if (core != null) {
      core.supervision().follow(next, lines.now());
    }
  }

  /** Not on the timer, which ends tasks: a list can be large. Connections look at the lists by themselves. */
  private static void reload(RevocationLists lists) {
    try {
      lists.reload();
    } catch (TransportException e) {
      Diagnostics.revocationListsUnreadable();
    }
  }

  private static Set<Xid> wireXids(ElementCore core) {
    return core.tasks().all().stream()
        .flatMap(task -> task.terms().stream())
        .map(Terms::wireXid)
        .collect(Collectors.toSet());
  }

  /** The last that is recorded, behind what became of product in the end. */
  private void stopped() throws EvidenceException {
    ElementCore core = started;
    LossEntries last = losses;
    SealEntries settled = seals;
    try {
      if (last != null) {
        last.flush();
      }
      if (settled != null) {
        settled.settled();
      }
    } finally {
      if (core != null) {
        core.stopped();
      }
      seen.ifPresent(Witnessing::finish);
    }
  }

  private Supervision.Settings supervision(
      Map<AdmfIdentifier, AdmfLine> lines, ExecutorService workers, Optional<TaskStore> store) {
    lines.values().forEach(closing::add);
    return new Supervision.Settings(
        lines,
        ReportPace.DEFAULT,
        store
            .<IssueJournal>map(kept -> new StoredIssueJournal(kept::commit))
            .orElseGet(IssueJournal::none),
        wanted.x1Keepalive,
        wanted.enforcement,
        wanted.enforcementLimit,
        workers,
        System::nanoTime);
  }

  /** What trust policies have to be for this element. */
  static TrustPolicies rules(NetworkElementBuilder wanted) {
    return new TrustPolicies(wanted.identifier, Signatures.verifier());
  }

  private static KeptPolicies kept(NetworkElementBuilder wanted) {
    return new KeptPolicies(Disk.local(), wanted.directory.resolve("policies"));
  }

  /** The trust policies that the element has been given, and has taken in while it ran, verified. */
  static CommissionedPolicy commissioned(NetworkElementBuilder wanted, Instant now)
      throws LiException {
    return rules(wanted)
        .commission(
            Envelope.decode(wanted.commissioning.envelope()),
            envelopes(wanted.commissioning.confirmations()),
            envelopes(wanted.commissioning.successors()),
            kept(wanted).read(),
            now);
  }

  private static List<Envelope> envelopes(List<Octets> encoded) throws LiException {
    List<Envelope> envelopes = new ArrayList<>();
    for (Octets one : encoded) {
      envelopes.add(Envelope.decode(one));
    }
    return envelopes;
  }

  /** The element's log; the caller's to close. */
  static EvidenceLog log(NetworkElementBuilder wanted, PolicyInForce policy)
      throws EvidenceException {
    String origin = wanted.identifier.value();
    return EvidenceLog.open(
        wanted.directory.resolve("evidence"),
        origin,
        LogSigner.of(wanted.keys),
        new AuditSealer(() -> policy.now().auditKey(), origin),
        wanted.clock);
  }

  private ScheduledExecutorService timer() {
    ScheduledExecutorService timer =
        Executors.newSingleThreadScheduledExecutor(new DefaultThreadFactory("li-timer", true));
    closing.add(() -> {
      timer.shutdownNow();
      timer.awaitTermination(10, TimeUnit.SECONDS);
    });
    return timer;
  }

  private ExecutorService workers() {
    ExecutorService workers =
        Executors.newCachedThreadPool(new DefaultThreadFactory("li-worker", true));
    closing.add(workers::shutdownNow);
    return workers;
  }

  private NettyProductDelivery delivery(LiTls tls, ExecutorService workers, DeliveryStart kept)
      throws TransportException {
    new Engines(tls, wanted.delivery.engine()).required();
    EventLoopGroup loops = new MultiThreadIoEventLoopGroup(
        DELIVERY_LOOPS, new DefaultThreadFactory("li-delivery", true), NioIoHandler.newFactory());
    closing.add(() -> loops.shutdownGracefully(0, 10, TimeUnit.SECONDS).sync());
    NettyProductDelivery delivery = new NettyProductDelivery(
        loops, workers, tls, wanted.delivery, kept.contexts(), kept.logs());
    closing.add(delivery);
    return delivery;
  }

  private X1Codec codec() {
    X1Codec codec = new X1Codec(X1Limits.DEFAULT);
    return wanted.schema.map(codec::validating).orElse(codec);
  }

  private X1Server x1(LiTls tls, ElementCore core, PolicyInForce policy, PeerTolerances tolerances)
      throws LiException {
    X1Server x1 = X1Server.builder(
            X1Path.NE, wanted.x1, tls, new X1Front(codec(), core.x1(), tolerances))
        .peers(peer -> !policy.hasDropped(peer))
        .withoutContentType(peer -> tolerances.accepts(peer, Deviation.MISSING_CONTENT_TYPE))
        .connections(new RecordedConnections(core.aggregated(), core.supervision(), policy))
        .start();
    closing.add(x1);
    return x1;
  }

  private InetSocketAddress inbox(
      InetSocketAddress address, LiTls tls, ElementCore core, PolicyInForce policy)
      throws LiException {
    MandateInboxServer inbox = MandateInboxServer.builder(
            address,
            tls,
            core::maySubmit,
            (peer, envelope) -> core.inbox().submit(envelope, Optional.of(peer)))
        .connections(new RecordedConnections(core.aggregated(), core.supervision(), policy))
        .start();
    closing.add(inbox);
    return inbox.address();
  }

  /** What happens by itself: aggregates go to the log each second, and a heartbeat at its interval. */
  private void keepHouse(ScheduledExecutorService timer, ElementCore core, EvidenceLog log) {
    repeat(timer, 1_000, () -> core.aggregated().flush());
    repeat(timer, 1_000, core.supervision()::look);
    repeat(timer, wanted.heartbeat.toMillis(), log::heartbeat);
  }

  /** Something that records. */
  @FunctionalInterface
  private interface Chore {
    void run() throws EvidenceException;
  }

  private void repeat(ScheduledExecutorService timer, long millis, Chore chore) {
    var running = timer.scheduleWithFixedDelay(
        () -> {
          try {
            chore.run();
          } catch (EvidenceException e) {
            Diagnostics.notRecorded();
          }
        },
        millis,
        millis,
        TimeUnit.MILLISECONDS);
    closing.add(() -> running.cancel(false));
  }
}
