package org.doorward.li.element.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.Xid;
import org.doorward.li.x1.ErrorInformation;
import org.doorward.li.x1.X1ErrorCode;
import org.junit.jupiter.api.Test;

/** TS 103 221-1, 5.3: which faults hold is remembered at the narrowest scope, from begin to end. */
class FaultsTest {
  private static final Subject TASK = Subject.of(Xid.random());
  private static final Subject ONE = Subject.of(Did.random());
  private static final Subject OTHER = Subject.of(Did.random());

  private final Faults faults = new Faults();

  private static Issue fault(Subject subject, String condition) {
    return Issue.fault(subject, condition, condition);
  }

  /** INV-X1-61. */
  @Test
  void aFaultBelongsToItsObjectAlone() {
    assertTrue(faults.begin(fault(ONE, "down")));
    assertEquals(List.of(fault(ONE, "down")), faults.of(ONE));
    assertEquals(List.of(), faults.of(OTHER));
    assertEquals(List.of(), faults.of(Subject.element()));
  }

  @Test
  void aFaultThatHoldsDoesNotBeginAgain() {
    assertTrue(faults.begin(fault(ONE, "down")));
    assertFalse(faults.begin(fault(ONE, "down")));
    assertTrue(faults.begin(fault(OTHER, "down")));
  }

  @Test
  void aFaultEndsOnce() {
    faults.begin(fault(ONE, "down"));
    assertEquals(Optional.of(fault(ONE, "down")), faults.end(ONE, "down"));
    assertEquals(Optional.empty(), faults.end(ONE, "down"));
    assertEquals(List.of(), faults.unresolved(ONE));
  }

  @Test
  void unresolvedFaultsAreListedWithTheirCodes() {
    faults.begin(fault(TASK, "probe-lost"));
    faults.begin(Issue.of(
        TASK, "gone", Issue.Type.TERMINATING_FAULT, X1ErrorCode.TERMINATING_FAULT, "gone"));
    assertTrue(faults.terminated(TASK));
    assertEquals(
        List.of(
            ErrorInformation.of(X1ErrorCode.GENERIC_NON_TERMINATING_FAULT, "probe-lost"),
            ErrorInformation.of(X1ErrorCode.TERMINATING_FAULT, "gone")),
        faults.unresolved(TASK));
  }

  @Test
  void aFaultThatGetsWorseIsNewAndTakesThePlaceOfTheOther() {
    faults.begin(fault(TASK, "probe"));
    Issue worse = Issue.of(
        TASK, "probe", Issue.Type.TERMINATING_FAULT, X1ErrorCode.TERMINATING_FAULT, "probe");
    assertTrue(faults.begin(worse));
    assertEquals(List.of(worse), faults.of(TASK));
  }

  @Test
  void theFaultsOfWhatIsGoneAreGone() {
    faults.begin(fault(TASK, "probe"));
    faults.begin(fault(ONE, "down"));
    faults.forget(TASK);
    assertEquals(List.of(), faults.of(TASK));
    assertEquals(List.of(fault(ONE, "down")), faults.of(ONE));
  }

  @Test
  void oneObjectCannotHaveFaultsWithoutEnd() {
    for (int i = 0; i < Faults.MAX_OF_ONE_SUBJECT; i++) {
      assertTrue(faults.begin(fault(TASK, "n" + i)));
    }
    assertThrows(IllegalStateException.class, () -> faults.begin(fault(TASK, "more")));
    assertEquals(Faults.MAX_OF_ONE_SUBJECT, faults.of(TASK).size());
  }

  @Test
  void anEventIsNoFault() {
    Issue event = Issue.of(TASK, "x", Issue.Type.WARNING, X1ErrorCode.GENERIC_WARNING, "x");
    assertThrows(IllegalArgumentException.class, () -> faults.begin(event));
  }

  /** INV-X1-62. */
  @Test
  void aFaultOfBeforeTheRestartHoldsUntilItSettles() {
    faults.restore(fault(ONE, "down"));
    faults.restore(fault(OTHER, "down"));
    faults.restore(fault(TASK, "probe"));
    assertEquals(List.of(fault(ONE, "down")), faults.of(ONE));
    assertTrue(faults.begin(fault(ONE, "down")), "found to hold: that is news");
    assertEquals(Optional.of(fault(OTHER, "down")), faults.end(OTHER, "down"));
    assertEquals(List.of(fault(TASK, "probe")), faults.settle());
    assertEquals(List.of(fault(ONE, "down")), faults.of(ONE));
    assertEquals(List.of(), faults.of(TASK));
    assertEquals(List.of(), faults.settle());
  }
}
