package org.doorward.li.intercept.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.doorward.li.element.internal.Alternatives;
import org.doorward.li.element.internal.ProductDelivery;
import org.doorward.li.element.internal.ProductDelivery.Interface;
import org.doorward.li.element.internal.Terms;
import org.doorward.li.identifier.Did;

/**
 * Which destinations a piece of product goes to. Of a Redundant set that is the one of smallest preference that is
 * connected now, and while none is, the one of smallest preference. What a destination was given stays with it: it
 * gets it when it is back. Thread-safe.
 *
 * @clause TS 103 221-1, annex E
 */
final class Routes {
  private final ProductDelivery delivery;

  Routes(ProductDelivery delivery) {
    this.delivery = delivery;
  }

  /** Where a piece of product goes that has its number. */
  List<Did> of(Terms terms, Interface via) {
    return choose(
        terms.destinations(via), terms.alternatives(), did -> delivery.connected(did, via));
  }

  /** To whom a piece of product is lost that gets no further. Waits for nothing. */
  static List<Did> ofLost(Terms terms, Interface via) {
    return choose(terms.destinations(via), terms.alternatives(), any -> true);
  }

  /** Of {@code takers} those that get it. */
  static List<Did> choose(List<Did> takers, Alternatives alternatives, Predicate<Did> connected) {
    if (alternatives.oneOf().isEmpty()) {
      return takers;
    }
    List<Did> chosen = new ArrayList<>(takers);
    chosen.retainAll(alternatives.always());
    for (List<Did> set : alternatives.oneOf()) {
      List<Did> candidates = set.stream().filter(takers::contains).toList();
      candidates.stream()
          .filter(connected)
          .findFirst()
          .or(() -> candidates.stream().findFirst())
          .filter(did -> !chosen.contains(did))
          .ifPresent(chosen::add);
    }
    return chosen;
  }
}
