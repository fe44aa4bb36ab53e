package org.doorward.examples.readme;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import org.doorward.li.crypto.tls.LiTls;
import org.doorward.li.fault.TransportException;
import org.doorward.li.identifier.AdmfIdentifier;
import org.doorward.li.identifier.DeliveryType;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.NeIdentifier;
import org.doorward.li.identifier.X1TransactionId;
import org.doorward.li.identifier.Xid;
import org.doorward.li.netty.x1.X1Client;
import org.doorward.li.netty.x1.X1Outcome;
import org.doorward.li.target.TargetIdentifier;
import org.doorward.li.x1.ActivateTask;
import org.doorward.li.x1.ListOfDids;
import org.doorward.li.x1.TaskDetails;
import org.doorward.li.x1.X1Header;
import org.doorward.li.x1.X1Version;

/** What an ADMF does: one typed request, over mutual TLS, to one element. */
public final class AdmfExample {
  private AdmfExample() {}

  // readme: begin
  /** Activates a task; the element has to have the mandate for it, and the destination, already. */
  public static X1Outcome activate(
      InetSocketAddress x1, LiTls tls, Xid xid, TargetIdentifier target, Did destination)
      throws TransportException {
    AdmfIdentifier self = new AdmfIdentifier("admf-1.li.example");
    NeIdentifier element = new NeIdentifier("ne-1.li.example");
    X1Header header =
        new X1Header(self, element, Instant.now(), X1Version.IMPLEMENTED, X1TransactionId.random());
    TaskDetails task =
        TaskDetails.of(xid, List.of(target), DeliveryType.X2_AND_X3, ListOfDids.of(destination));
    try (X1Client client = X1Client.toElement(x1, tls, element).build()) {
      return client.send(new ActivateTask(header, task));
    }
  }
  // readme: end
}
