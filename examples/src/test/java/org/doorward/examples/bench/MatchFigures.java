package org.doorward.examples.bench;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * The figures of {@link MatchBenchmark}: looks a second of one thread, for each kind of identifier the least of its
 * types, and octets allocated for each.
 */
final class MatchFigures {
  private static final String ALLOCATED = "gc.alloc.rate.norm";
  private static final Map<String, List<String>> ROWS = Map.of(
      "match fixed", List.of("imsi", "msisdn", "mac", "ipv4", "tunnel"),
      "match cidr", List.of("ipv4Cidr", "ipv6Cidr", "portRange"),
      "match uri", List.of("sipUri", "telUri"),
      "match hashed, one context", List.of("hashedImsi"),
      "match empty", List.of("empty"));

  private final Map<String, Rounds> rounds = new HashMap<>();

  private MatchFigures() {}

  static List<Figure> measure(boolean full) throws Exception {
    MatchFigures figures = new MatchFigures();
    MatchTasks tasks = MatchTasks.open();
    try {
      for (int round = 0; round < (full ? 5 : 2); round++) {
        for (RunResult result : run()) {
          String name = result.getPrimaryResult().getLabel();
          figures.add(name, result.getPrimaryResult().getScore());
          figures.add(
              name + ALLOCATED, result.getSecondaryResults().get(ALLOCATED).getScore());
        }
      }
    } finally {
      tasks.close();
    }
    List<Figure> all = new ArrayList<>();
    ROWS.keySet().stream().sorted().forEach(row -> figures.row(row, all));
    Rounds held = new Rounds();
    held.add(tasks.tasks());
    all.add(Figure.of("match tasks", "tasks", held, null));
    return all;
  }

  private static Collection<RunResult> run() throws RunnerException {
    Options options = new OptionsBuilder()
        .include(MatchBenchmark.class.getName() + "\\..*")
        .addProfiler(GCProfiler.class)
        .verbosity(VerboseMode.SILENT)
        .shouldFailOnError(true)
        .build();
    return new Runner(options).run();
  }

  private void add(String name, double value) {
    rounds.computeIfAbsent(name, any -> new Rounds()).add(value);
  }

  /** The slowest type stands for all of its kind; each stands below it by itself too. */
  private void row(String row, List<Figure> to) {
    List<String> types = ROWS.get(row);
    String slowest = types.get(0);
    String greediest = types.get(0);
    for (String type : types) {
      slowest = rounds.get(type).median() < rounds.get(slowest).median() ? type : slowest;
      greediest = rounds.get(type + ALLOCATED).median()
              > rounds.get(greediest + ALLOCATED).median()
          ? type
          : greediest;
    }
    to.add(Figure.of(row, "match/s", rounds.get(slowest), null));
    to.add(Figure.of(row + " allocated", "B/op", rounds.get(greediest + ALLOCATED), null));
    if (types.size() > 1) {
      types.forEach(
          type -> to.add(Figure.of(row + ", " + type, "match/s", rounds.get(type), null)));
    }
  }
}
