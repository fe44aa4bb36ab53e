package org.doorward.li.element.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.doorward.li.identifier.Did;

/** Any history of faults and of a bad line to the ADMF, held to what the ADMF ought to know in the end. */
class IssueReportsProperties {
  private static final Duration INTERVAL = Duration.ofSeconds(30);
  private static final ReportPace PACE =
      new ReportPace(INTERVAL, Duration.ofSeconds(1), Duration.ofSeconds(8), 100);
  private static final List<Subject> SUBJECTS =
      List.of(Subject.of(Did.random()), Subject.of(Did.random()), Subject.element());

  /** One thing that happens. */
  enum Kind {
    BEGIN,
    END,
    WAIT,
    SEND_TOLD,
    SEND_LOST,
    SEND_TOLD_ANSWER_LOST,
    SEND_REFUSED
  }

  record Step(Kind kind, int subject, int condition) {
    Issue fault() {
      return Issue.fault(SUBJECTS.get(subject), "c" + condition, "c" + condition);
    }
  }

  @Provide
  Arbitrary<List<Step>> histories() {
    return Combinators.combine(
            Arbitraries.of(Kind.class),
            Arbitraries.integers().between(0, 2),
            Arbitraries.integers().between(0, 1))
        .as(Step::new)
        .list()
        .ofMaxSize(60);
  }

  /** What an ADMF that keeps to the standard makes of the reports. */
  private static final class Admf {
    final Map<Subject, Set<String>> known = new HashMap<>();
    final Map<Issue, Long> began = new HashMap<>();
    final Set<Subject> heardOf = new HashSet<>();

    void take(Issue issue, long now, boolean acknowledged) {
      Set<String> faults = known.computeIfAbsent(issue.subject(), any -> new HashSet<>());
      if (issue.type() == Issue.Type.FAULT) {
        Long before = began.get(issue);
        assertTrue(before == null || now - before >= INTERVAL.toNanos(), "too often: " + issue);
        if (acknowledged) {
          began.put(issue, now);
        }
        heardOf.add(issue.subject());
        faults.add(issue.condition());
      } else {
        assertTrue(heardOf.contains(issue.subject()), "cleared, and never told: " + issue);
        if (issue.subject().equals(Subject.element())) {
          faults.remove(issue.condition());
        } else {
          faults.clear();
        }
      }
    }
  }

  private final IssueReports reports = new IssueReports(PACE);
  private final Admf admf = new Admf();
  private final Map<Subject, Set<String>> truth = new HashMap<>();
  private long now;

  private void send(Kind how) {
    Optional<IssueReports.Report> report = reports.take(now);
    if (report.isEmpty()) {
      return;
    }
    Issue issue = report.get().issue();
    switch (how) {
      case SEND_TOLD -> {
        admf.take(issue, now, true);
        reports.told(now);
      }
      case SEND_TOLD_ANSWER_LOST -> {
        admf.take(issue, now, false);
        reports.failed(true, now);
      }
      case SEND_REFUSED -> reports.refused(now);
      default -> reports.failed(false, now);
    }
  }

  private void step(Step step) {
    Subject subject = SUBJECTS.get(step.subject());
    switch (step.kind()) {
      case BEGIN -> {
        truth.computeIfAbsent(subject, any -> new HashSet<>()).add(step.fault().condition());
        reports.holds(step.fault(), false, now);
      }
      case END -> {
        truth
            .computeIfAbsent(subject, any -> new HashSet<>())
            .remove(step.fault().condition());
        reports.over(step.fault(), now);
      }
      case WAIT -> now += Duration.ofSeconds(5).toNanos();
      default -> send(step.kind());
    }
  }

  /** INV-X1-66. */
  @Property(tries = 2_000)
  void onceTheLineStandsTheAdmfKnowsWhatHolds(@ForAll("histories") List<Step> history) {
    history.forEach(this::step);
    for (int i = 0; i < 100; i++) {
      send(Kind.SEND_TOLD);
      now += Duration.ofSeconds(2).toNanos();
    }
    assertTrue(reports.due().isEmpty(), "something waits forever");
    for (Subject subject : SUBJECTS) {
      Set<String> holds = truth.getOrDefault(subject, Set.of());
      Set<String> known = admf.known.getOrDefault(subject, Set.of());
      if (subject.equals(Subject.element())) {
        assertEquals(holds, known);
      } else {
        // AllClear says that all faults are over; that one of several is, X1 has no word for.
        assertTrue(known.containsAll(holds), "not told");
        assertEquals(holds.isEmpty(), known.isEmpty());
      }
    }
  }

  @Provide
  Arbitrary<List<Integer>> orders() {
    return Arbitraries.shuffle(IntStream.range(0, 200).boxed().toList());
  }

  @Property(tries = 20)
  void reportsOfManyObjectsComeInTheOrderOfTheirFaults(@ForAll("orders") List<Integer> order) {
    List<Issue> expected = new ArrayList<>();
    List<Did> dids = new ArrayList<>();
    order.forEach(i -> dids.add(Did.random()));
    for (int i : order) {
      Issue fault = Issue.fault(Subject.of(dids.get(i)), "down", "down");
      expected.add(fault);
      reports.holds(fault, false, now);
    }
    List<Issue> told = new ArrayList<>();
    for (Optional<IssueReports.Report> r = reports.take(now);
        r.isPresent();
        r = reports.take(now)) {
      told.add(r.get().issue());
      reports.told(now);
    }
    assertEquals(expected, told);
  }
}
