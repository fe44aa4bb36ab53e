package org.doorward.li.intercept.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.doorward.li.element.internal.Alternatives;
import org.doorward.li.identifier.Did;
import org.junit.jupiter.api.Test;

/** INV-INT-30: TS 103 221-1, annex E. */
class RoutesTest {
  private static final Did FIRST = new Did(new UUID(0, 1));
  private static final Did SECOND = new Did(new UUID(0, 2));
  private static final Did THIRD = new Did(new UUID(0, 3));
  private static final List<Did> ALL = List.of(THIRD, SECOND, FIRST);
  private static final Alternatives IN_ORDER =
      new Alternatives(Set.of(), List.of(List.of(FIRST, SECOND, THIRD)));

  private static List<Did> chosen(Alternatives alternatives, Did... connected) {
    return Routes.choose(ALL, alternatives, Set.of(connected)::contains);
  }

  @Test
  void withoutASetAllGetIt() {
    assertEquals(ALL, chosen(Alternatives.NONE, FIRST));
  }

  @Test
  void theSmallestPreferenceThatIsConnectedGetsIt() {
    assertEquals(List.of(FIRST), chosen(IN_ORDER, FIRST, SECOND, THIRD));
    assertEquals(List.of(SECOND), chosen(IN_ORDER, THIRD, SECOND));
    assertEquals(List.of(THIRD), chosen(IN_ORDER, THIRD));
  }

  @Test
  void whileNoneIsConnectedTheFirstGetsIt() {
    assertEquals(List.of(FIRST), chosen(IN_ORDER));
  }

  @Test
  void oneThatDoesNotTakeItIsNotChosen() {
    assertEquals(
        List.of(SECOND), Routes.choose(List.of(SECOND), IN_ORDER, Set.of(FIRST, SECOND)::contains));
    assertEquals(
        List.of(SECOND), Routes.choose(List.of(SECOND), IN_ORDER, Set.of(FIRST)::contains));
  }

  @Test
  void oneThatGetsItAnywayGetsItOnce() {
    assertEquals(
        List.of(FIRST),
        chosen(new Alternatives(Set.of(FIRST), List.of(List.of(FIRST, SECOND))), FIRST));
    assertEquals(
        List.of(FIRST, SECOND),
        chosen(new Alternatives(Set.of(FIRST), List.of(List.of(FIRST, SECOND))), SECOND));
    assertEquals(
        List.of(FIRST),
        chosen(
            new Alternatives(Set.of(), List.of(List.of(FIRST, SECOND), List.of(FIRST, THIRD))),
            FIRST));
  }
}
