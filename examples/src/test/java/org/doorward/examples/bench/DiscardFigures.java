package org.doorward.examples.bench;

import java.util.List;
import org.doorward.li.spec.lab.Lab;

/** Whether activations that were discarded leave something behind that those after them have to pay for. */
final class DiscardFigures {
  private static final int DISCARDED = 10_000;
  private static final int ROUNDS = 3;

  private DiscardFigures() {}

  /**
   * Measures activations, discards 10,000 others, and measures again.
   *
   * @param lab its element has all the tasks that were activated before
   */
  static List<Figure> measure(Lab lab) throws Exception {
    Rounds first = rounds(lab, 2_000);
    int discarded = 0;
    for (int round = 3_000; discarded < DISCARDED; round++) {
      var activated = ActivationFigures.activated(lab, round);
      ActivationFigures.deactivate(lab, activated.tasks());
      discarded += activated.tasks().size();
    }
    Rounds after = rounds(lab, 4_000);
    return List.of(
        Figure.of("activate after " + DISCARDED + " discarded", "ops/s", after, Figures.TLS)
            .against(after, first));
  }

  private static Rounds rounds(Lab lab, int from) throws Exception {
    Rounds rates = new Rounds();
    for (int round = from; round < from + ROUNDS; round++) {
      rates.add(ActivationFigures.activated(lab, round).load().perSecond());
    }
    return rates;
  }
}
