package org.doorward.li.element.internal;

import static org.doorward.li.authority.internal.Operator.DID;
import static org.doorward.li.authority.internal.Operator.NOW;
import static org.doorward.li.authority.internal.Operator.OTHER_TARGET;
import static org.doorward.li.authority.internal.Operator.OTHER_XID;
import static org.doorward.li.authority.internal.Operator.TARGET;
import static org.doorward.li.authority.internal.Operator.XID;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.doorward.li.authority.TrustPolicy;
import org.doorward.li.authority.Validity;
import org.doorward.li.authority.internal.Operator;
import org.doorward.li.authority.internal.SignedDocument;
import org.doorward.li.identifier.DeliveryType;
import org.doorward.li.identifier.ServiceType;
import org.doorward.li.identifier.Xid;
import org.doorward.li.store.internal.Disk;
import org.doorward.li.target.TargetIdentifier;
import org.doorward.li.x1.ActivateTask;
import org.doorward.li.x1.DeactivateTask;
import org.doorward.li.x1.ErrorResponse;
import org.doorward.li.x1.ListOfDids;
import org.doorward.li.x1.OkResponse;
import org.doorward.li.x1.TaskDetails;
import org.doorward.li.x1.X1ErrorCode;
import org.doorward.li.x1.X1Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** DC-11: a trust policy that has expired begins nothing, and a task that runs goes on to its own end. */
class ExpiredPolicyTest {
  private static final Duration BEFORE_ITS_END = Duration.ofDays(360);
  private static final Duration BEHIND_ITS_END = Duration.ofDays(366);

  @TempDir
  private Path root;

  private final Operator operator = new Operator();
  private final SignedDocument<TrustPolicy> policy = operator.accepted(operator.policy());

  private static X1Response activate(ElementLab lab, Xid xid, TargetIdentifier target) {
    TaskDetails task = TaskDetails.builder(
            xid, List.of(target), DeliveryType.X2_AND_X3, ListOfDids.of(DID))
        .serviceTypes(List.of(ServiceType.VOICE))
        .build();
    return lab.answer(header -> new ActivateTask(header, task));
  }

  private static void time(ElementLab lab, Duration elapsed) {
    lab.elapsed = elapsed;
    lab.wall = NOW.plus(elapsed);
    lab.core.supervision().look();
  }

  @Test
  void whatRunsGoesOnAndNothingBegins() throws Exception {
    try (ElementLab lab = ElementLab.open(policy, Disk.local(), root.resolve("element"))) {
      time(lab, BEFORE_ITS_END);
      lab.createDestination();
      Validity month = Validity.startingAt(NOW.plus(BEFORE_ITS_END), Duration.ofDays(30));
      lab.submit(operator.signed(Operator.mandate().validity(month), "anna", "ben"));
      lab.submit(
          operator.signed(Operator.mandate().id(1).xid(OTHER_XID).validity(month), "anna", "ben"));
      assertInstanceOf(OkResponse.class, activate(lab, XID, TARGET));

      time(lab, BEHIND_ITS_END);

      assertFalse(lab.point.match(TARGET).isEmpty(), "what runs goes on");
      ErrorResponse refused =
          assertInstanceOf(ErrorResponse.class, activate(lab, OTHER_XID, OTHER_TARGET));
      assertEquals(
          X1ErrorCode.GENERIC_ACTIVATE_TASK_FAILURE.code(), refused.error().code());
      assertTrue(lab.point.match(OTHER_TARGET).isEmpty());
      assertInstanceOf(OkResponse.class, lab.answer(header -> new DeactivateTask(header, XID)));
      assertTrue(lab.point.match(TARGET).isEmpty());
    }
  }
}
