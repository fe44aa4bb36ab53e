package org.doorward.li.element.internal;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.doorward.li.evidence.ActorClass;
import org.doorward.li.evidence.Operation;
import org.doorward.li.evidence.Phase;
import org.doorward.li.evidence.Reason;
import org.doorward.li.evidence.internal.EntryDraft;
import org.doorward.li.evidence.internal.EvidenceLog;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.Octets;
import org.doorward.li.identifier.Xid;

/**
 * What happens often and is recorded in aggregate: pings, keepalives, refused handshakes, connections, lost
 * product. Never makes anybody wait; bounded, so that a flood costs a few entries. Thread-safe.
 */
public final class AggregatedEvents {
  /** Beyond so many kinds between two flushes, certificate and task are left out. */
  private static final int MAX_KINDS = 256;

  private record Kind(
      Phase phase,
      ActorClass actor,
      Operation operation,
      Reason reason,
      Octets certificate,
      Optional<Xid> xid,
      Optional<Did> did) {
    static Kind of(
        Phase phase, ActorClass actor, Operation operation, Reason reason, Octets certificate) {
      return new Kind(
          phase, actor, operation, reason, certificate, Optional.empty(), Optional.empty());
    }

    static Kind at(Did did, ActorClass actor, Operation operation, Reason reason) {
      return new Kind(
          Phase.EVENT, actor, operation, reason, Octets.EMPTY, Optional.empty(), Optional.of(did));
    }

    Kind of(Xid task) {
      return new Kind(phase, actor, operation, reason, certificate, Optional.of(task), did);
    }

    Kind coarser() {
      return new Kind(phase, actor, operation, reason, Octets.EMPTY, Optional.empty(), did);
    }
  }

  private final EvidenceLog log;
  private final Map<Kind, Long> counts = new ConcurrentHashMap<>();

  /** Nothing has happened yet. */
  public AggregatedEvents(EvidenceLog log) {
    this.log = log;
  }

  /** A ping or keepalive of an authenticated ADMF. */
  void heard(Operation operation, Octets certificate) {
    count(Kind.of(Phase.EVENT, ActorClass.ADMF, operation, Reason.NONE, certificate), 1);
  }

  /**
   * A connection that did not come about.
   *
   * @param reason why
   * @param certificateSha256 of the certificate that was shown; empty if none was
   */
  public void refused(Reason reason, Octets certificateSha256) {
    count(
        Kind.of(
            Phase.REFUSAL, ActorClass.UNKNOWN, Operation.TLS_REFUSED, reason, certificateSha256),
        1);
  }

  /**
   * The connection of a peer to a port of this element stands, or has ended. Whose it is, each message says.
   *
   * @param operation {@link Operation#CONNECTION_UP} or {@link Operation#CONNECTION_DOWN}
   * @param certificateSha256 of the peer's certificate
   */
  public void connection(Operation operation, Octets certificateSha256) {
    count(Kind.of(Phase.EVENT, ActorClass.UNKNOWN, operation, Reason.NONE, certificateSha256), 1);
  }

  /** The connections to a destination stand, or no longer do. */
  void connection(Operation operation, Did did) {
    count(Kind.at(did, ActorClass.MDF, operation, Reason.NONE), 1);
  }

  /**
   * A piece of product did not get to delivery. Called on the traffic path too.
   *
   * @param xid whose product it was
   * @param dids where it would have gone
   * @param reason why
   */
  public void lost(Xid xid, Collection<Did> dids, Reason reason) {
    for (Did did : dids) {
      count(Kind.at(did, ActorClass.ELEMENT, Operation.PRODUCT_LOST, reason).of(xid), 1);
    }
  }

  private void count(Kind kind, long occurrences) {
    Kind counted = counts.size() < MAX_KINDS || counts.containsKey(kind) ? kind : kind.coarser();
    counts.merge(counted, occurrences, Long::sum);
  }

  /**
   * Hands what has been counted to the log.
   *
   * @throws EvidenceException if the log cannot be written; what was counted is kept
   */
  public synchronized void flush() throws EvidenceException {
    for (Kind kind : List.copyOf(counts.keySet())) {
      Long occurrences = counts.remove(kind);
      if (occurrences != null) {
        try {
          log.appendLater(draft(kind, occurrences));
        } catch (EvidenceException e) {
          counts.merge(kind, occurrences, Long::sum);
          throw e;
        }
      }
    }
  }

  private static EntryDraft draft(Kind kind, long occurrences) {
    EntryDraft.Builder draft = EntryDraft.of(kind.phase, kind.actor, kind.operation)
        .certificate(kind.certificate)
        .reason(kind.reason, 0)
        .occurrences(occurrences);
    kind.xid.ifPresent(draft::xid);
    kind.did.ifPresent(draft::did);
    return draft.build();
  }
}
