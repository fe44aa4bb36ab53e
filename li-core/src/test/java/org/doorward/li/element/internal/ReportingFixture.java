package org.doorward.li.element.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.doorward.li.element.internal.AdmfLine.Result;
import org.doorward.li.evidence.internal.EvidenceLog;
import org.doorward.li.evidence.internal.TestKey;
import org.doorward.li.evidence.internal.TestSealer;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.AdmfIdentifier;
import org.doorward.li.identifier.NeIdentifier;
import org.doorward.li.identifier.Octets;
import org.doorward.li.store.TaskStore.Change;
import org.doorward.li.store.TaskStore.Kind;
import org.doorward.li.x1.X1Request;

/** Reporting to two ADMFs, with a clock, workers and a disk that the test moves by hand. Not thread-safe. */
final class ReportingFixture implements AutoCloseable {
  static final AdmfIdentifier ONE = new AdmfIdentifier("admf-1.li.example");
  static final AdmfIdentifier TWO = new AdmfIdentifier("admf-2.li.example");
  static final NeIdentifier OWN = new NeIdentifier("ne-1.li.example");
  static final ReportPace PACE =
      new ReportPace(Duration.ofSeconds(60), Duration.ofSeconds(1), Duration.ofSeconds(8), 10);

  /** Names one record of the disk. */
  record Key(Kind kind, Octets id) {}

  /** An ADMF that does as it is told. */
  static final class Line implements AdmfLine {
    final List<X1Request> taken = new ArrayList<>();
    Result next = Result.ACKNOWLEDGED;

    @Override
    public Result send(X1Request report) {
      if (next == Result.ACKNOWLEDGED || next == Result.UNKNOWN) {
        taken.add(report);
      }
      return next;
    }

    @Override
    public void close() {}
  }

  private record Alarm(long due, Runnable call) {}

  final Map<AdmfIdentifier, Line> lines = Map.of(ONE, new Line(), TWO, new Line());
  final Map<Key, Octets> disk = new LinkedHashMap<>();
  final Deque<Runnable> work = new ArrayDeque<>();
  final List<Object> acknowledged = new ArrayList<>();
  Runnable afterCommit = () -> {};
  long now;
  Reporting reporting;
  private final EvidenceLog log;
  private final List<Alarm> alarms = new ArrayList<>();

  ReportingFixture(Path directory) throws EvidenceException {
    log = EvidenceLog.open(
        directory.resolve("log"),
        OWN.value(),
        TestKey.LOG,
        TestSealer.open(),
        InstantSource.system());
    reporting = start((admf, issue) -> acknowledged.add(Map.entry(admf, issue)));
  }

  private Runnable alarm(long nanos, Runnable call) {
    Alarm alarm = new Alarm(now + nanos, call);
    alarms.add(alarm);
    return () -> alarms.remove(alarm);
  }

  private void commit(List<Change> changes) {
    for (Change change : changes) {
      Key key = new Key(change.kind(), change.id());
      if (change.value().isPresent()) {
        disk.put(key, change.value().get());
      } else {
        disk.remove(key);
      }
    }
    afterCommit.run();
  }

  /** Reporting that finds on the disk what was left there. */
  Reporting start(BiConsumer<AdmfIdentifier, Issue> listener) {
    StoredIssueJournal journal = new StoredIssueJournal(this::commit);
    disk.forEach((key, value) -> journal.held(key.kind(), key.id(), value));
    Map<AdmfIdentifier, AdmfLine> to = new HashMap<>(lines);
    return new Reporting(
        new Reporting.Parts(
            OWN,
            to,
            PACE,
            journal,
            new Recorder(log, new AggregatedEvents(log)),
            work::add,
            this::alarm,
            InstantSource.fixed(Instant.EPOCH),
            () -> now),
        listener);
  }

  /** The process dies, and comes up again with this disk. */
  void restart(Map<Key, Octets> left, Predicate<Subject> exists, Reporting.Unfinished unfinished)
      throws EvidenceException {
    work.clear();
    alarms.clear();
    Map<Key, Octets> copy = new LinkedHashMap<>(left);
    disk.clear();
    disk.putAll(copy);
    reporting = start((admf, issue) -> acknowledged.add(Map.entry(admf, issue)));
    reporting.restore(exists, unfinished);
    run();
  }

  /** Does everything that is due now. */
  void run() {
    while (true) {
      while (!work.isEmpty()) {
        work.poll().run();
      }
      List<Alarm> due = alarms.stream().filter(a -> now - a.due() >= 0).toList();
      if (due.isEmpty()) {
        return;
      }
      alarms.removeAll(due);
      due.forEach(a -> a.call().run());
    }
  }

  /** Lets time pass, second by second. */
  void pass(Duration time) {
    for (long i = 0; i < time.toSeconds(); i++) {
      now += Duration.ofSeconds(1).toNanos();
      run();
    }
  }

  Line line(AdmfIdentifier admf) {
    Line line = lines.get(admf);
    if (line == null) {
      throw new AssertionError("no line");
    }
    return line;
  }

  @Override
  public void close() throws EvidenceException {
    reporting.close();
    log.close();
  }
}
