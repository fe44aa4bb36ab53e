package org.doorward.li.policy;

import static org.doorward.li.policy.Questions.about;
import static org.doorward.li.policy.Questions.header;
import static org.doorward.li.policy.Questions.task;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.Set;
import org.doorward.li.identifier.DeliveryType;
import org.doorward.li.x1.ActivateTask;
import org.doorward.li.x1.GetAllDetails;
import org.doorward.li.x1.ModifyTask;
import org.doorward.li.x1.X1ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PermittedDeliveryTypesTest {
  private final PolicyHook signallingOnly =
      PermittedDeliveryTypes.only(Set.of(DeliveryType.X2_ONLY));

  @ParameterizedTest
  @EnumSource(DeliveryType.class)
  void aTaskIsActivatedAndChangedWithThoseOnly(DeliveryType asked) {
    boolean permitted = asked == DeliveryType.X2_ONLY;

    assertEquals(
        permitted,
        signallingOnly.decide(about(new ActivateTask(header(), task(asked)))).permits());
    assertEquals(
        permitted,
        signallingOnly.decide(about(new ModifyTask(header(), task(asked)))).permits());
  }

  @Test
  void theDenialHasTheCodeOfTheRequest() {
    Decision decision =
        signallingOnly.decide(about(new ModifyTask(header(), task(DeliveryType.X3_ONLY))));

    assertEquals(
        X1ErrorCode.GENERIC_MODIFY_TASK_FAILURE,
        assertInstanceOf(Decision.Deny.class, decision).code());
  }

  @Test
  void ofOtherRequestsItSaysNothing() {
    assertEquals(Decision.permit(), signallingOnly.decide(about(new GetAllDetails(header()))));
  }
}
