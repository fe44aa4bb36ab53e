package org.doorward.li.authority;

import static java.util.Objects.requireNonNull;

import java.util.OptionalLong;
import java.util.Set;
import org.doorward.li.identifier.Octets;
import org.doorward.li.identifier.Xid;

/**
 * Where mandates reach an element before the task that they permit, and revocations and trust policies at any time.
 * After a restart mandates are verified again, and wait on; revocations hold for good, and so do policies, until the next.
 * Thread-safe.
 */
public interface MandateInbox {
  /**
   * Takes in a mandate, if it could permit a task here, a revocation that an officer has signed, or the next version of
   * the trust policy: everything is judged by that one once this returns, what runs included. Called on a
   * worker thread; may block on signatures and on the evidence log. Submitting the same again gives the same answer, but
   * for the number of the log entry. A revocation is in force when this returns, whether or not it could be recorded.
   *
   * @param envelope the encoded envelope
   * @return whether it was taken in
   */
  Submission submit(Octets envelope);

  /** What became of a submission. */
  sealed interface Submission permits Receipt, RevocationReceipt, PolicyReceipt, Refused {}

  /**
   * The mandate waits for its task.
   *
   * @param digest what the mandate is known by: SHA-256 of what the officers signed
   * @param id the mandate's own identifier
   * @param xid the task that it permits
   * @param signers the officers whose signatures count
   * @param entry the number of the log entry that says so; empty while nothing can be recorded, and so nothing begins
   */
  record Receipt(Octets digest, MandateId id, Xid xid, Set<Person> signers, OptionalLong entry)
      implements Submission {
    /**
     * Copies the set.
     *
     * @param digest 32 octets
     * @param id not null
     * @param xid not null
     * @param signers copied
     * @param entry from 0
     */
    public Receipt {
      requireNonNull(digest, "digest");
      requireNonNull(id, "id");
      requireNonNull(xid, "xid");
      signers = Set.copyOf(signers);
      requireNonNull(entry, "entry");
    }

    /**
     * The same receipt, recorded.
     *
     * @param number of the log entry
     * @return another receipt
     */
    public Receipt recordedAs(OptionalLong number) {
      return new Receipt(digest, id, xid, signers, number);
    }
  }

  /**
   * Something is revoked: by this submission, or by an earlier one of the same thing.
   *
   * @param digest what the revocation is known by that counts: SHA-256 of what the officer signed
   * @param thing what is revoked
   * @param sha256 what names it
   * @param kind whether what it has done holds
   * @param signers the officers whose signatures that revocation had
   * @param entry the number of the log entry that says so; empty if it stands in the space that is reserved for stopping,
   *     nowhere, or was revoked before
   */
  record RevocationReceipt(
      Octets digest,
      Revocation.Thing thing,
      Octets sha256,
      Revocation.Kind kind,
      Set<Person> signers,
      OptionalLong entry)
      implements Submission {
    /**
     * Copies the set.
     *
     * @param digest 32 octets
     * @param thing not null
     * @param sha256 32 octets
     * @param kind not null
     * @param signers copied
     * @param entry from 0
     */
    public RevocationReceipt {
      requireNonNull(digest, "digest");
      requireNonNull(thing, "thing");
      requireNonNull(sha256, "sha256");
      requireNonNull(kind, "kind");
      signers = Set.copyOf(signers);
      requireNonNull(entry, "entry");
    }

    /**
     * The same receipt, recorded.
     *
     * @param number of the log entry
     * @return another receipt
     */
    public RevocationReceipt recordedAs(OptionalLong number) {
      return new RevocationReceipt(digest, thing, sha256, kind, signers, number);
    }
  }

  /**
   * The element follows a trust policy: since this submission, or since an earlier one of the same.
   *
   * @param digest what the policy is known by: SHA-256 of what the root officers signed
   * @param policy its identifier and version
   * @param signers the root officers whose signatures count, of the policy before and of this one
   * @param entry the number of the log entry in which the element said that it is about to follow it; empty if it did
   *     already
   */
  record PolicyReceipt(
      Octets digest, PolicyReference policy, Set<Person> signers, OptionalLong entry)
      implements Submission {
    /**
     * Copies the set.
     *
     * @param digest 32 octets
     * @param policy not null
     * @param signers copied
     * @param entry from 0
     */
    public PolicyReceipt {
      requireNonNull(digest, "digest");
      requireNonNull(policy, "policy");
      signers = Set.copyOf(signers);
      requireNonNull(entry, "entry");
    }
  }

  /**
   * The submission was not taken in; nothing has changed.
   *
   * @param refusal why
   */
  record Refused(Refusal refusal) implements Submission {
    /**
     * Refuses null.
     *
     * @param refusal not null
     */
    public Refused {
      requireNonNull(refusal, "refusal");
    }
  }

  /** Why a submission was not taken in. */
  enum Refusal {
    /** Not an envelope in its one encoding, or too large. */
    MALFORMED_ENVELOPE,
    /** An envelope of neither a mandate nor a revocation nor a trust policy. */
    NOT_A_MANDATE,
    /** No signature in it is an officer's; what was signed has not been looked into. */
    NOT_SIGNED,
    /** Signed, but not the one encoding of a mandate, or with a field out of its range. */
    MALFORMED_MANDATE,
    /** Signed, but not the one encoding of a revocation, or with a field out of its range. */
    MALFORMED_REVOCATION,
    /** Signed, but not the one encoding of a trust policy, or one that is not consistent. */
    MALFORMED_POLICY,
    /** Signed for another trust policy, or another version of it; or a policy that is not the next version. */
    OTHER_POLICY,
    /** Signed for another element. */
    OTHER_ELEMENT,
    /** Names an ADMF or an MDF that the trust policy does not; or a policy gives an MDF's address to another. */
    UNKNOWN_COMPONENT,
    /** Not enough persons in the roles that it takes; the requester does not count. */
    QUORUM,
    /** Valid for longer than the trust policy allows, issued in the future, or too old before it begins. */
    VALIDITY,
    /** Older than the trust policy allows before its first use. */
    STALE,
    /** Its end has come. */
    EXPIRED,
    /** An officer has revoked it. */
    REVOKED,
    /** The task that it permitted has ended: it permits no other. */
    SPENT,
    /** Its identifier has been used by another mandate. */
    IDENTIFIER_TAKEN,
    /** The trust policy has expired: no new access. */
    POLICY_EXPIRED,
    /** The inbox has no room. */
    FULL,
    /** A trust policy that does not concede what the element's process lets in. */
    NOT_CONCEDED,
    /** A trust policy that could not be recorded or kept: the element follows the one before. */
    UNRECORDED
  }
}
