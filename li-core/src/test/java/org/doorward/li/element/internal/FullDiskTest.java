package org.doorward.li.element.internal;

import static org.doorward.li.authority.internal.Operator.DID;
import static org.doorward.li.authority.internal.Operator.OTHER_TARGET;
import static org.doorward.li.authority.internal.Operator.OTHER_XID;
import static org.doorward.li.authority.internal.Operator.TARGET;
import static org.doorward.li.authority.internal.Operator.XID;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.doorward.li.authority.TrustPolicy;
import org.doorward.li.authority.internal.Operator;
import org.doorward.li.authority.internal.SignedDocument;
import org.doorward.li.evidence.AuditEntry;
import org.doorward.li.evidence.Operation;
import org.doorward.li.identifier.DeliveryType;
import org.doorward.li.identifier.ServiceType;
import org.doorward.li.identifier.Xid;
import org.doorward.li.store.internal.Disk;
import org.doorward.li.store.internal.FaultyDisk;
import org.doorward.li.target.TargetIdentifier;
import org.doorward.li.x1.ActivateTask;
import org.doorward.li.x1.DeactivateTask;
import org.doorward.li.x1.ErrorResponse;
import org.doorward.li.x1.GetNeStatus;
import org.doorward.li.x1.GetNeStatusResponse;
import org.doorward.li.x1.ListAllDetails;
import org.doorward.li.x1.ListOfDids;
import org.doorward.li.x1.NeStatus;
import org.doorward.li.x1.OkResponse;
import org.doorward.li.x1.TaskDetails;
import org.doorward.li.x1.X1ErrorCode;
import org.doorward.li.x1.X1Response;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** INV-ELEM-08: an element whose disk takes nothing any more: it begins and shows nothing, its tasks go on, and what stops them is recorded. */
class FullDiskTest {
  @TempDir
  private Path root;

  private final Operator operator = new Operator();
  private final SignedDocument<TrustPolicy> policy = operator.accepted(operator.policy());

  private ElementLab open(Disk disk) throws Exception {
    ElementLab lab = ElementLab.open(policy, disk, root.resolve("element"));
    lab.submit(operator.signed(Operator.mandate(), "anna", "ben"));
    lab.submit(operator.signed(Operator.mandate().id(1).xid(OTHER_XID), "anna", "ben"));
    return lab;
  }

  private static X1Response activate(ElementLab lab, Xid xid, TargetIdentifier target) {
    TaskDetails task = TaskDetails.builder(
            xid, List.of(target), DeliveryType.X2_AND_X3, ListOfDids.of(DID))
        .serviceTypes(List.of(ServiceType.VOICE))
        .build();
    return lab.answer(header -> new ActivateTask(header, task));
  }

  private static void refused(X1ErrorCode code, X1Response response) {
    assertEquals(
        code.code(), assertInstanceOf(ErrorResponse.class, response).error().code());
  }

  private static NeStatus status(ElementLab lab) {
    return assertInstanceOf(GetNeStatusResponse.class, lab.answer(GetNeStatus::new))
        .neStatusDetails()
        .neStatus();
  }

  /** Once the disk has failed it stays failed until the element is started again and all of the log was verified. */
  @Tag("F-18")
  @Tag("F-19")
  @Tag("F-21")
  @Test
  void nothingBeginsAndNothingIsShownAndWhatStopsIsDoneAndRecorded() throws Exception {
    FaultyDisk disk = FaultyDisk.failingOnceAfter(Integer.MAX_VALUE - 1);
    try (ElementLab lab = open(disk)) {
      lab.createDestination();
      assertInstanceOf(OkResponse.class, activate(lab, XID, TARGET));
      assertEquals(NeStatus.OK, status(lab));

      disk.failAfter(0); // once; everything later would succeed again

      refused(X1ErrorCode.GENERIC_ACTIVATE_TASK_FAILURE, activate(lab, OTHER_XID, OTHER_TARGET));
      refused(X1ErrorCode.GENERIC_ACTIVATE_TASK_FAILURE, activate(lab, OTHER_XID, OTHER_TARGET));
      refused(X1ErrorCode.GENERIC_ERROR, lab.answer(ListAllDetails::new));
      assertTrue(lab.point.match(OTHER_TARGET).isEmpty());
      assertFalse(lab.point.match(TARGET).isEmpty(), "what runs goes on");
      assertEquals(NeStatus.FAULTS, status(lab));

      assertInstanceOf(OkResponse.class, lab.answer(header -> new DeactivateTask(header, XID)));
      assertTrue(lab.point.match(TARGET).isEmpty());
    }
    try (ElementLab lab = open(Disk.local())) {
      List<AuditEntry> stops = lab.entries().stream()
          .filter(entry -> entry.act().operation() == Operation.DEACTIVATE_TASK)
          .toList();
      assertTrue(stops.stream().anyMatch(entry -> entry.reservedAt().isPresent()));
      assertEquals(List.of(), lab.core.tasks().all());
      assertEquals(NeStatus.OK, status(lab));
      assertInstanceOf(OkResponse.class, activate(lab, OTHER_XID, OTHER_TARGET));
    }
  }
}
