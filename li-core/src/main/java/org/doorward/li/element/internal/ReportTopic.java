package org.doorward.li.element.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one ADMF has been told, and has still to be told, about one object. Of a fault only the difference counts:
 * what began and ended before the ADMF could hear of it is nothing to report. Not thread-safe.
 *
 * @clause TS 103 221-1, 6.5.2 and 6.5.3
 */
final class ReportTopic {
  /** A report that is due at some time. The order is that in which things happened. */
  record Candidate(
      Issue issue, long due, long order, @Nullable Waiting event) {}

  /** An event that waits; {@code due} is later than its happening if there was one like it before. */
  record Waiting(UUID id, Issue issue, long order, long due) {}

  /** One fault, as it is here and as the ADMF knows it. */
  private static final class Standing {
    @Nullable
    Issue holds;

    @Nullable
    Issue known;

    boolean sure;
    long order;
  }

  private final Subject subject;
  private final long interval;
  private final Map<String, Standing> faults = new LinkedHashMap<>();
  private final Deque<Waiting> events = new ArrayDeque<>();
  private final Map<String, Long> quietUntil = new HashMap<>();
  private long clearOrder;
  private long retryAt;
  private int failures;
  private boolean gone;

  ReportTopic(Subject subject, long interval, long now) {
    this.subject = subject;
    this.interval = interval;
    this.retryAt = now;
  }

  /** The fault holds; if {@code again}, the ADMF is told even if it knows it. */
  void holds(Issue fault, boolean again, long order) {
    gone = false;
    Standing standing = faults.computeIfAbsent(fault.condition(), any -> new Standing());
    boolean pending = standing.holds != null && !standing.sure;
    if (again || !fault.equals(standing.known)) {
      standing.sure = false;
    }
    standing.holds = fault;
    if (!pending) {
      standing.order = order;
    }
  }

  /** The fault is over. */
  void over(String condition, long order) {
    Standing standing = faults.get(condition);
    if (standing == null || standing.holds == null) {
      return;
    }
    standing.holds = null;
    standing.order = order;
    clearOrder = order;
    if (standing.known == null) {
      faults.remove(condition);
    }
  }

  /** The ADMF may have been told of this fault before a restart. */
  void restore(Issue fault) {
    Standing standing = new Standing();
    standing.holds = fault;
    standing.known = fault;
    standing.sure = true;
    faults.put(fault.condition(), standing);
  }

  /** Whether an event like this one, of those that are thinned out, waits already. */
  boolean waitsFor(Issue event) {
    return event.type().isThrottled()
        && events.stream().anyMatch(e -> e.issue().condition().equals(event.condition()));
  }

  /** Something has happened. */
  Waiting happened(UUID id, Issue event, long now, long order) {
    long due = event.type().isThrottled()
        ? later(quietUntil.getOrDefault(event.condition(), now), now)
        : now;
    Waiting waiting = new Waiting(id, event, order, due);
    events.add(waiting);
    return waiting;
  }

  void drop(Waiting event) {
    events.remove(event);
  }

  /**
   * The object is gone: the ADMF is told nothing more of its faults.
   *
   * @return those of which it may have been told
   */
  List<String> forgetFaults() {
    gone = true;
    List<String> conditions = List.copyOf(faults.keySet());
    faults.clear();
    return conditions;
  }

  /** Whether the ADMF may know that this fault holds or held. */
  boolean mayKnow(String condition) {
    Standing standing = faults.get(condition);
    return standing != null && standing.known != null;
  }

  /** What is to be reported next, the earliest first. */
  Optional<Candidate> next(long now) {
    List<Candidate> all = new ArrayList<>();
    events.forEach(e -> all.add(candidate(e.issue(), e.due(), e.order(), e)));
    boolean none = faults.values().stream().allMatch(s -> s.holds == null);
    for (Map.Entry<String, Standing> entry : faults.entrySet()) {
      Standing standing = entry.getValue();
      if (standing.holds != null && !standing.sure) {
        long due = standing.holds.type() == Issue.Type.FAULT
            ? quietUntil.getOrDefault(entry.getKey(), now)
            : now;
        all.add(candidate(standing.holds, due, standing.order, null));
      } else if (standing.holds == null && standing.known != null && subject.isElement()) {
        all.add(candidate(standing.known.cleared(), now, standing.order, null));
      } else if (standing.known != null && none) {
        all.add(candidate(standing.known.cleared(), now, clearOrder, null));
        break; // one AllClear for all of them
      }
    }
    return all.stream().min(ReportTopic::earlier);
  }

  private Candidate candidate(Issue issue, long due, long order, @Nullable Waiting event) {
    return new Candidate(issue, failures == 0 ? due : later(due, retryAt), order, event);
  }

  private static int earlier(Candidate one, Candidate other) {
    long difference = one.due() - other.due();
    return difference != 0 ? Long.signum(difference) : Long.compare(one.order(), other.order());
  }

  private static long later(long one, long other) {
    return one - other > 0 ? one : other;
  }

  /**
   * The ADMF has acknowledged it.
   *
   * @return the faults that it does not know any more
   */
  List<String> told(Candidate report, long now) {
    List<String> before = faults.keySet().stream().filter(this::mayKnow).toList();
    failures = 0;
    Issue issue = report.issue();
    if (report.event() != null) {
      events.remove(report.event());
    } else if (issue.type() == Issue.Type.CLEARED) {
      faults.entrySet().removeIf(e -> e.getValue().holds == null && isCleared(issue, e.getKey()));
      faults.values().forEach(s -> forgetCleared(issue, s));
    } else {
      known(issue, true);
    }
    if (issue.type().isFault() || issue.type().isThrottled()) {
      quietUntil.put(issue.condition(), now + interval);
    }
    return before.stream().filter(condition -> !mayKnow(condition)).toList();
  }

  private boolean isCleared(Issue clear, String condition) {
    return !subject.isElement() || clear.condition().equals(condition);
  }

  /** A fault that began again while the ADMF was told that it is over is new to the ADMF. */
  private void forgetCleared(Issue clear, Standing standing) {
    if (standing.known != null && isCleared(clear, standing.known.condition())) {
      standing.known = null;
      standing.sure = false;
    }
  }

  /** The ADMF may have been told of it: what it may know has to be cleared, what it may not know told again. */
  void perhapsTold(Candidate report) {
    Issue issue = report.issue();
    if (issue.type().isFault()) {
      known(issue, false);
    } else if (issue.type() == Issue.Type.CLEARED) {
      faults.values().stream()
          .filter(s -> s.known != null && isCleared(issue, s.known.condition()))
          .forEach(s -> s.sure = false);
    }
  }

  /** It has not arrived, or was not taken; to be tried again then. */
  void failed(long at) {
    failures++;
    retryAt = at;
  }

  int failures() {
    return failures;
  }

  Subject subject() {
    return subject;
  }

  /** Whether nothing would be lost if this were forgotten. */
  boolean isDone(long now) {
    return faults.isEmpty()
        && events.isEmpty()
        && quietUntil.values().stream().allMatch(until -> until - now <= 0);
  }

  private void known(Issue issue, boolean sure) {
    if (gone) {
      return;
    }
    Standing standing = faults.computeIfAbsent(issue.condition(), any -> new Standing());
    standing.known = issue;
    standing.sure = sure && issue.equals(standing.holds);
  }
}
