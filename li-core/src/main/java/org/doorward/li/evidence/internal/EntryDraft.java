package org.doorward.li.evidence.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.doorward.li.evidence.ActorClass;
import org.doorward.li.evidence.LostRange;
import org.doorward.li.evidence.Operation;
import org.doorward.li.evidence.Phase;
import org.doorward.li.evidence.Posture;
import org.doorward.li.evidence.Reason;
import org.doorward.li.evidence.RecordedAct;
import org.doorward.li.evidence.SealCount;
import org.doorward.li.identifier.AdmfIdentifier;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.GenericObjectId;
import org.doorward.li.identifier.Octets;
import org.doorward.li.identifier.Sensitive;
import org.doorward.li.identifier.Xid;

/**
 * What somebody wants recorded; the log adds number and time. The targets never stand in the log: it turns
 * them into one commitment under a fresh key, and into a detail sealed to the audit key. Immutable.
 *
 * @param act everything but the targets
 * @param targets each as {@code type:text}; none for most entries
 * @param commitmentKey of the commitment to the targets, of this entry alone; the log makes one if it is empty
 */
public record EntryDraft(RecordedAct act, List<Sensitive<String>> targets, Octets commitmentKey) {
  /**
   * Copies the list.
   *
   * @param act what to record
   * @param targets copied
   * @param commitmentKey 32 octets or none
   */
  public EntryDraft {
    targets = List.copyOf(targets);
  }

  /**
   * Begins a draft with what every entry has.
   *
   * @param phase which part of the act
   * @param actorClass what kind of actor
   * @param operation what it is about
   * @return a builder without anything optional
   */
  public static Builder of(Phase phase, ActorClass actorClass, Operation operation) {
    return new Builder(phase, actorClass, operation);
  }

  /**
   * The entry that concludes this one.
   *
   * @param intent the number that this draft was given when it was appended
   * @param reason {@link Reason#NONE} if it was done
   * @param reasonCode the code answered on X1, 0 if none
   * @return the same act as an outcome, without the targets
   */
  public EntryDraft outcome(long intent, Reason reason, int reasonCode) {
    return with(Phase.OUTCOME, OptionalLong.of(intent), reason, reasonCode, List.of());
  }

  /**
   * The entry that stands in the place of this one when the act is refused.
   *
   * @param reason why
   * @param reasonCode the code answered on X1, 0 if none
   * @return the same act as a refusal, with the targets
   */
  public EntryDraft refusal(Reason reason, int reasonCode) {
    return with(Phase.REFUSAL, OptionalLong.empty(), reason, reasonCode, targets);
  }

  private EntryDraft with(
      Phase phase, OptionalLong intent, Reason reason, int code, List<Sensitive<String>> kept) {
    RecordedAct changed = new RecordedAct(
        phase,
        act.actorClass(),
        act.certificateSha256(),
        act.admf(),
        act.persons(),
        act.operation(),
        act.xid(),
        act.did(),
        act.objectId(),
        reason,
        code,
        intent,
        act.mandateSha256(),
        act.policyId(),
        act.policyVersion(),
        act.occurrences(),
        act.counts(),
        act.lost(),
        act.documentSha256(),
        act.keySha256(),
        act.posture());
    return new EntryDraft(changed, kept, Octets.EMPTY);
  }

  /**
   * The entry that concludes an act whose intent a crash left without an outcome.
   *
   * @param act the intent's
   * @param intent its number
   * @param reason what became of it
   * @return an outcome
   */
  public static EntryDraft outcome(RecordedAct act, long intent, Reason reason) {
    return new EntryDraft(act, List.of(), Octets.EMPTY).outcome(intent, reason, 0);
  }

  /** Adds what only some entries have. Not thread-safe. */
  public static final class Builder {
    private final Phase phase;
    private final ActorClass actorClass;
    private final Operation operation;
    private final List<String> persons = new ArrayList<>();
    private final List<Sensitive<String>> targets = new ArrayList<>();
    private final List<SealCount> counts = new ArrayList<>();
    private Octets certificateSha256 = Octets.EMPTY;
    private Optional<AdmfIdentifier> admf = Optional.empty();
    private Optional<Xid> xid = Optional.empty();
    private Optional<Did> did = Optional.empty();
    private Optional<GenericObjectId> objectId = Optional.empty();
    private Reason reason = Reason.NONE;
    private int reasonCode;
    private OptionalLong refersTo = OptionalLong.empty();
    private Octets mandateSha256 = Octets.EMPTY;
    private Octets policyId = Octets.EMPTY;
    private long policyVersion;
    private long occurrences = 1;
    private Octets commitmentKey = Octets.EMPTY;
    private Optional<LostRange> lost = Optional.empty();
    private Octets documentSha256 = Octets.EMPTY;
    private Octets keySha256 = Octets.EMPTY;
    private Optional<Posture> posture = Optional.empty();

    private Builder(Phase phase, ActorClass actorClass, Operation operation) {
      this.phase = phase;
      this.actorClass = actorClass;
      this.operation = operation;
    }

    /**
     * Names the actor's certificate.
     *
     * @param sha256 32 octets
     * @return this
     */
    public Builder certificate(Octets sha256) {
      certificateSha256 = sha256;
      return this;
    }

    /**
     * Names the ADMF that the actor's certificate is bound to.
     *
     * @param bound the actor
     * @return this
     */
    public Builder admf(AdmfIdentifier bound) {
      admf = Optional.of(bound);
      return this;
    }

    /**
     * Adds officers.
     *
     * @param more as the trust policy names them
     * @return this
     */
    public Builder persons(Collection<String> more) {
      persons.addAll(more);
      return this;
    }

    /**
     * Names the task.
     *
     * @param concerned the task
     * @return this
     */
    public Builder xid(Xid concerned) {
      xid = Optional.of(concerned);
      return this;
    }

    /**
     * Names the destination.
     *
     * @param concerned the destination
     * @return this
     */
    public Builder did(Did concerned) {
      did = Optional.of(concerned);
      return this;
    }

    /**
     * Names the generic object.
     *
     * @param concerned the object
     * @return this
     */
    public Builder objectId(GenericObjectId concerned) {
      objectId = Optional.of(concerned);
      return this;
    }

    /**
     * Says why.
     *
     * @param why the reason
     * @param code the code answered on X1, 0 if none
     * @return this
     */
    public Builder reason(Reason why, int code) {
      reason = why;
      reasonCode = code;
      return this;
    }

    /**
     * Refers to another entry: an outcome to its intent.
     *
     * @param number of that entry
     * @return this
     */
    public Builder refersTo(long number) {
      refersTo = OptionalLong.of(number);
      return this;
    }

    /**
     * Names the mandate.
     *
     * @param sha256 32 octets
     * @return this
     */
    public Builder mandate(Octets sha256) {
      mandateSha256 = sha256;
      return this;
    }

    /**
     * Names the trust policy in force.
     *
     * @param id its identifier, 16 octets
     * @param version its version
     * @return this
     */
    public Builder policy(Octets id, long version) {
      policyId = id;
      policyVersion = version;
      return this;
    }

    /**
     * Says how many events of one kind this stands for.
     *
     * @param number at least 1
     * @return this
     */
    public Builder occurrences(long number) {
      occurrences = number;
      return this;
    }

    /**
     * Adds targets, which only the auditor will read.
     *
     * @param more each as {@code type:text}
     * @return this
     */
    public Builder targets(Collection<Sensitive<String>> more) {
      targets.addAll(more);
      return this;
    }

    /**
     * Gives the key of the commitment to the targets, which somebody keeps.
     *
     * @param key 32 octets, never used before
     * @return this
     */
    public Builder commitmentKey(Octets key) {
      commitmentKey = key;
      return this;
    }

    /**
     * Adds what a seal states.
     *
     * @param more at most {@link RecordedAct#MAX_COUNTS} in all
     * @return this
     */
    public Builder counts(Collection<SealCount> more) {
      counts.addAll(more);
      return this;
    }

    /**
     * Says which product is lost; how much of the range, the occurrences say.
     *
     * @param range the numbers
     * @return this
     */
    public Builder lost(LostRange range) {
      lost = Optional.of(range);
      return this;
    }

    /**
     * Names the signed document that it is about, if that is no mandate.
     *
     * @param sha256 32 octets
     * @return this
     */
    public Builder document(Octets sha256) {
      documentSha256 = sha256;
      return this;
    }

    /**
     * Names the public key that it is about.
     *
     * @param sha256 32 octets
     * @return this
     */
    public Builder key(Octets sha256) {
      keySha256 = sha256;
      return this;
    }

    /**
     * Says what the element's process is.
     *
     * @param found at this start
     * @return this
     */
    public Builder posture(Posture found) {
      posture = Optional.of(found);
      return this;
    }

    /**
     * The draft.
     *
     * @return what was gathered
     * @throws IllegalArgumentException if a value is out of its range
     */
    public EntryDraft build() {
      RecordedAct act = new RecordedAct(
          phase,
          actorClass,
          certificateSha256,
          admf,
          persons,
          operation,
          xid,
          did,
          objectId,
          reason,
          reasonCode,
          refersTo,
          mandateSha256,
          policyId,
          policyVersion,
          occurrences,
          counts,
          lost,
          documentSha256,
          keySha256,
          posture);
      return new EntryDraft(act, targets, commitmentKey);
    }
  }
}
