package org.doorward.li.policy;

import static org.doorward.li.policy.Questions.about;
import static org.doorward.li.policy.Questions.header;
import static org.doorward.li.policy.Questions.task;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.doorward.li.identifier.DeliveryType;
import org.doorward.li.x1.ActivateTask;
import org.doorward.li.x1.ModifyTask;
import org.junit.jupiter.api.Test;

/** The counting itself is the element's, and tested there. */
class ConcurrentTasksTest {
  @Test
  void anActivationIsPermittedWithinTheBoundAndNothingElseIsBounded() {
    PolicyHook hook = ConcurrentTasks.atMost(5);

    assertEquals(
        Decision.permitWithin(5),
        hook.decide(about(new ActivateTask(header(), task(DeliveryType.X2_ONLY)))));
    assertEquals(
        Decision.permit(),
        hook.decide(about(new ModifyTask(header(), task(DeliveryType.X2_ONLY)))));
  }

  @Test
  void fewerThanNoneIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> ConcurrentTasks.atMost(-1));
    assertThrows(IllegalArgumentException.class, () -> Decision.permitWithin(-1));
  }
}
