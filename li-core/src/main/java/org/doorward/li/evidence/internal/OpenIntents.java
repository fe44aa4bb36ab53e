package org.doorward.li.evidence.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.doorward.li.evidence.AuditEntry;
import org.doorward.li.evidence.Operation;
import org.doorward.li.evidence.Phase;
import org.doorward.li.evidence.Reason;
import org.doorward.li.evidence.RecordedAct;
import org.doorward.li.identifier.Octets;

/**
 * What a log says was intended and not what became of it, because a crash came between; and whether the element has
 * been in service with this log at all, and under which trust policy. Filled while the log is
 * opened. Confined to one thread at a time.
 */
public final class OpenIntents {
  private final Map<Long, RecordedAct> open = new LinkedHashMap<>();
  private final Set<Long> failed = new LinkedHashSet<>();

  private final List<RecordedAct> revocations = new ArrayList<>();
  private final Set<Octets> usedGrants = new LinkedHashSet<>();
  private boolean started;
  private long lastLoss;
  private Optional<RecordedAct> adoptedPolicy = Optional.empty();

  OpenIntents() {}

  void add(long number, RecordedAct act) {
    started |= act.operation() == Operation.ELEMENT_STARTED;
    if (adopts(act)) {
      adoptedPolicy = Optional.of(act);
    }
    if (revokes(act)) {
      revocations.add(act);
    }
    act.lost().ifPresent(lost -> lastLoss = Math.max(lastLoss, lost.serial()));
    if (act.operation() == Operation.VENDOR_SESSION_OPENED && act.phase() == Phase.EVENT) {
      usedGrants.add(act.documentSha256());
    }
    if (act.phase() == Phase.INTENT) {
      open.put(number, act);
    } else if (act.phase() == Phase.OUTCOME && act.refersTo().isPresent()) {
      open.remove(act.refersTo().getAsLong());
      if (act.reason() == Reason.FAILED) {
        failed.add(act.refersTo().getAsLong());
      }
    }
  }

  void add(AuditEntry entry) {
    add(entry.number(), entry.act());
  }

  /** The acts without an outcome, by the number of their entry, oldest first. */
  public Map<Long, RecordedAct> open() {
    return Collections.unmodifiableMap(open);
  }

  /** What was only intended is looked at among {@link #open}. */
  private static boolean adopts(RecordedAct act) {
    return act.operation() == Operation.TRUST_POLICY_ADOPTED
        && (act.phase() == Phase.EVENT
            || (act.phase() == Phase.OUTCOME && act.reason() != Reason.FAILED));
  }

  /**
   * An act has an outcome now, which was written since the log was opened.
   *
   * @param number the intent's
   * @param done whether it has taken effect
   */
  public void concluded(long number, boolean done) {
    RecordedAct act = open.remove(number);
    if (done && act != null && act.operation() == Operation.TRUST_POLICY_ADOPTED) {
      adoptedPolicy = Optional.of(act);
    }
  }

  private static boolean revokes(RecordedAct act) {
    return switch (act.operation()) {
      case MANDATE_REVOKED, OFFICER_KEY_REVOKED, PEER_KEY_REVOKED ->
        act.reason() == Reason.COMPROMISE || act.reason() == Reason.RETIREMENT;
      default -> false;
    };
  }

  /** What officers have revoked, oldest first. */
  public List<RecordedAct> revocations() {
    return Collections.unmodifiableList(revocations);
  }

  /** Whether the element has been started before, with this log. */
  public boolean started() {
    return started;
  }

  /** The serial of the last loss of product that is recorded; 0 if none is. */
  public long lastLoss() {
    return lastLoss;
  }

  /** What the log says of the trust policy that was adopted last, if one was. */
  public Optional<RecordedAct> adoptedPolicy() {
    return adoptedPolicy;
  }

  /** The digests of the vendor grants that have opened their session. */
  public Set<Octets> usedGrants() {
    return Collections.unmodifiableSet(usedGrants);
  }

  /** Whether an act was told to have failed. */
  public boolean hasFailed(long number) {
    return failed.contains(number);
  }
}
