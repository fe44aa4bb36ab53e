package org.doorward.examples.bench;

/**
 * One figure; null where a part of it does not apply. Immutable.
 *
 * @param name what was measured
 * @param unit of the value, the error and the baseline
 * @param value the median of the rounds
 * @param error half the spread of the rounds
 * @param baseline the same work done by what it is held against, in the same rounds
 * @param ratio the median, over the rounds, of value to baseline; above 1 is better than the baseline
 * @param p999 the time in milliseconds that one call of a thousand exceeds
 * @param jdk the running JDK
 * @param engine which XML parser, or which TLS, was underneath
 */
record Figure(
    String name,
    String unit,
    Double value,
    Double error,
    Double baseline,
    Double ratio,
    Double p999,
    String jdk,
    String engine) {
  static Figure of(String name, String unit, Rounds value, String engine) {
    return new Figure(
        name, unit, value.median(), value.error(), null, null, null, Figures.JDK, engine);
  }

  /** A figure that there was no time to measure. */
  static Figure none(String name, String unit) {
    return new Figure(name, unit, null, null, null, null, null, Figures.JDK, null);
  }

  /** The same figure with what it is held against. */
  Figure against(Rounds own, Rounds baseline) {
    return new Figure(
        name,
        unit,
        value,
        error,
        baseline.median(),
        own.ratioTo(baseline).median(),
        p999,
        jdk,
        engine);
  }

  /** The same figure with the time that one call of a thousand exceeds. */
  Figure withP999(double milliseconds) {
    return new Figure(
        name, unit, value, error, baseline, ratio, Rounds.rounded(milliseconds), jdk, engine);
  }
}
