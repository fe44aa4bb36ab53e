package org.doorward.li.element.internal;

import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one ADMF still has to be told, in which order and when: each issue until the ADMF has acknowledged it, at
 * most one at a time. A report that the ADMF does not take delays none about other objects. Times are those of
 * one monotonic clock, in nanoseconds. Not thread-safe.
 *
 * @clause TS 103 221-1, 5.3 and 6.5
 */
final class IssueReports {
  /** A report that is to be sent now. */
  record Report(ReportTopic topic, ReportTopic.Candidate candidate) {
    Issue issue() {
      return candidate.issue();
    }

    /** The event that it tells of; empty if it tells of a fault. */
    Optional<UUID> event() {
      return Optional.ofNullable(candidate.event()).map(ReportTopic.Waiting::id);
    }

    /** Whether it tells of a fault that the ADMF, as far as is known after it was sent, knows nothing of. */
    boolean isUnknown() {
      return issue().type().isFault() && !topic.mayKnow(issue().condition());
    }
  }

  private record Slot(ReportTopic.Candidate candidate, long number, ReportTopic topic) {
    static int compare(Slot one, Slot other) {
      long difference = one.candidate.due() - other.candidate.due();
      if (difference != 0) {
        return Long.signum(difference);
      }
      int order = Long.compare(one.candidate.order(), other.candidate.order());
      return order != 0 ? order : Long.compare(one.number, other.number);
    }
  }

  private static final int SWEEP_AT_LEAST = 1_024;

  private final ReportPace pace;
  private final Map<Subject, ReportTopic> topics = new HashMap<>();
  private final Map<ReportTopic, Slot> slots = new HashMap<>();
  private final TreeSet<Slot> queue = new TreeSet<>(Slot::compare);
  private final Map<ReportTopic.Waiting, ReportTopic> events = new LinkedHashMap<>();
  private int sweepAt = SWEEP_AT_LEAST;
  private long happened;
  private long planned;
  private int failures;
  private long retryAt;
  private @Nullable Report sending;

  IssueReports(ReportPace pace) {
    this.pace = pace;
  }

  /** A fault holds; with {@code again}, the ADMF is told even if it knows that. */
  void holds(Issue fault, boolean again, long now) {
    ReportTopic topic = topic(fault.subject(), now);
    topic.holds(fault, again, ++happened);
    plan(topic, now);
  }

  /** A fault is over. */
  void over(Issue fault, long now) {
    ReportTopic topic = topics.get(fault.subject());
    if (topic != null) {
      topic.over(fault.condition(), ++happened);
      plan(topic, now);
    }
  }

  /** The ADMF may have been told of this fault before a restart. */
  void restore(Issue fault, long now) {
    topic(fault.subject(), now).restore(fault);
  }

  /**
   * Something has happened, which the ADMF is told.
   *
   * @return the event that is not told because of it: this one if one like it waits, or the oldest if too many do
   */
  Optional<UUID> happened(UUID event, Issue issue, long now) {
    ReportTopic topic = topic(issue.subject(), now);
    if (topic.waitsFor(issue)) {
      return Optional.of(event);
    }
    events.put(topic.happened(event, issue, now, ++happened), topic);
    plan(topic, now);
    return events.size() > pace.events() ? Optional.of(pushOut(now)) : Optional.empty();
  }

  /**
   * The subject is gone; events about it are still told.
   *
   * @return the faults of which the ADMF may have been told
   */
  List<String> forget(Subject subject, long now) {
    ReportTopic topic = topics.get(subject);
    if (topic == null) {
      return List.of();
    }
    List<String> forgotten = topic.forgetFaults();
    plan(topic, now);
    return forgotten;
  }

  /** The report to be sent now, if one is due and none is on its way. */
  Optional<Report> take(long now) {
    if (sending != null || (failures > 0 && now - retryAt < 0) || queue.isEmpty()) {
      return Optional.empty();
    }
    Slot first = queue.first();
    if (now - first.candidate.due() < 0) {
      return Optional.empty();
    }
    sending = new Report(first.topic, first.candidate);
    return Optional.of(sending);
  }

  /** When to look next; empty if nothing is waiting, or a report is on its way. */
  OptionalLong due() {
    if (sending != null || queue.isEmpty()) {
      return OptionalLong.empty();
    }
    long due = queue.first().candidate.due();
    return OptionalLong.of(failures > 0 && retryAt - due > 0 ? retryAt : due);
  }

  /**
   * The ADMF has acknowledged the report.
   *
   * @return the faults of the same subject that it does not know any more
   */
  List<String> told(long now) {
    Report report = sent();
    failures = 0;
    List<String> over = report.topic.told(report.candidate, now);
    if (report.candidate.event() != null) {
      events.remove(report.candidate.event());
    }
    plan(report.topic, now);
    return over;
  }

  /** The ADMF has answered that it does not take the report. Others go on. */
  void refused(long now) {
    Report report = sent();
    failures = 0;
    report.topic.failed(now + pace.retryNanos(report.topic.failures() + 1));
    plan(report.topic, now);
  }

  /** The ADMF cannot be reached, or its answer is missing; then it may have read the report. */
  void failed(boolean perhapsTold, long now) {
    Report report = sent();
    if (perhapsTold) {
      report.topic.perhapsTold(report.candidate);
    }
    failures++;
    retryAt = now + pace.retryNanos(failures);
    plan(report.topic, now);
  }

  private Report sent() {
    Report report = sending;
    if (report == null) {
      throw new IllegalStateException("no report is on its way");
    }
    sending = null;
    return report;
  }

  private UUID pushOut(long now) {
    Iterator<Map.Entry<ReportTopic.Waiting, ReportTopic>> oldest =
        events.entrySet().iterator();
    Map.Entry<ReportTopic.Waiting, ReportTopic> out = oldest.next();
    oldest.remove();
    out.getValue().drop(out.getKey());
    plan(out.getValue(), now);
    return out.getKey().id();
  }

  private ReportTopic topic(Subject subject, long now) {
    if (topics.size() >= sweepAt) {
      topics.values().removeIf(topic -> !slots.containsKey(topic) && topic.isDone(now));
      sweepAt = Math.max(SWEEP_AT_LEAST, 2 * topics.size());
    }
    return topics.computeIfAbsent(
        subject, any -> new ReportTopic(subject, pace.interval().toNanos(), now));
  }

  private void plan(ReportTopic topic, long now) {
    Slot before = slots.remove(topic);
    if (before != null) {
      queue.remove(before);
    }
    Optional<ReportTopic.Candidate> next = topic.next(now);
    if (next.isPresent()) {
      Slot slot = new Slot(next.get(), ++planned, topic);
      slots.put(topic, slot);
      queue.add(slot);
    } else if (topic.isDone(now)) {
      topics.remove(topic.subject(), topic);
    }
  }
}
