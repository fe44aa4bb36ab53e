package org.doorward.li.element.internal;

import static org.doorward.li.authority.internal.Operator.DID;
import static org.doorward.li.authority.internal.Operator.MDF_ADDRESS;
import static org.doorward.li.authority.internal.Operator.TARGET;
import static org.doorward.li.authority.internal.Operator.XID;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.file.Path;
import java.util.List;
import org.doorward.li.authority.MandateInbox.Receipt;
import org.doorward.li.authority.TrustPolicy;
import org.doorward.li.authority.internal.Operator;
import org.doorward.li.authority.internal.SignedDocument;
import org.doorward.li.identifier.DeliveryType;
import org.doorward.li.identifier.Octets;
import org.doorward.li.identifier.ServiceType;
import org.doorward.li.store.TaskStore.Kind;
import org.doorward.li.store.internal.Disk;
import org.doorward.li.store.internal.SegmentTaskStore;
import org.doorward.li.x1.ActivateTask;
import org.doorward.li.x1.CreateDestination;
import org.doorward.li.x1.DeliveryAddress;
import org.doorward.li.x1.DestinationDetails;
import org.doorward.li.x1.ErrorResponse;
import org.doorward.li.x1.ListOfDids;
import org.doorward.li.x1.Port;
import org.doorward.li.x1.TaskDetails;
import org.doorward.li.x1.X1Header;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** INV-X1-117: a mandate that waits for its task waits on after a restart, verified again, and is kept no longer. */
class WaitingMandatesTest {
  @TempDir
  private Path root;

  private final Operator operator = new Operator();
  private final SignedDocument<TrustPolicy> policy = operator.accepted(operator.policy());
  private final Octets mandate = operator.signed(Operator.mandate(), "anna", "ben");

  private static ActivateTask activate(X1Header header) {
    return new ActivateTask(
        header,
        TaskDetails.builder(XID, List.of(TARGET), DeliveryType.X2_AND_X3, ListOfDids.of(DID))
            .serviceTypes(List.of(ServiceType.VOICE))
            .build());
  }

  private static CreateDestination destination(X1Header header) {
    return new CreateDestination(
        header,
        DestinationDetails.of(
            DID,
            DeliveryType.X2_AND_X3,
            new DeliveryAddress.IpAddressAndPort(
                MDF_ADDRESS.getAddress(), Port.tcp(MDF_ADDRESS.getPort()))));
  }

  private ElementLab open() throws Exception {
    return ElementLab.open(policy, Disk.local(), root.resolve("element"));
  }

  private int kept() throws Exception {
    int[] count = {0};
    try (SegmentTaskStore store = new SegmentTaskStore(
        Disk.local(), root.resolve("element").resolve("state"), new byte[32], 16)) {
      store.read((kind, id, value) -> count[0] += kind == Kind.MANDATE ? 1 : 0);
    }
    return count[0];
  }

  @Test
  void itPermitsItsTaskAfterARestart() throws Exception {
    try (ElementLab lab = open()) {
      lab.answer(WaitingMandatesTest::destination);
      assertInstanceOf(Receipt.class, lab.core.inbox().submit(mandate));
    }
    assertEquals(1, kept());
    try (ElementLab lab = open()) {
      lab.answer(WaitingMandatesTest::activate);
      assertEquals(1, lab.core.tasks().all().size());
    }
    assertEquals(0, kept());
  }

  @Test
  void withoutOneThereIsNoTaskAfterARestart() throws Exception {
    try (ElementLab lab = open()) {
      lab.answer(WaitingMandatesTest::destination);
    }
    try (ElementLab lab = open()) {
      assertInstanceOf(ErrorResponse.class, lab.answer(WaitingMandatesTest::activate));
      assertEquals(0, lab.core.tasks().all().size());
    }
  }
}
