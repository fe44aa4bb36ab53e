package org.doorward.li.spec.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import org.doorward.li.identifier.DeliveryType;
import org.doorward.li.spec.Scratch;
import org.doorward.li.x1.DestinationSetType;

/**
 * INV-ELEM-05, INV-ELEM-06: whatever an ADMF does to an element, in whatever order and across restarts, the element
 * answers and holds what the model says; and its log, replayed, gives the state that it holds.
 */
class ElementModelProperties {
  private static final int TASKS = 3;
  private static final int DESTINATIONS = 3;

  @Provide
  Arbitrary<List<Deed>> histories() {
    Arbitrary<Integer> task = Arbitraries.integers().between(0, TASKS - 1);
    Arbitrary<Integer> destination = Arbitraries.integers().between(0, DESTINATIONS - 1);
    Arbitrary<List<Integer>> destinations = destination.list().uniqueElements().ofMaxSize(2);
    Arbitrary<DeliveryType> type = Arbitraries.of(DeliveryType.class);
    Arbitrary<Boolean> whether = Arbitraries.of(true, false);
    return Arbitraries.<Deed>frequencyOf(
            Tuple.of(4, task.map(Deed.Permit::new)),
            Tuple.of(
                10,
                Combinators.combine(
                        whether, task, type, destinations, Arbitraries.of(true, false, false))
                    .as(Deed.Task::new)),
            Tuple.of(2, task.map(Deed.Deactivate::new)),
            Tuple.of(6, Combinators.combine(whether, destination, type).as(Deed.Destination::new)),
            Tuple.of(2, destination.map(Deed.Remove::new)),
            Tuple.of(
                3,
                Combinators.combine(whether, destinations, Arbitraries.of(DestinationSetType.class))
                    .as(Deed.DestinationSet::new)),
            Tuple.of(2, Arbitraries.of(Deed.Plain.class)))
        .list()
        .ofMinSize(20)
        .ofMaxSize(60);
  }

  @Property(tries = 12, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
  void theElementIsWhatTheModelIs(
      @ForAll("histories") List<Deed> history, @ForAll boolean bulkRemovals) throws Exception {
    try (Scratch scratch = Scratch.open();
        Trial trial = new Trial(scratch.directory(), bulkRemovals, TASKS, DESTINATIONS)) {
      for (Deed deed : history) {
        trial.perform(deed);
        assertEquals(trial.expected(), trial.found(), () -> "after " + deed);
      }
      assertEquals(trial.expected().names(), trial.replayedFromTheLog());
    }
  }
}
