package org.doorward.li.element.internal;

import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.doorward.li.element.TaskControl;
import org.doorward.li.identifier.AdmfIdentifier;
import org.doorward.li.identifier.Xid;
import org.doorward.li.policy.internal.Ruling.Direction;
import org.doorward.li.x1.ActivateTask;
import org.doorward.li.x1.ErrorInformation;
import org.doorward.li.x1.ModifyTask;
import org.doorward.li.x1.ProvisioningStatus;
import org.doorward.li.x1.X1ErrorCode;
import org.doorward.li.x1.X1Request;

/**
 * Keeps the embedding software in step with the tasks: asks it before a task begins, tells it what is in force, and
 * knows how far it has come. Thread-safe.
 *
 * @clause TS 103 221-1, 6.2.1 and 6.2.2
 */
final class Enforcing {
  private final EnforcementCalls calls;
  private final Reporting reporting;
  private final Executor workers;
  private final Supplier<ActiveTasks> tasks;
  private final Supplier<TaskControl> control;
  private final Provisioning provisioning = new Provisioning();
  private final OwedReports owed;
  private final Queue<Xid> restored = new ConcurrentLinkedQueue<>();
  private volatile boolean open;

  /** Nothing is asked until {@link #open}; {@code tasks} and {@code control} are there by then. */
  Enforcing(
      EnforcementCalls calls,
      Reporting reporting,
      Executor workers,
      Supplier<ActiveTasks> tasks,
      Supplier<TaskControl> control) {
    this.calls = calls;
    this.reporting = reporting;
    this.workers = workers;
    this.tasks = tasks;
    this.control = control;
    this.owed = new OwedReports(reporting);
  }

  /** How far tasks are in place. */
  Provisioning provisioning() {
    return provisioning;
  }

  /** The reports that are owed when they are. */
  OwedReports owed() {
    return owed;
  }

  /** All tasks of before the restart are there: asks about them again. */
  void open() {
    List<Xid> found = List.copyOf(restored);
    restored.clear();
    open = true;
    if (calls.asks() && !found.isEmpty()) {
      workers.execute(() -> found.forEach(this::askAgain));
    }
  }

  /** The software may have forgotten the task with the process; until it has answered, the task is awaited. */
  private void askAgain(Xid xid) {
    tasks
        .get()
        .find(xid)
        .ifPresent(task -> task.terms().ifPresent(terms -> {
          EnforcementCalls.Verdict verdict = calls.ask(terms.details(), Optional.empty());
          synchronized (task) {
            if (terms.equals(task.termsOrNull())) {
              answeredAgain(terms, verdict);
            }
          }
        }));
  }

  private void answeredAgain(Terms terms, EnforcementCalls.Verdict verdict) {
    Xid xid = terms.details().xid();
    if (verdict.denial().isPresent()) {
      control.get().notActioned(xid, verdict.denial().get().code());
      return;
    }
    if (!verdict.deferred()) {
      control.get().actioned(xid);
    }
    provision(terms);
  }

  /** A report was owed when the process died. */
  void restore(Issue actioned, Reporting.Prepared report) {
    if (actioned.subject() instanceof Subject.Task task
        && tasks.get().find(task.xid()).isPresent()) {
      owed.restore(task.xid(), report);
      if (!calls.asks()) {
        owed.settle(task.xid(), actioned); // nobody has to put it in place any more
      }
    } else {
      report.drop();
    }
  }

  /**
   * Asks the embedding software whether it can honour a request that starts or widens a task. Waits for it, for a
   * limited time.
   */
  EnforcementCalls.Verdict ask(X1Request request, Direction direction) {
    if (direction == Direction.ACCESS) {
      if (request instanceof ActivateTask activate) {
        return calls.ask(activate.taskDetails(), Optional.empty());
      }
      if (request instanceof ModifyTask modify) {
        Xid xid = modify.taskDetails().xid();
        Optional<Terms> before = tasks.get().find(xid).flatMap(ActiveTask::terms);
        return calls.ask(modify.taskDetails(), before.map(Terms::details));
      }
    }
    return EnforcementCalls.Verdict.NOT_ASKED;
  }

  /**
   * What was asked about is about to be in force, for that ADMF.
   *
   * @return undoes this, if it does not come about
   */
  Runnable begin(AdmfIdentifier admf, EnforcementCalls.Verdict verdict) {
    if (verdict.asked().isEmpty()) {
      return () -> {};
    }
    Xid xid = verdict.asked().get();
    Runnable waive = verdict.deferred() ? owed.owe(admf, xid) : () -> {};
    Runnable undo = provisioning.begin(xid, verdict.deferred());
    return () -> {
      undo.run();
      waive.run();
    };
  }

  /** A task is in force: from now on, or since before the restart. */
  void activated(Terms terms) {
    if (open) {
      provision(terms);
    } else if (calls.asks()) {
      Xid xid = terms.details().xid();
      restored.add(xid);
      provisioning.begin(xid, true);
    }
  }

  /** Tells what is in force. */
  void provision(Terms terms) {
    Xid xid = terms.details().xid();
    calls.provision(terms.details(), () -> {
      if (provisioning.awaits(xid)) {
        control.get().notActioned(xid, X1ErrorCode.GENERIC_ACTIVATE_TASK_FAILURE);
      }
    });
  }

  /** A task has ended. */
  void ended(Xid xid) {
    provisioning.forget(xid);
    owed.forget(xid);
    calls.withdraw(xid);
  }

  /** How far a task is in place. */
  ProvisioningStatus status(Xid xid) {
    return reporting.faults().terminated(Subject.of(xid))
        ? ProvisioningStatus.FAILED
        : provisioning.status(xid);
  }

  /** The unresolved faults of a task. */
  List<ErrorInformation> faults(Xid xid) {
    return Stream.concat(
            provisioning.faults(xid).stream(),
            reporting.faults().unresolved(Subject.of(xid)).stream())
        .toList();
  }
}
