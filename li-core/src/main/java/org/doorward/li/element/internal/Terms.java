package org.doorward.li.element.internal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.doorward.li.authority.Mandate;
import org.doorward.li.authority.internal.SignedDocument;
import org.doorward.li.identifier.AdmfIdentifier;
import org.doorward.li.identifier.CorrelationId;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.Xid;
import org.doorward.li.target.TargetIdentifier;
import org.doorward.li.x1.TaskDetails;

/**
 * What a live task orders now: the ADMF's task, and what the traffic path needs of it, worked out once when
 * the task is activated or modified. Immutable.
 *
 * @param details the task as the ADMF provisioned it
 * @param mandate what permits it
 * @param admf the ADMF that it belongs to
 * @param end when the mandate ends, and the task with it
 * @param changedAt when it was activated or last modified
 * @param modifications how often it has been modified
 * @param basis what its last change rests on in the log
 * @param x2 the destinations that take signalling events; empty if none is ordered
 * @param x3 the destinations that take content; empty if none is ordered
 * @param alternatives of which of them one gets it
 * @param targets what traffic is matched against; nothing while the mandate has lost its quorum
 * @param correlation what its product is correlated by; empty if the traffic path says it
 */
public record Terms(
    TaskDetails details,
    SignedDocument<Mandate> mandate,
    AdmfIdentifier admf,
    Instant end,
    Instant changedAt,
    long modifications,
    Basis basis,
    List<Did> x2,
    List<Did> x3,
    Alternatives alternatives,
    Set<TargetIdentifier> targets,
    Optional<CorrelationId> correlation) {
  /** Copies the collections. */
  public Terms {
    x2 = List.copyOf(x2);
    x3 = List.copyOf(x3);
    targets = Set.copyOf(targets);
  }

  /** The same, resting on something else. */
  Terms on(Basis other) {
    return new Terms(
        details,
        mandate,
        admf,
        end,
        changedAt,
        modifications,
        other,
        x2,
        x3,
        alternatives,
        targets,
        correlation);
  }

  /**
   * The XID that its product carries.
   *
   * @clause TS 103 221-2, 5.2.7
   */
  public Xid wireXid() {
    return details.productId().orElse(details.xid());
  }

  /** What product is correlated by, of which the traffic path says {@code seen}. */
  public CorrelationId correlation(CorrelationId seen) {
    return correlation.orElse(seen);
  }

  /** The destinations that take product of {@code via}, alternatives included. */
  public List<Did> destinations(ProductDelivery.Interface via) {
    return via == ProductDelivery.Interface.X2 ? x2 : x3;
  }
}
