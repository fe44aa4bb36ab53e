package org.doorward.examples.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.doorward.li.netty.x1.X1Client;
import org.doorward.li.spec.lab.Lab;
import org.doorward.li.x1.GetNeStatus;
import org.doorward.li.x1.ListAllDetails;
import org.doorward.li.x1.ListAllDetailsResponse;
import org.doorward.li.x1.xml.X1Limits;

/**
 * How long an element takes to start again with 100,000 tasks, until it answers over X1: their state read, and all
 * their mandates verified again. The tasks are activated over X1 first, for as long as there is time.
 */
final class RestartFigures {
  private static final int TASKS = 100_000;

  /** Room for the identifiers of all tasks in one answer. */
  private static final X1Limits WHOLE_LISTS = new X1Limits(1 << 26, 256, 1 << 20, 32, 32, 1 << 16);

  private RestartFigures() {}

  /**
   * Measures once.
   *
   * @param already how many tasks the element has
   * @param limit how long activating the others may take
   */
  static List<Figure> measure(Lab lab, int already, Duration limit) throws Exception {
    long end = System.nanoTime() + limit.toNanos();
    int tasks = already;
    for (int round = 1_000; tasks < TASKS && System.nanoTime() < end; round++) {
      tasks += ActivationFigures.activate(lab, round);
    }
    long start = System.nanoTime();
    lab.restartElement();
    double seconds;
    try (X1Client client = PingFigures.client(lab, WHOLE_LISTS)) {
      PingFigures.answered(client, new GetNeStatus(PingFigures.header()));
      seconds = (System.nanoTime() - start) / 1e9;
      ListAllDetailsResponse held = (ListAllDetailsResponse)
          PingFigures.answered(client, new ListAllDetails(PingFigures.header()));
      if (held.xids().size() != tasks) {
        throw new IllegalStateException(held.xids().size() + " tasks were there again of " + tasks);
      }
    }
    List<Figure> figures = new ArrayList<>();
    if (tasks < TASKS) {
      figures.add(Figure.none("restart " + TASKS, "s"));
    }
    figures.add(Figure.of(
        "restart " + Math.min(tasks, TASKS), "s", Rounds.of(List.of(seconds)), Figures.TLS));
    return figures;
  }
}
