package org.doorward.examples.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A group of benchmarks on each JDK that is installed beside the running one and can run it, one after another, each
 * in a process of its own.
 */
final class EveryJdk {
  /** Set in the processes that are started here. */
  static final String ONE = "bench.one";

  private static final int OLDEST = 17;

  private EveryJdk() {}

  static List<Figure> measure(String group) throws IOException, InterruptedException {
    List<Figure> all = new ArrayList<>();
    for (Path home : homes(Path.of(System.getProperty("java.home")).toRealPath())) {
      Path out = Files.createTempDirectory("doorward-bench");
      int status = new ProcessBuilder(
              home.resolve("bin/java").toString(),
              "-Dbench.out=" + out,
              "-Dbench.full=true",
              "-D" + ONE + "=true",
              "-classpath",
              System.getProperty("java.class.path"),
              Bench.class.getName(),
              group)
          .inheritIO()
          .start()
          .waitFor();
      if (status != 0) {
        throw new IllegalStateException("the benchmarks failed on " + home);
      }
      all.addAll(Figures.read(out, group));
    }
    return all;
  }

  /** The running one and its neighbours, the oldest first; links lead to what is there anyway. */
  private static List<Path> homes(Path running) throws IOException {
    List<Path> homes = new ArrayList<>();
    try (Stream<Path> beside = Files.list(running.resolveSibling("."))) {
      for (Path home : beside.filter(one -> !Files.isSymbolicLink(one)).toList()) {
        if (version(home) >= OLDEST) {
          homes.add(home.normalize());
        }
      }
    }
    homes.sort(Comparator.comparingInt(EveryJdk::version));
    return homes;
  }

  /** The feature version that the JDK says of itself; 0 for what is no JDK. */
  private static int version(Path home) {
    try {
      if (!Files.isExecutable(home.resolve("bin/java"))) {
        return 0;
      }
      return Files.readAllLines(home.resolve("release")).stream()
          .filter(line -> line.startsWith("JAVA_VERSION=\""))
          .map(line -> line.substring(line.indexOf('"') + 1, line.lastIndexOf('"')))
          .mapToInt(version -> Runtime.Version.parse(version).feature())
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      return 0;
    }
  }
}
