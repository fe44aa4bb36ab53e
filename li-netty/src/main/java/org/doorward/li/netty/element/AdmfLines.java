package org.doorward.li.netty.element;

import java.util.HashMap;
import java.util.Map;
import org.doorward.li.authority.Admf;
import org.doorward.li.crypto.tls.LiTls;
import org.doorward.li.element.internal.AdmfLine;
import org.doorward.li.fault.TransportException;
import org.doorward.li.identifier.AdmfIdentifier;
import org.doorward.li.netty.x1.X1Client;
import org.doorward.li.netty.x1.X1Outcome;
import org.doorward.li.x1.ErrorResponse;
import org.doorward.li.x1.X1Request;

/**
 * The element's way to each ADMF that takes reports: a connection of its own, with the element's certificate, to
 * the address that the trust policy names, and to nobody else who may answer there.
 *
 * @clause TS 103 221-1, 7.2.2 and 8.2.4
 */
final class AdmfLines {
  private AdmfLines() {}

  /** A line to each of these ADMFs that has an address; connects when it is first used. */
  static Map<AdmfIdentifier, AdmfLine> of(Iterable<Admf> admfs, LiTls tls) {
    Map<AdmfIdentifier, AdmfLine> lines = new HashMap<>();
    for (Admf admf : admfs) {
      admf.reportAddress()
          .map(address -> X1Client.toAdmf(address, tls, admf.identifier())
              .peers(peer -> admf.admits(peer.spkiSha256()))
              .build())
          .ifPresent(client -> lines.put(admf.identifier(), new Line(client)));
    }
    return lines;
  }

  private record Line(X1Client client) implements AdmfLine {
    @Override
    public Result send(X1Request report) {
      X1Outcome outcome;
      try {
        outcome = client.send(report);
      } catch (TransportException e) {
        return Result.NOT_SENT;
      }
      if (outcome instanceof X1Outcome.Answered answered) {
        return answered.responses().get(0) instanceof ErrorResponse
            ? Result.REFUSED
            : Result.ACKNOWLEDGED;
      }
      if (outcome instanceof X1Outcome.Unread) {
        return Result.REFUSED;
      }
      return outcome instanceof X1Outcome.Failed ? Result.NOT_SENT : Result.UNKNOWN;
    }

    @Override
    public void close() {
      client.close();
    }
  }
}
