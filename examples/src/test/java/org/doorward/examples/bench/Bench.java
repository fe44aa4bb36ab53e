package org.doorward.examples.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.doorward.li.spec.lab.Lab;

/**
 * Runs one group of benchmarks and leaves their figures as JSON. The argument is the group; {@code bench.out} is
 * the directory, and {@code bench.full} asks for more rounds and for everything that can be compared.
 */
public final class Bench {
  private Bench() {}

  /**
   * Runs a group.
   *
   * @param arguments the group
   */
  public static void main(String[] arguments) throws Exception {
    String group = arguments.length == 1 ? arguments[0] : "";
    if (!group.equals("x1")) {
      throw new IllegalArgumentException("no such group of benchmarks: the one there is is x1");
    }
    boolean full = Boolean.getBoolean("bench.full");
    List<Figure> figures = new ArrayList<>(CodecFigures.measure(full));
    Path state = Files.createTempDirectory("doorward-bench");
    try (Lab lab = Lab.open(state)) {
      figures.addAll(PingFigures.measure(lab));
      figures.addAll(ActivationFigures.measure(lab));
      figures.addAll(
          RestartFigures.measure(lab, ActivationFigures.TASKS, Duration.ofMinutes(full ? 30 : 4)));
    }
    Path written = Figures.write(Path.of(System.getProperty("bench.out")), group, figures);
    System.out.println(Figures.table(figures) + "written to " + written);
  }
}
