package org.doorward.li.element.internal;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.doorward.li.authority.Admf;
import org.doorward.li.authority.TrustPolicy;
import org.doorward.li.element.ElementFaults;
import org.doorward.li.element.Enforcement;
import org.doorward.li.element.KeepaliveSettings;
import org.doorward.li.element.TaskControl;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.AdmfIdentifier;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.NeIdentifier;
import org.doorward.li.identifier.Xid;
import org.doorward.li.x1.ErrorInformation;
import org.doorward.li.x1.X1ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * What watches over an element while it runs: its faults and their reports, the ADMFs that have to be heard, and
 * the software that puts tasks in place. Thread-safe.
 *
 * @clause TS 103 221-1, 5.3, 6.5 and 6.6.2
 */
public final class Supervision implements ActiveTasks.Watcher, AutoCloseable {
  private static final String EVIDENCE = "evidence";
  private static final String SUSPENDED = "mandate-suspended";
  private static final String REFUSED_AUTHENTICATION = "refused-authentication";

  /**
   * What supervision needs of whoever embeds the element.
   *
   * @param lines the ADMFs that take reports
   * @param pace how often they are told things
   * @param journal keeps what must not be forgotten of reports
   * @param keepalive the fail-safe; empty if it is off, and Keepalives are answered 1070
   * @param enforcement is asked whether tasks can be honoured; empty if each can at once
   * @param enforcementLimit how long an answer may take
   * @param workers wait for the network, the disk and the embedding software
   * @param nanos a monotonic clock
   */
  public record Settings(
      Map<AdmfIdentifier, AdmfLine> lines,
      ReportPace pace,
      IssueJournal journal,
      Optional<KeepaliveSettings> keepalive,
      Optional<Enforcement> enforcement,
      Duration enforcementLimit,
      Executor workers,
      LongSupplier nanos) {
    /** Copies the map. */
    public Settings {
      lines = Map.copyOf(lines);
    }
  }

  /** What there is once the element is put together. */
  private record Tied(ActiveTasks tasks, TaskEnds ends, DestinationWatch destinations) {}

  private final ActiveTasks.Watcher next;
  private final Recorder recorder;
  private final Reporting reporting;
  private final Enforcing enforcing;
  private final Optional<Watchdog> watchdog;
  private final ClockWatch clock;
  private final LongSupplier nanos;
  private volatile @Nullable Tied tied;
  private volatile Optional<WitnessWatch> witnesses = Optional.empty();
  private volatile boolean closed;

  /** Supervision of an element without tasks; {@code next} is told of their changes too. */
  Supervision(
      Settings settings,
      NeIdentifier own,
      TrustPolicy policy,
      Recorder recorder,
      ScheduledExecutorService timer,
      GuardedClock clock,
      ActiveTasks.Watcher next) {
    this.next = next;
    this.recorder = recorder;
    this.nanos = settings.nanos();
    this.reporting = new Reporting(
        new Reporting.Parts(
            own,
            settings.lines(),
            settings.pace(),
            settings.journal(),
            recorder,
            settings.workers(),
            Alarms.of(timer),
            clock,
            settings.nanos()),
        this::acknowledged);
    this.enforcing = new Enforcing(
        new EnforcementCalls(
            settings.enforcement(), settings.workers(), settings.enforcementLimit()),
        reporting,
        settings.workers(),
        () -> required().tasks(),
        this::taskControl);
    this.clock = new ClockWatch(clock, recorder, reporting);
    this.watchdog = settings
        .keepalive()
        .map(times -> new Watchdog(
            times,
            identifiers(policy),
            reporting,
            this::purge,
            settings.workers(),
            settings.nanos()));
  }

  /** Ties supervision to what it watches, before there is a task. */
  void open(ActiveTasks tasks, TaskEnds ends, Destinations destinations) {
    tied = new Tied(
        tasks, ends, new DestinationWatch(destinations, reporting, recorder.aggregated(), nanos));
  }

  /** Watches the witnesses too. */
  void witnessedBy(Witnessing witnessing) {
    witnesses = Optional.of(new WitnessWatch(witnessing, recorder, reporting));
  }

  /**
   * Takes up what was kept over a restart, and watches the ADMFs whose tasks were restored. To be called once the
   * tables are restored, and before anything is served.
   *
   * @throws EvidenceException if what was kept cannot be read
   */
  public void restore() throws EvidenceException {
    Tied to = required();
    reporting.restore(this::exists, this::finish);
    enforcing.open();
    Set<AdmfIdentifier> owners = new HashSet<>();
    to.tasks().all().forEach(task -> task.terms().ifPresent(terms -> owners.add(terms.admf())));
    watchdog.ifPresent(dog -> owners.forEach(dog::arm));
  }

  /** Takes up what was about to happen when the process died. */
  private void finish(Issue issue, Reporting.Prepared report) {
    if (issue.type() == Issue.Type.ACTIONED) {
      enforcing.restore(issue, report);
    } else {
      required().ends().finish(issue, report);
    }
  }

  private boolean exists(Subject subject) {
    return !(subject instanceof Subject.Task task)
        || required().tasks().find(task.xid()).isPresent();
  }

  private Tied required() {
    Tied to = tied;
    if (to == null) {
      throw new IllegalStateException("supervision of nothing");
    }
    return to;
  }

  /** Looks whether anything has changed or fallen due. To be called every second by one thread. */
  public void look() {
    Tied to = tied;
    if (to == null || closed) {
      return;
    }
    try {
      to.destinations().look();
    } catch (RuntimeException e) {
      LiDiagnostics.callFailed(e); // a destination that cannot be looked at blinds nothing else
    }
    if (recorder.isShut()) {
      reporting.begin(Optional.empty(), evidence());
    } else {
      reporting.end(Subject.element(), EVIDENCE);
    }
    clock.look();
    witnesses.ifPresent(WitnessWatch::look);
    watchdog.ifPresent(Watchdog::look);
  }

  private static Issue evidence() {
    return Issue.fault(Subject.element(), EVIDENCE, "evidence cannot be recorded");
  }

  /** A request was bound and permitted. */
  void heard(AdmfIdentifier admf) {
    watchdog.ifPresent(dog -> dog.heard(admf));
  }

  /** Somebody who could not be authenticated was turned away. Does not wait. */
  public void authenticationRefused() {
    reporting.happened(
        Optional.empty(),
        new Issue(
            Subject.element(),
            REFUSED_AUTHENTICATION,
            Issue.Type.ALERT,
            Optional.empty(),
            "a peer was refused that could not be authenticated"));
  }

  /** A task has ended with its mandate. */
  void mandateEnded(Xid xid, Terms last) {
    terminated(xid, last, "mandate-ended", "the mandate has ended");
  }

  /** A task has ended with its mandate, which was urgent, and which no whole quorum has signed. */
  void mandateNotRatified(Xid xid, Terms last) {
    terminated(xid, last, "mandate-not-ratified", "no whole quorum has signed the urgent mandate");
  }

  /** Officers have signed an urgent mandate, and everybody hears of it. Does not wait. */
  void urgent() {
    reporting.happened(
        Optional.empty(),
        new Issue(
            Subject.element(),
            "urgent-mandate",
            Issue.Type.ALERT,
            Optional.empty(),
            "an urgent mandate has come"));
  }

  /** An officer has revoked something, and everybody hears of it. Does not wait. */
  void revoked() {
    reporting.happened(
        Optional.empty(),
        new Issue(
            Subject.element(),
            "revocation",
            Issue.Type.ALERT,
            Optional.empty(),
            "an officer has revoked something"));
  }

  /** A task has ended because its mandate was revoked. */
  void mandateRevoked(Xid xid, Terms last) {
    terminated(xid, last, "mandate-revoked", "the mandate has been revoked");
  }

  /**
   * A task delivers nothing any more, because its mandate has lost its quorum or its ADMF.
   *
   * @return whether that is new
   */
  boolean suspended(Xid xid, Terms terms) {
    boolean known = reporting.faults().of(Subject.of(xid)).stream()
        .anyMatch(fault -> fault.condition().equals(SUSPENDED));
    if (!known) {
      reporting.begin(
          Optional.of(terms.admf()),
          Issue.fault(Subject.of(xid), SUSPENDED, "the mandate permits nothing now"));
    }
    return !known;
  }

  /** A task delivers again. */
  void resumed(Xid xid) {
    reporting.end(Subject.of(xid), SUSPENDED);
  }

  /**
   * The element follows another trust policy.
   *
   * @param policy from now on
   * @param lines the ADMFs that take reports; those that did already keep theirs
   */
  public void follow(TrustPolicy policy, Map<AdmfIdentifier, AdmfLine> lines) {
    watchdog.ifPresent(dog -> dog.watch(identifiers(policy)));
    reporting.follow(lines);
    reporting.happened(
        Optional.empty(),
        new Issue(
            Subject.element(),
            "trust-policy",
            Issue.Type.ALERT,
            Optional.empty(),
            "the element follows another version of the trust policy"));
  }

  private static List<AdmfIdentifier> identifiers(TrustPolicy policy) {
    return policy.components().admfs().stream().map(Admf::identifier).toList();
  }

  /** A task was stopped by an ADMF that it does not run for. */
  void stoppedByAnother(Terms last) {
    terminated(last.details().xid(), last, "stopped", "another ADMF has stopped the task");
  }

  private void terminated(Xid xid, Terms last, String condition, String details) {
    reporting.happened(
        Optional.of(last.admf()),
        new Issue(
            Subject.of(xid),
            condition,
            Issue.Type.TERMINATED,
            Optional.of(X1ErrorCode.TERMINATING_FAULT),
            details));
  }

  /** The element cannot read what it kept: a fault until it is started with the file and the key. */
  void stateUnreadable() {
    reporting.begin(
        Optional.empty(),
        Issue.fault(Subject.element(), "state", "what the element keeps cannot be read"));
  }

  /** Product for a destination is lost, and that is recorded. */
  void productLost(Did did) {
    required().destinations.productLost(did);
  }

  /** The element has lost what it kept, and says so to all ADMFs. */
  public void databaseCleared() {
    reporting
        .lines()
        .forEach(admf -> reporting.happened(Optional.empty(), TaskEnds.databaseCleared(admf)));
  }

  /** The unresolved faults of the element as a whole. */
  List<ErrorInformation> faults() {
    List<Issue> others = reporting.faults().of(Subject.element()).stream()
        .filter(fault -> !fault.condition().equals(EVIDENCE))
        .toList();
    return Stream.concat(
            others.stream(), recorder.isShut() ? Stream.of(evidence()) : Stream.empty())
        .map(Issue::unresolved)
        .toList();
  }

  /** The element's own faults, for those who find them. */
  public Reporting reporting() {
    return reporting;
  }

  /** What the embedding software is asked and told about tasks. */
  Enforcing enforcing() {
    return enforcing;
  }

  /** What the embedding software says about tasks. */
  public TaskControl taskControl() {
    Tied to = required();
    return new TaskSignals(
        to.tasks(), to.ends(), enforcing.provisioning(), enforcing.owed(), reporting);
  }

  /** What the embedding software says about the element. */
  public ElementFaults elementFaults() {
    return new ElementSignals(reporting);
  }

  private void acknowledged(AdmfIdentifier admf, Issue issue) {
    watchdog.ifPresent(dog -> dog.acknowledged(admf, issue));
  }

  private void purge(AdmfIdentifier admf) {
    Tied to = tied;
    if (to != null && !closed) {
      int removed = to.ends().purge(admf);
      LiDiagnostics.purged(removed);
    }
  }

  @Override
  public void activated(ActiveTask task, Terms terms) {
    next.activated(task, terms);
    enforcing.activated(terms);
  }

  @Override
  public void modified(ActiveTask task, Terms before, Terms now) {
    next.modified(task, before, now);
    if (!before.mandate().digest().equals(now.mandate().digest())) {
      reporting.end(Subject.of(task.xid()), SUSPENDED);
    }
    if (!before.details().equals(now.details())) {
      enforcing.provision(now);
    }
  }

  @Override
  public void ended(ActiveTask task, Terms last) {
    next.ended(task, last);
    if (!closed) {
      reporting.forget(Subject.of(task.xid()));
      enforcing.ended(task.xid());
    }
  }

  /** Stops watching and reporting. What has not been acknowledged is told after the next start. */
  @Override
  public void close() {
    closed = true;
    reporting.close();
  }
}
