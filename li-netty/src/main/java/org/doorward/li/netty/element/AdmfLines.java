package org.doorward.li.netty.element;

import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.doorward.li.authority.Admf;
import org.doorward.li.authority.PeerIdentity;
import org.doorward.li.authority.internal.PolicyInForce;
import org.doorward.li.crypto.tls.LiTls;
import org.doorward.li.element.internal.AdmfLine;
import org.doorward.li.fault.TransportException;
import org.doorward.li.identifier.AdmfIdentifier;
import org.doorward.li.netty.x1.X1Client;
import org.doorward.li.netty.x1.X1Outcome;
import org.doorward.li.x1.ErrorResponse;
import org.doorward.li.x1.X1Request;
import org.doorward.li.x1.xml.X1Schema;
import org.jspecify.annotations.Nullable;

/**
 * The element's way to each ADMF that takes reports: a connection of its own, with the element's certificate, to
 * the address that the trust policy names now, and to nobody else who may answer there. Thread-safe.
 *
 * @param policy names the ADMFs, their keys and addresses
 * @param tls of the element
 * @param tolerances what each may do otherwise than the standard says
 * @param schema that documents are held against, if they are
 * @clause TS 103 221-1, 7.2.2 and 8.2.4
 */
record AdmfLines(
    PolicyInForce policy, LiTls tls, PeerTolerances tolerances, Optional<X1Schema> schema) {
  /** A line to each ADMF that has an address now; connects when it is first used. */
  Map<AdmfIdentifier, AdmfLine> now() {
    Map<AdmfIdentifier, AdmfLine> lines = new HashMap<>();
    for (Admf admf : policy.now().components().admfs()) {
      if (admf.reportAddress().isPresent()) {
        lines.put(admf.identifier(), new Line(admf.identifier()));
      }
    }
    return lines;
  }

  private Optional<Admf> named(AdmfIdentifier admf) {
    return policy.now().components().admf(admf);
  }

  private boolean admits(AdmfIdentifier admf, PeerIdentity peer) {
    return named(admf).filter(one -> one.admits(peer.spkiSha256())).isPresent();
  }

  /** Goes where the policy says when something is sent. */
  private final class Line implements AdmfLine {
    private final AdmfIdentifier identifier;
    private @Nullable Admf reached;
    private @Nullable X1Client client;
    private boolean closed;

    Line(AdmfIdentifier identifier) {
      this.identifier = identifier;
    }

    @Override
    public Result send(X1Request report) {
      X1Client to = client();
      if (to == null) {
        return Result.NOT_SENT;
      }
      X1Outcome outcome;
      try {
        outcome = to.send(report);
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

    private synchronized @Nullable X1Client client() {
      Admf now = named(identifier).orElse(null);
      if (closed || now == null || now.equals(reached)) {
        return closed || now == null ? null : client;
      }
      hangUp();
      reached = now;
      client = now.reportAddress().map(this::to).orElse(null);
      return client;
    }

    private X1Client to(InetSocketAddress address) {
      X1Client.Builder builder = X1Client.toAdmf(address, tls, identifier)
          .peers(peer -> admits(identifier, peer))
          .tolerating(tolerances.of(identifier));
      schema.ifPresent(builder::validating);
      return builder.build();
    }

    private void hangUp() {
      X1Client former = client;
      client = null;
      if (former != null) {
        former.close();
      }
    }

    @Override
    public synchronized void close() {
      closed = true;
      hangUp();
    }
  }
}
