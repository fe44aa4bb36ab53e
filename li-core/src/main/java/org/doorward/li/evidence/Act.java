package org.doorward.li.evidence;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.Octets;
import org.doorward.li.identifier.Xid;

/**
 * Who did what, under whose authority, and with what result: everything of an entry but its place in the
 * log and its secrets. Immutable; there is no free text in it.
 *
 * @param phase which part of the act
 * @param actorClass what kind of actor
 * @param certificateSha256 digest of the actor's certificate, 32 octets; none if it had none
 * @param persons the officers behind it, as the trust policy names them
 * @param operation what it is about
 * @param xid the task it concerns
 * @param did the destination it concerns
 * @param reason why
 * @param reasonCode the code answered on X1, 0 if none
 * @param intent the number of the intent that this concludes
 * @param mandateSha256 digest that names the mandate, 32 octets; none if there was none
 * @param policyId the trust policy in force; empty if there was none
 * @param policyVersion its version
 * @param occurrences how many events of one kind this stands for
 * @param counts what a seal states
 */
public record Act(
    Phase phase,
    ActorClass actorClass,
    Octets certificateSha256,
    List<String> persons,
    Operation operation,
    Optional<Xid> xid,
    Optional<Did> did,
    Reason reason,
    int reasonCode,
    OptionalLong intent,
    Octets mandateSha256,
    String policyId,
    long policyVersion,
    long occurrences,
    List<SealCount> counts) {
  /** The most persons that one entry names. */
  public static final int MAX_PERSONS = 64;

  /** The most counts that one seal states; a larger one is several entries. */
  public static final int MAX_COUNTS = 512;

  private static final int MAX_NAME_CHARACTERS = 128;
  private static final int DIGEST_OCTETS = 32;

  /**
   * Refuses what cannot be written.
   *
   * @param phase not null
   * @param actorClass not null
   * @param certificateSha256 32 octets or none
   * @param persons copied; at most {@link #MAX_PERSONS}, each 1 to 128 characters without control characters
   * @param operation not null
   * @param xid not null
   * @param did not null
   * @param reason not null
   * @param reasonCode not negative
   * @param intent above 0 if there is one: number 0 is never an intent
   * @param mandateSha256 32 octets or none
   * @param policyId at most 128 characters without control characters
   * @param policyVersion not negative
   * @param occurrences at least 1
   * @param counts copied; at most {@link #MAX_COUNTS}
   */
  public Act {
    requireNonNull(phase, "phase");
    requireNonNull(actorClass, "actorClass");
    requireDigest(certificateSha256);
    persons = List.copyOf(persons);
    requireNonNull(operation, "operation");
    requireNonNull(xid, "xid");
    requireNonNull(did, "did");
    requireNonNull(reason, "reason");
    requireDigest(mandateSha256);
    counts = List.copyOf(counts);
    if (persons.size() > MAX_PERSONS || counts.size() > MAX_COUNTS) {
      throw new IllegalArgumentException("more persons or counts than one entry holds");
    }
    for (String person : persons) {
      requireName(person, 1);
    }
    requireName(policyId, 0);
    if (reasonCode < 0 || policyVersion < 0 || occurrences < 1 || intent.orElse(1) < 1) {
      throw new IllegalArgumentException("a number out of its range");
    }
  }

  private static void requireDigest(Octets digest) {
    if (digest.length() != 0 && digest.length() != DIGEST_OCTETS) {
      throw new IllegalArgumentException("a digest of " + digest.length() + " octets");
    }
  }

  private static void requireName(String name, int atLeast) {
    if (name.length() < atLeast || name.length() > MAX_NAME_CHARACTERS) {
      throw new IllegalArgumentException("a name of " + name.length() + " characters");
    }
    if (name.codePoints().anyMatch(c -> Character.isISOControl(c) || isSurrogate(c))) {
      throw new IllegalArgumentException("a name with a control character or half a character");
    }
  }

  private static boolean isSurrogate(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }
}
