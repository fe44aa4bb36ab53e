package org.doorward.examples.bench;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/** What one benchmark gave in each round of a run. Not thread-safe. */
final class Rounds {
  private final List<Double> values = new ArrayList<>();

  static Rounds of(Collection<Double> values) {
    Rounds rounds = new Rounds();
    rounds.values.addAll(values);
    return rounds;
  }

  void add(double value) {
    values.add(value);
  }

  double median() {
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    int middle = sorted.size() / 2;
    return rounded(
        sorted.size() % 2 == 1
            ? sorted.get(middle)
            : (sorted.get(middle - 1) + sorted.get(middle)) / 2);
  }

  /** Half of what lies between the best round and the worst. */
  double error() {
    return rounded((Collections.max(values) - Collections.min(values)) / 2);
  }

  /** Round by round, since a busy machine slows both sides of one round. */
  Rounds ratioTo(Rounds other) {
    Rounds ratios = new Rounds();
    for (int i = 0; i < values.size(); i++) {
      ratios.add(values.get(i) / other.values.get(i));
    }
    return ratios;
  }

  /** To three digits behind the point; more would be noise. */
  static double rounded(double value) {
    return Math.round(value * 1000) / 1000.0;
  }
}
