package org.doorward.li.authority.internal;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.doorward.li.authority.Mandate;
import org.doorward.li.authority.MandateId;
import org.doorward.li.authority.wire.SpentMandate;
import org.doorward.li.fault.AuthorityException;
import org.doorward.li.fault.DecodeException;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.Octets;
import org.doorward.li.protobuf.StrictProtobuf;
import org.doorward.li.store.TaskStore.Change;
import org.doorward.li.store.TaskStore.Kind;

/**
 * Which mandates have been used. A mandate is spent, durably, before it takes effect; from then on it permits
 * the one task that it names, again after a crash, until that task ends: then nothing any more. This says what
 * has to be committed to the task store for that; it counts in this process at once. Thread-safe; waits for
 * nothing.
 */
public final class SpentMandates {
  /**
   * How long a mandate is remembered beyond its end. Far more than clocks differ, so that a clock that is wrong at
   * one start does not make the element forget what it has used.
   */
  public static final Duration RETENTION = Duration.ofDays(30);

  /** How a mandate stands. */
  public enum Use {
    /** Never used. */
    FRESH,
    /** Used; its task has not ended. */
    RUNNING,
    /** Used, and its task has ended. */
    ENDED,
    /** Its identifier belongs to another mandate, which was used. */
    OTHER
  }

  private record Spent(Octets digest, Instant notAfter, boolean ended) {}

  private final Map<MandateId, Spent> spent = new HashMap<>();

  /** Nothing has been used. */
  public SpentMandates() {}

  /**
   * Takes what was committed before a restart.
   *
   * @param id of a {@link Kind#SPENT}
   * @param value what was put last
   * @throws EvidenceException if that is no record of a used mandate
   */
  public synchronized void restore(Octets id, Octets value) throws EvidenceException {
    Used used = read(value);
    if (!used.id().value().equals(id)) {
      throw new EvidenceException("a used mandate is kept under another identifier");
    }
    spent.put(used.id(), used.spent());
  }

  /** Takes what an earlier file says, unless more is known; returns what to commit then. */
  synchronized List<Change> learn(Octets value) throws EvidenceException {
    Used used = read(value);
    boolean unknown = spent.putIfAbsent(used.id(), used.spent()) == null;
    return unknown ? List.of(Change.put(Kind.SPENT, used.id().value(), value)) : List.of();
  }

  private record Used(MandateId id, Spent spent) {}

  private static Used read(Octets value) throws EvidenceException {
    try {
      SpentMandate record = StrictProtobuf.read(SpentMandate.parser(), value.toByteArray());
      return new Used(
          new MandateId(Octets.of(record.getMandateId().toByteArray())),
          new Spent(
              Octets.of(record.getDigest().toByteArray()),
              Instant.ofEpochSecond(record.getNotAfter()),
              record.getEnded()));
    } catch (DecodeException | IllegalArgumentException e) {
      throw new EvidenceException("a used mandate is not kept as it has to be", e);
    }
  }

  /**
   * Forgets the mandates that ended more than {@link #RETENTION} ago.
   *
   * @param now by the element's clock
   * @return what to commit
   */
  public synchronized List<Change> forget(Instant now) {
    List<Change> changes = new ArrayList<>();
    spent.entrySet().removeIf(one -> {
      boolean old = one.getValue().notAfter().plus(RETENTION).isBefore(now);
      if (old) {
        changes.add(Change.remove(Kind.SPENT, one.getKey().value()));
      }
      return old;
    });
    return changes;
  }

  /** How a mandate stands. */
  public synchronized Use use(SignedDocument<Mandate> mandate) {
    Spent before = spent.get(mandate.content().id());
    if (before == null) {
      return Use.FRESH;
    }
    if (!before.digest().equals(mandate.digest())) {
      return Use.OTHER;
    }
    return before.ended() ? Use.ENDED : Use.RUNNING;
  }

  /**
   * Uses a mandate. From now on it is used for good, whatever happens next.
   *
   * @param mandate fresh, or running
   * @return what to commit together with what takes effect under it; nothing if that was committed before
   * @throws AuthorityException if its task has ended, or another mandate has its identifier
   */
  public synchronized List<Change> spend(SignedDocument<Mandate> mandate)
      throws AuthorityException {
    return switch (use(mandate)) {
      case FRESH -> List.of(put(mandate, false));
      case RUNNING -> List.of();
      case ENDED -> throw new AuthorityException("expected a mandate whose task has not ended");
      case OTHER ->
        throw new AuthorityException("expected a mandate with an identifier of its own");
    };
  }

  /**
   * Says that the task of a mandate has ended.
   *
   * @param mandate running or ended
   * @return what to commit; until then the task could be activated again after a restart
   */
  public synchronized List<Change> end(SignedDocument<Mandate> mandate) {
    return use(mandate) == Use.RUNNING ? List.of(put(mandate, true)) : List.of();
  }

  private Change put(SignedDocument<Mandate> mandate, boolean ended) {
    Mandate content = mandate.content();
    Spent one = new Spent(mandate.digest(), content.validity().notAfter(), ended);
    spent.put(content.id(), one);
    return Change.put(Kind.SPENT, content.id().value(), record(content.id(), one));
  }

  private static Octets record(MandateId id, Spent one) {
    return Octets.of(StrictProtobuf.write(SpentMandate.newBuilder()
        .setMandateId(ByteString.copyFrom(id.value().asByteBuffer()))
        .setDigest(ByteString.copyFrom(one.digest().asByteBuffer()))
        .setNotAfter(one.notAfter().getEpochSecond())
        .setEnded(one.ended())
        .build()));
  }
}
