package org.doorward.li.element.internal;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.AdmfIdentifier;
import org.doorward.li.identifier.NeIdentifier;

/**
 * What is wrong with the element, and telling it to the ADMFs: what X1 shows and what it reports are made of the
 * same faults. A task's issues go to the ADMF that it belongs to, all others to every ADMF that takes reports.
 * Thread-safe; nothing waits for the network.
 *
 * @clause TS 103 221-1, 5.3 and 6.5
 */
public final class Reporting implements AutoCloseable {
  /** How long after a restart it may take until a fault that still holds has been found again. */
  static final Duration SETTLING = Duration.ofSeconds(30);

  /**
   * What reporting is put together from.
   *
   * @param own the element
   * @param lines the ADMFs that take reports
   * @param pace how often they are told things
   * @param journal keeps what must not be forgotten
   * @param recorder records what was told
   * @param workers wait for the network
   * @param alarms know when something is due
   * @param clock tells the time of day
   * @param nanos a monotonic clock
   */
  record Parts(
      NeIdentifier own,
      Map<AdmfIdentifier, AdmfLine> lines,
      ReportPace pace,
      IssueJournal journal,
      Recorder recorder,
      Executor workers,
      Alarms alarms,
      InstantSource clock,
      LongSupplier nanos) {
    Parts {
      lines = Map.copyOf(lines);
    }
  }

  private final Parts parts;
  private final Faults faults = new Faults();
  private final BiConsumer<AdmfIdentifier, Issue> acknowledged;
  private final Map<String, ReportDesk> desks = new ConcurrentSkipListMap<>();
  private volatile Set<AdmfIdentifier> admfs = Set.of();
  private volatile Runnable callOffSettling = () -> {};

  /** Reporting with nothing to report; {@code acknowledged} is told what an ADMF has acknowledged. */
  Reporting(Parts parts, BiConsumer<AdmfIdentifier, Issue> acknowledged) {
    this.parts = parts;
    this.acknowledged = acknowledged;
    follow(parts.lines());
  }

  /** These ADMFs take reports from now on, and no others. One that did already keeps its line. */
  final void follow(Map<AdmfIdentifier, AdmfLine> lines) {
    for (AdmfIdentifier gone : admfs) {
      if (!lines.containsKey(gone)) {
        Optional.ofNullable(desks.remove(gone.value())).ifPresent(ReportDesk::close);
      }
    }
    lines.forEach((admf, line) -> desks.computeIfAbsent(
        admf.value(),
        any -> new ReportDesk(admf, line, parts, issue -> acknowledged.accept(admf, issue))));
    admfs = Set.copyOf(lines.keySet());
  }

  /** The ADMFs that take reports. */
  Set<AdmfIdentifier> lines() {
    return admfs;
  }

  /** What holds now. */
  public Faults faults() {
    return faults;
  }

  /** A fault begins; of a task, with the ADMF that it belongs to. */
  void begin(Optional<AdmfIdentifier> owner, Issue fault) {
    if (faults.begin(fault)) {
      to(owner, fault.subject()).forEach(desk -> desk.holds(fault, true));
    }
  }

  /** A fault is over. */
  void end(Subject subject, String condition) {
    faults.end(subject, condition).ifPresent(this::over);
  }

  private void over(Issue fault) {
    desks.values().forEach(desk -> desk.over(fault));
  }

  /** A task or destination is gone. */
  void forget(Subject subject) {
    faults.forget(subject);
    desks.values().forEach(desk -> desk.forget(subject));
  }

  /** Something has happened. */
  void happened(Optional<AdmfIdentifier> owner, Issue issue) {
    to(owner, issue.subject()).forEach(desk -> desk.happened(UUID.randomUUID(), issue));
  }

  /**
   * Something is about to happen, of which the ADMFs have to hear even if the process dies on the way. Waits for
   * the disk.
   *
   * @return the report that is owed from now on
   */
  Prepared prepare(Optional<AdmfIdentifier> owner, Issue issue) {
    Map<ReportDesk, UUID> events = new HashMap<>();
    to(owner, issue.subject()).forEach(desk -> events.put(desk, UUID.randomUUID()));
    events.forEach((desk, event) -> desk.prepare(event, issue));
    return new Prepared(events);
  }

  /**
   * A report that is kept before what it tells of has happened. Immutable.
   *
   * @param events the report's name at each desk
   */
  record Prepared(Map<ReportDesk, UUID> events) {
    Prepared {
      events = Map.copyOf(events);
    }

    /** It has happened, and this is told of it. */
    void happened(Issue issue) {
      events.forEach((desk, event) -> desk.happened(event, issue));
    }

    /** It does not happen, and nothing is told. */
    void drop() {
      events.forEach(ReportDesk::drop);
    }
  }

  /** What was about to happen when the process died. */
  interface Unfinished {
    /** Sees to it that it happens, and that this is told of it. */
    void finish(Issue issue, Prepared report);
  }

  /**
   * Takes up what was kept before a restart: events go on waiting, and faults hold until they settle.
   *
   * @param exists whether the subject of a fault is still there
   * @param unfinished finishes what was about to happen
   * @throws EvidenceException if what was kept cannot be read
   */
  void restore(Predicate<Subject> exists, Unfinished unfinished) throws EvidenceException {
    parts.journal().read(new IssueJournal.Visitor() {
      @Override
      public void fault(AdmfIdentifier admf, Issue fault) {
        Optional<ReportDesk> desk = desk(admf);
        if (!exists.test(fault.subject())) {
          desk.ifPresent(d -> d.dropFault(fault));
        } else {
          faults.restore(fault);
          desk.ifPresent(d -> d.restore(fault));
        }
      }

      @Override
      public void event(AdmfIdentifier admf, UUID event, Issue issue, boolean happened) {
        Optional<ReportDesk> desk = desk(admf);
        if (happened) {
          desk.ifPresent(d -> d.restore(event, issue));
        } else {
          unfinished.finish(
              issue, new Prepared(desk.map(d -> Map.of(d, event)).orElseGet(Map::of)));
        }
      }
    });
    callOffSettling = parts.alarms().in(SETTLING.toNanos(), this::settle);
  }

  private void settle() {
    faults.settle().forEach(this::over);
  }

  private Optional<ReportDesk> desk(AdmfIdentifier admf) {
    return Optional.ofNullable(desks.get(admf.value()));
  }

  private List<ReportDesk> to(Optional<AdmfIdentifier> owner, Subject subject) {
    Optional<AdmfIdentifier> one =
        subject instanceof Subject.ElementOf of ? Optional.of(of.admf()) : owner;
    return one.isPresent() ? desk(one.get()).stream().toList() : List.copyOf(desks.values());
  }

  /** Ends the connections. */
  @Override
  public void close() {
    callOffSettling.run();
    desks.values().forEach(ReportDesk::close);
  }
}
