package org.doorward.examples.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.doorward.li.spec.lab.Lab;

/**
 * Runs one group of benchmarks and leaves their figures as JSON. The argument is the group; {@code bench.out} is
 * the directory, and {@code bench.full} asks for more rounds, and for all JDKs that are installed.
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
    boolean full = Boolean.getBoolean("bench.full");
    List<Figure> figures =
        full && !Boolean.getBoolean(EveryJdk.ONE) ? EveryJdk.measure(group) : measure(group, full);
    Path written = Figures.write(out(), group, figures);
    System.out.println(Figures.table(figures) + "written to " + written);
  }

  private static Path out() {
    return Path.of(System.getProperty("bench.out"));
  }

  private static List<Figure> measure(String group, boolean full) throws Exception {
    return switch (group) {
      case "x1" -> x1(full);
      case "x2x3" -> x2x3(full);
      case "e2e" -> e2e(full);
      case "evidence" -> EvidenceFigures.measure(out());
      default ->
        throw new IllegalArgumentException(
            "no such group of benchmarks: there are x1, x2x3, e2e, evidence");
    };
  }

  private static List<Figure> x2x3(boolean full) throws Exception {
    List<Figure> figures = new ArrayList<>(PduFigures.measure(full));
    figures.addAll(MatchFigures.measure(full));
    return figures;
  }

  private static List<Figure> e2e(boolean full) throws Exception {
    List<Figure> figures = new ArrayList<>(DeliveryFigures.measure(full));
    figures.addAll(HandOverFigures.measure(full));
    return figures;
  }

  private static List<Figure> x1(boolean full) throws Exception {
    List<Figure> figures = new ArrayList<>(CodecFigures.measure(full));
    Path state = Files.createTempDirectory("doorward-bench");
    try (Lab lab = Lab.open(state)) {
      figures.addAll(PingFigures.measure(lab));
      figures.addAll(ActivationFigures.measure(lab));
      figures.addAll(
          RestartFigures.measure(lab, ActivationFigures.TASKS, Duration.ofMinutes(full ? 30 : 4)));
      figures.addAll(DiscardFigures.measure(lab));
    }
    return figures;
  }
}
