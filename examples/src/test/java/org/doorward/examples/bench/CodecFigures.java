package org.doorward.examples.bench;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * The figures of {@link ActivateTaskBenchmark}. All benchmarks run in each of several short rounds, and ratios are
 * taken within a round, since other work on the machine slows a round as a whole.
 */
final class CodecFigures {
  private static final String UNIT = "ops/s";
  private static final String ENGINE = "Woodstox";

  private CodecFigures() {}

  static List<Figure> measure(boolean full) throws RunnerException {
    Map<String, Rounds> by = new HashMap<>();
    for (int round = 0; round < (full ? 7 : 3); round++) {
      for (RunResult result : run()) {
        String label = result.getPrimaryResult().getLabel();
        by.computeIfAbsent(label, l -> new Rounds())
            .add(result.getPrimaryResult().getScore());
      }
    }
    return List.of(
        figure("decode ActivateTask", by.get("decode"), by.get("woodstoxEvents")),
        figure("decode+encode ActivateTask", by.get("decodeAndEncode"), by.get("jaxbReused")),
        figure(
            "decode+encode ActivateTask per call",
            by.get("decodeAndEncode"),
            by.get("jaxbPerCall")),
        figure(
            "decode+encode ActivateTask, context kept",
            by.get("decodeAndEncode"),
            by.get("jaxbContextReused")));
  }

  private static Collection<RunResult> run() throws RunnerException {
    Options options = new OptionsBuilder()
        .include(ActivateTaskBenchmark.class.getName() + "\\..*")
        .verbosity(VerboseMode.SILENT)
        .shouldFailOnError(true)
        .build();
    return new Runner(options).run();
  }

  private static Figure figure(String name, Rounds own, Rounds baseline) {
    return Figure.of(name, UNIT, own, ENGINE).against(own, baseline);
  }
}
