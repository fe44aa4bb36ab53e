package org.doorward.examples.readme;

import java.net.InetSocketAddress;
import org.doorward.li.crypto.tls.LiTls;
import org.doorward.li.fault.TransportException;
import org.doorward.li.identifier.AdmfIdentifier;
import org.doorward.li.identifier.NeIdentifier;
import org.doorward.li.netty.admf.ActionResult;
import org.doorward.li.netty.admf.Admf;
import org.doorward.li.netty.admf.AdmfElement;
import org.doorward.li.netty.admf.ReportListener;
import org.doorward.li.x1.TaskDetails;

/** What an ADMF does: typed requests to its elements over mutual TLS, and the reports that they send. */
public final class AdmfExample {
  private AdmfExample() {}

  // readme: begin
  /** Once: takes what elements report, and sends them keepalives; the caller closes it at the end. */
  public static Admf start(LiTls tls, InetSocketAddress listen, ReportListener reports)
      throws TransportException {
    return Admf.builder(new AdmfIdentifier("admf-1.li.example"), tls)
        .reports(listen, reports)
        .start();
  }

  /** Activates a task; the element has to have the mandate for it, and the destination, already. */
  public static String activate(Admf admf, InetSocketAddress x1, TaskDetails task) {
    AdmfElement element = admf.element(new NeIdentifier("ne-1.li.example"), x1);
    ActionResult result = element.activate(task);
    if (result instanceof ActionResult.Refused refused) {
      return "refused with " + refused.error().code();
    }
    if (result instanceof ActionResult.Unknown) { // it may run by now: ask, then do what is missing
      return element.ensureActive(task).settled() ? "runs" : "not known";
    }
    return result.acknowledged() ? "runs" : "not done";
  }
  // readme: end
}
