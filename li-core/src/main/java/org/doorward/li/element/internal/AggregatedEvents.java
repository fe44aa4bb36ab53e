package org.doorward.li.element.internal;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.doorward.li.evidence.ActorClass;
import org.doorward.li.evidence.Operation;
import org.doorward.li.evidence.Phase;
import org.doorward.li.evidence.Reason;
import org.doorward.li.evidence.internal.EntryDraft;
import org.doorward.li.evidence.internal.EvidenceLog;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.Octets;

/**
 * What happens often and is recorded in aggregate: pings, keepalives, refused handshakes. Never makes anybody
 * wait; bounded, so that a flood costs a few entries. Thread-safe.
 */
public final class AggregatedEvents {
  /** Beyond so many kinds between two flushes, the certificate is left out. */
  private static final int MAX_KINDS = 256;

  private record Kind(
      Phase phase, ActorClass actor, Operation operation, Reason reason, Octets certificate) {}

  private final EvidenceLog log;
  private final Map<Kind, Long> counts = new ConcurrentHashMap<>();

  /** Nothing has happened yet. */
  public AggregatedEvents(EvidenceLog log) {
    this.log = log;
  }

  /** A ping or keepalive of an authenticated ADMF. */
  void heard(Operation operation, Octets certificate) {
    count(new Kind(Phase.EVENT, ActorClass.ADMF, operation, Reason.NONE, certificate));
  }

  /**
   * A connection that did not come about.
   *
   * @param reason why
   * @param certificateSha256 of the certificate that was shown; empty if none was
   */
  public void refused(Reason reason, Octets certificateSha256) {
    count(new Kind(
        Phase.REFUSAL, ActorClass.UNKNOWN, Operation.TLS_REFUSED, reason, certificateSha256));
  }

  private void count(Kind kind) {
    Kind counted = counts.size() < MAX_KINDS || counts.containsKey(kind)
        ? kind
        : new Kind(kind.phase, kind.actor, kind.operation, kind.reason, Octets.EMPTY);
    counts.merge(counted, 1L, Long::sum);
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
    return EntryDraft.of(kind.phase, kind.actor, kind.operation)
        .certificate(kind.certificate)
        .reason(kind.reason, 0)
        .occurrences(occurrences)
        .build();
  }
}
