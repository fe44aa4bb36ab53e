package org.doorward.examples.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.doorward.li.authority.MandateInbox;
import org.doorward.li.identifier.Xid;
import org.doorward.li.netty.x1.X1Client;
import org.doorward.li.spec.lab.Lab;
import org.doorward.li.target.SipUri;
import org.doorward.li.target.TargetIdentifier;
import org.doorward.li.x1.ActivateTask;
import org.doorward.li.x1.DeactivateTask;
import org.doorward.li.x1.TaskDetails;

/**
 * Activations by 64 callers at a whole element over mutual TLS, each under a mandate of its own that two officers
 * have signed and that was submitted before; and what the tasks take of the heap. Each activation is in the log, and
 * its checkpoint signed, before it is answered. The callers run in the same process as the element.
 */
final class ActivationFigures {
  static final int CALLERS = 64;
  private static final int CONNECTIONS = 8;
  /** Until all that an activation runs through is compiled: a tenth of these takes three times as long. */
  private static final int WARM_UP = 6;

  private static final int ROUNDS = 3;
  private static final int CALLS = 80;

  /** How many tasks {@link #measure} leaves behind. */
  static final int TASKS = (WARM_UP + ROUNDS) * CALLERS * CALLS;

  private ActivationFigures() {}

  static List<Figure> measure(Lab lab) throws Exception {
    List<X1Client> clients = clients(lab);
    try {
      for (int i = 0; i < WARM_UP; i++) {
        round(lab, clients, i);
      }
      long before = usedHeap();
      Rounds rates = new Rounds();
      Rounds slowest = new Rounds();
      for (int i = WARM_UP; i < WARM_UP + ROUNDS; i++) {
        Load load = round(lab, clients, i).load();
        rates.add(load.perSecond());
        slowest.add(load.p999());
      }
      double octets = (usedHeap() - before) / (double) (ROUNDS * CALLERS * CALLS);
      return List.of(
          Figure.of("activate " + CALLERS, "ops/s", rates, Figures.TLS).withP999(slowest.median()),
          Figure.of("heap per task", "octets", Rounds.of(List.of(octets)), Figures.TLS));
    } finally {
      clients.forEach(X1Client::close);
    }
  }

  /** Activates a task for each of so many targets. */
  static void activate(Lab lab, int tasks, IntFunction<TargetIdentifier> targets) throws Exception {
    List<X1Client> clients = clients(lab);
    try {
      activate(
          lab, clients, (tasks + CALLERS - 1) / CALLERS, number -> targets.apply(number % tasks));
    } finally {
      clients.forEach(X1Client::close);
    }
  }

  /** Activates as many further tasks as a round of the measurement does, and says how many. */
  static int activate(Lab lab, int round) throws Exception {
    return activated(lab, round).tasks().size();
  }

  /** Tasks that were activated, and how long that took. */
  record Activated(List<Xid> tasks, Load load) {}

  /** Activates as many further tasks as a round of the measurement does. */
  static Activated activated(Lab lab, int round) throws Exception {
    List<X1Client> clients = clients(lab);
    try {
      return round(lab, clients, round);
    } finally {
      clients.forEach(X1Client::close);
    }
  }

  /** Deactivates tasks, by as many callers. */
  static void deactivate(Lab lab, List<Xid> tasks) throws Exception {
    List<X1Client> clients = clients(lab);
    ConcurrentLinkedQueue<Xid> left = new ConcurrentLinkedQueue<>(tasks);
    List<Load.Call> callers = clients.stream()
        .<Load.Call>map(client ->
            () -> PingFigures.done(client, new DeactivateTask(PingFigures.header(), left.remove())))
        .toList();
    try {
      Load.of(callers, tasks.size() / CALLERS);
    } finally {
      clients.forEach(X1Client::close);
    }
  }

  /** One for each caller, as many callers on a connection as it takes in flight; closed twice without harm. */
  private static List<X1Client> clients(Lab lab) throws Exception {
    List<X1Client> clients = new ArrayList<>();
    for (int i = 0; i < CALLERS; i++) {
      clients.add(i < CONNECTIONS ? PingFigures.client(lab) : clients.get(i % CONNECTIONS));
    }
    return clients;
  }

  private static Activated round(Lab lab, List<X1Client> clients, int round) throws Exception {
    return activate(lab, clients, CALLS, targets(round));
  }

  /** Targets that no other round has. */
  static IntFunction<TargetIdentifier> targets(int round) {
    return number -> SipUri.of("sip:user-" + round + "-" + number + "@ims.example.com");
  }

  private static Activated activate(
      Lab lab, List<X1Client> clients, int calls, IntFunction<TargetIdentifier> targets)
      throws Exception {
    ConcurrentLinkedQueue<TaskDetails> tasks = submitted(lab, calls, targets);
    List<Xid> xids = tasks.stream().map(TaskDetails::xid).toList();
    List<Load.Call> callers = clients.stream()
        .<Load.Call>map(client ->
            () -> PingFigures.done(client, new ActivateTask(PingFigures.header(), tasks.remove())))
        .toList();
    return new Activated(xids, Load.of(callers, calls));
  }

  /** So many tasks for each of as many callers, whose mandates the element has. */
  static ConcurrentLinkedQueue<TaskDetails> submitted(
      Lab lab, int calls, IntFunction<TargetIdentifier> targets) throws Exception {
    AtomicInteger number = new AtomicInteger();
    ConcurrentLinkedQueue<TaskDetails> tasks = new ConcurrentLinkedQueue<>();
    Load.Call submitter = () -> tasks.add(submitted(lab, targets.apply(number.getAndIncrement())));
    Load.of(Collections.nCopies(CALLERS, submitter), calls);
    return tasks;
  }

  /** A task whose mandate the element has. */
  private static TaskDetails submitted(Lab lab, TargetIdentifier target) throws Exception {
    TaskDetails task = lab.task(Xid.random(), target);
    if (!(lab.submit(lab.mandate(task.xid(), target), 0, 1) instanceof MandateInbox.Receipt)) {
      throw new IllegalStateException("a mandate was not taken");
    }
    return task;
  }

  private static long usedHeap() {
    Runtime runtime = Runtime.getRuntime();
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 4; i++) {
      System.gc();
      least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
    }
    return least;
  }
}
