package org.doorward.examples.bench;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * The figures of {@link PduBenchmark}: PDUs a second, and octets allocated for each, as JMH's {@code gc} profiler
 * counts them. All benchmarks run in each of several short rounds, and ratios are taken within a round.
 */
final class PduFigures {
  private static final String ALLOCATED = "gc.alloc.rate.norm";
  private static final List<String> PAYLOADS = List.of("172", "600", "1400");

  private final Map<String, Rounds> rounds = new HashMap<>();

  private PduFigures() {}

  static List<Figure> measure(boolean full) throws RunnerException {
    PduFigures figures = new PduFigures();
    for (int round = 0; round < (full ? 7 : 3); round++) {
      for (RunResult result : run()) {
        figures.add(result);
      }
    }
    List<Figure> all = new ArrayList<>();
    figures.rows("encode", "encode", "recordEncode", all);
    figures.rows("encode by reference", "encodeByReference", "recordEncode", all);
    figures.rows("decode", "decode", "recordDecode", all);
    return all;
  }

  private static Collection<RunResult> run() throws RunnerException {
    Options options = new OptionsBuilder()
        .include(PduBenchmark.class.getName() + "\\..*")
        .addProfiler(GCProfiler.class)
        .verbosity(VerboseMode.SILENT)
        .shouldFailOnError(true)
        .build();
    return new Runner(options).run();
  }

  private void add(RunResult result) {
    String name =
        result.getPrimaryResult().getLabel() + " " + result.getParams().getParam("payload");
    add(name, result.getPrimaryResult());
    add(name + " " + ALLOCATED, result.getSecondaryResults().get(ALLOCATED));
  }

  private void add(String name, Result<?> result) {
    rounds.computeIfAbsent(name, any -> new Rounds()).add(result.getScore());
  }

  private void rows(String name, String own, String baseline, List<Figure> to) {
    for (String payload : PAYLOADS) {
      Rounds ours = rounds.get(own + " " + payload);
      to.add(Figure.of(name + " " + payload, "PDU/s", ours, null)
          .against(ours, rounds.get(baseline + " " + payload)));
      to.add(allocated(name, own, baseline, payload));
    }
  }

  /** No ratio: what is held against nothing at all has none. */
  private Figure allocated(String name, String own, String baseline, String payload) {
    Rounds ours = rounds.get(own + " " + payload + " " + ALLOCATED);
    Rounds theirs = rounds.get(baseline + " " + payload + " " + ALLOCATED);
    return new Figure(
        name + " " + payload + " allocated",
        "B/op",
        ours.median(),
        ours.error(),
        theirs.median(),
        null,
        null,
        Figures.JDK,
        null);
  }
}
