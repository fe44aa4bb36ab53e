package org.doorward.li.element.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.doorward.li.element.internal.IssueReports.Report;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.AdmfIdentifier;

/**
 * Tells one ADMF what it has to be told: takes reports as they fall due and sends them one by one, on a worker
 * thread. Thread-safe; only the worker waits.
 *
 * @clause TS 103 221-1, 6.5
 */
final class ReportDesk implements AutoCloseable {
  /** Something to be written or forgotten on the disk. */
  @FunctionalInterface
  private interface Chore {
    void run() throws EvidenceException;
  }

  private final AdmfIdentifier admf;
  private final AdmfLine line;
  private final Reporting.Parts parts;
  private final Consumer<Issue> acknowledged;
  private final IssueMessages messages;
  private final IssueReports reports;
  private final Deque<Chore> chores = new ArrayDeque<>();
  private Runnable callOff = () -> {};
  private boolean working;
  private boolean closed;

  /** A desk where nothing is due; {@code acknowledged} is called on the worker, and holds no lock. */
  ReportDesk(
      AdmfIdentifier admf, AdmfLine line, Reporting.Parts parts, Consumer<Issue> acknowledged) {
    this.admf = admf;
    this.line = line;
    this.parts = parts;
    this.acknowledged = acknowledged;
    this.messages = new IssueMessages(parts.own());
    this.reports = new IssueReports(parts.pace());
  }

  synchronized void holds(Issue fault, boolean again) {
    reports.holds(fault, again, now());
    wake();
  }

  synchronized void over(Issue fault) {
    reports.over(fault, now());
    wake();
  }

  synchronized void restore(Issue fault) {
    reports.restore(fault, now());
  }

  synchronized void forget(Subject subject) {
    dropFaults(subject, reports.forget(subject, now()));
    wake();
  }

  /** Something has happened. What happens once is kept before it is told. */
  synchronized void happened(UUID event, Issue issue) {
    if (!issue.type().isThrottled()) {
      chores.add(() -> parts.journal().keep(admf, event, issue, true));
    }
    reports.happened(event, issue, now()).ifPresent(this::dropEvent);
    wake();
  }

  /** Something is about to happen. Waits for the disk. */
  void prepare(UUID event, Issue issue) {
    run(() -> parts.journal().keep(admf, event, issue, false));
  }

  /** What was about to happen does not. */
  synchronized void drop(UUID event) {
    dropEvent(event);
    wake();
  }

  /** An event of before a restart, which is kept on the disk already. */
  synchronized void restore(UUID event, Issue issue) {
    reports.happened(event, issue, now()).ifPresent(this::dropEvent);
    wake();
  }

  /** A fault that was kept before a restart is about nothing that exists. */
  synchronized void dropFault(Issue fault) {
    dropFaults(fault.subject(), List.of(fault.condition()));
    wake();
  }

  private void dropFaults(Subject subject, List<String> conditions) {
    conditions.forEach(c -> chores.add(() -> parts.journal().drop(admf, subject, c)));
  }

  private void dropEvent(UUID event) {
    chores.add(() -> parts.journal().drop(event));
  }

  private long now() {
    return parts.nanos().getAsLong();
  }

  private synchronized void wake() {
    if (working || closed) {
      return;
    }
    callOff.run();
    callOff = () -> {};
    OptionalLong due = reports.due();
    if (chores.isEmpty() && due.isEmpty()) {
      return;
    }
    long wait = chores.isEmpty() ? due.getAsLong() - now() : 0;
    if (wait > 0) {
      callOff = parts.alarms().in(wait, this::wake);
      return;
    }
    try {
      working = true;
      parts.workers().execute(this::work);
    } catch (RejectedExecutionException e) {
      working = false; // the element is going down; what is kept is told after the next start
    }
  }

  private void work() {
    while (true) {
      Chore chore;
      Optional<Report> report = Optional.empty();
      synchronized (this) {
        chore = closed ? null : chores.poll();
        if (chore == null && !closed) {
          report = reports.take(now());
        }
        if (chore == null && report.isEmpty()) {
          working = false;
          wake();
          return;
        }
      }
      if (chore != null) {
        run(chore);
      } else {
        report.ifPresent(this::send);
      }
    }
  }

  private static void run(Chore chore) {
    try {
      chore.run();
    } catch (EvidenceException e) {
      LiDiagnostics.issueNotKept();
    }
  }

  private void send(Report report) {
    Issue issue = report.issue();
    if (issue.type().isFault()) {
      run(() -> parts.journal().keep(admf, issue));
    }
    AdmfLine.Result result = transmit(issue);
    synchronized (this) {
      switch (result) {
        case ACKNOWLEDGED -> {
          dropFaults(issue.subject(), reports.told(now()));
          report.event().ifPresent(this::dropEvent);
        }
        case REFUSED -> reports.refused(now());
        case NOT_SENT -> reports.failed(false, now());
        case UNKNOWN -> reports.failed(true, now());
      }
      if (report.isUnknown()) {
        dropFaults(issue.subject(), List.of(issue.condition()));
      }
    }
    if (result == AdmfLine.Result.ACKNOWLEDGED) {
      parts.recorder().tell(ReportEntries.told(issue));
      acknowledged.accept(issue);
    } else {
      LiDiagnostics.notReported(result);
    }
  }

  private AdmfLine.Result transmit(Issue issue) {
    try {
      return line.send(messages.message(issue, admf, parts.clock().instant()));
    } catch (RuntimeException e) {
      return AdmfLine.Result.UNKNOWN;
    }
  }

  /** Ends the connection. What has not been acknowledged is kept, and told after the next start. */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      callOff.run();
    }
    line.close();
  }
}
