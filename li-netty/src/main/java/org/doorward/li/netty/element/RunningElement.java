package org.doorward.li.netty.element;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.doorward.li.element.VendorAccess;
import org.doorward.li.element.internal.ElementCore;
import org.doorward.li.element.internal.Witnessing;
import org.doorward.li.evidence.Checkpoint;
import org.doorward.li.evidence.internal.EvidenceLog;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.intercept.InterceptionPoint;
import org.doorward.li.netty.x1.X1Server;

/**
 * The parts of an element that runs.
 *
 * @param core tables, rules and record
 * @param point matches traffic
 * @param vendors where a vendor's people come in
 * @param log the evidence
 * @param witnessing has it cosigned by whom the trust policy says
 * @param x1 listens for X1
 * @param inboxAddress where mandates are listened for
 * @param tolerances counts the deviations of peers
 * @param closing closes it all
 */
record RunningElement(
    ElementCore core,
    InterceptionPoint point,
    VendorAccess vendors,
    EvidenceLog log,
    Witnessing witnessing,
    X1Server x1,
    Optional<InetSocketAddress> inboxAddress,
    PeerTolerances tolerances,
    Closing closing) {
  private void recordAggregates() throws EvidenceException {
    core.aggregated().flush();
  }

  /** Copies the log, cosigned if the trust policy names witnesses and they answer soon. */
  Checkpoint export(Path directory) throws EvidenceException {
    recordAggregates();
    return log.export(directory, witnessing::exported);
  }

  List<DestinationHealth> health() {
    return core.destinations().all().stream()
        .map(details -> {
          var status = core.destinations().status(details.did());
          return new DestinationHealth(
              details.did(),
              status.connected(),
              status.accepted(),
              status.acknowledged(),
              status.queued(),
              status.lost());
        })
        .toList();
  }

  void close() {
    closing.run().ifPresent(Diagnostics::closedWith);
  }
}
