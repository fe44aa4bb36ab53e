package org.doorward.li.evidence;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.doorward.li.identifier.AdmfIdentifier;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.GenericObjectId;
import org.doorward.li.identifier.Octets;
import org.doorward.li.identifier.Xid;

/**
 * Who did what, under whose authority, and with what result: everything of an entry but its place in the
 * log and its secrets. Immutable; there is no free text in it.
 *
 * @param phase which part of the act
 * @param actorClass what kind of actor
 * @param certificateSha256 digest of the actor's certificate, 32 octets; none if it had none
 * @param admf the ADMF that the actor's certificate was bound to, if it is one
 * @param persons the officers behind it, as the trust policy names them
 * @param operation what it is about
 * @param xid the task it concerns
 * @param did the destination it concerns
 * @param objectId the generic object it concerns
 * @param reason why
 * @param reasonCode the code answered on X1, 0 if none
 * @param refersTo the number of another entry: of the intent that an outcome concludes, or of the first one
 *     that {@link Operation#EVIDENCE_RECOVERED} speaks of
 * @param mandateSha256 digest that names the mandate, 32 octets; none if there was none
 * @param policyId the trust policy in force, 16 octets; none if there was none
 * @param policyVersion its version
 * @param occurrences how many events of one kind this stands for
 * @param counts what a seal states
 * @param lost which product is lost, if that is what the entry is about and the product had its numbers
 * @param documentSha256 digest that names the signed document that the entry is about, 32 octets; none if there is none
 *     but a mandate
 * @param keySha256 digest of the public key that the entry is about, 32 octets; none if there is none
 * @param posture what the element's process is, if it starts or does not
 */
public record RecordedAct(
    Phase phase,
    ActorClass actorClass,
    Octets certificateSha256,
    Optional<AdmfIdentifier> admf,
    List<String> persons,
    Operation operation,
    Optional<Xid> xid,
    Optional<Did> did,
    Optional<GenericObjectId> objectId,
    Reason reason,
    int reasonCode,
    OptionalLong refersTo,
    Octets mandateSha256,
    Octets policyId,
    long policyVersion,
    long occurrences,
    List<SealCount> counts,
    Optional<LostRange> lost,
    Octets documentSha256,
    Octets keySha256,
    Optional<Posture> posture) {
  /** The most persons that one entry names. */
  public static final int MAX_PERSONS = 64;

  /** The most counts that one seal states; a larger one is several entries. */
  public static final int MAX_COUNTS = 512;

  private static final Pattern PERSON = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,63}");
  private static final int IDENTIFIER_OCTETS = 16;
  private static final int DIGEST_OCTETS = 32;

  /**
   * Refuses what cannot be written.
   *
   * @param phase not null
   * @param actorClass not null
   * @param certificateSha256 32 octets or none
   * @param admf not null
   * @param persons copied; at most {@link #MAX_PERSONS}, each 1 to 64 of {@code a-z A-Z 0-9 . _ @ -}
   * @param operation not null
   * @param xid not null
   * @param did not null
   * @param objectId not null
   * @param reason not null
   * @param reasonCode not negative
   * @param refersTo above 0 if there is one: number 0 opens the log
   * @param mandateSha256 32 octets or none
   * @param policyId 16 octets or none
   * @param policyVersion not negative
   * @param occurrences at least 1
   * @param counts copied; at most {@link #MAX_COUNTS}
   * @param lost not null
   * @param documentSha256 32 octets or none
   * @param keySha256 32 octets or none
   * @param posture not null
   */
  public RecordedAct {
    requireNonNull(phase, "phase");
    requireNonNull(actorClass, "actorClass");
    requireOctets(certificateSha256, DIGEST_OCTETS);
    requireNonNull(admf, "admf");
    persons = List.copyOf(persons);
    requireNonNull(operation, "operation");
    requireNonNull(xid, "xid");
    requireNonNull(did, "did");
    requireNonNull(objectId, "objectId");
    requireNonNull(reason, "reason");
    requireOctets(mandateSha256, DIGEST_OCTETS);
    counts = List.copyOf(counts);
    requireNonNull(lost, "lost");
    requireOctets(documentSha256, DIGEST_OCTETS);
    requireOctets(keySha256, DIGEST_OCTETS);
    requireNonNull(posture, "posture");
    if (persons.size() > MAX_PERSONS || counts.size() > MAX_COUNTS) {
      throw new IllegalArgumentException("more persons or counts than one entry holds");
    }
    for (String person : persons) {
      if (!PERSON.matcher(person).matches()) {
        throw new IllegalArgumentException("a person is 1 to 64 of a-z A-Z 0-9 . _ @ -");
      }
    }
    requireOctets(policyId, IDENTIFIER_OCTETS);
    if (reasonCode < 0 || policyVersion < 0 || occurrences < 1 || refersTo.orElse(1) < 1) {
      throw new IllegalArgumentException("a number out of its range");
    }
  }

  private static void requireOctets(Octets value, int octets) {
    if (value.length() != 0 && value.length() != octets) {
      throw new IllegalArgumentException("a value of " + value.length() + " octets, not " + octets);
    }
  }
}
