package org.doorward.li.crypto.signature;

import static java.util.Objects.requireNonNull;

import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.doorward.li.authority.Envelope;
import org.doorward.li.authority.Person;
import org.doorward.li.authority.internal.DocumentCheck;
import org.doorward.li.crypto.signature.internal.Signatures;
import org.doorward.li.fault.AuthorityException;
import org.doorward.li.fault.DecodeException;
import org.doorward.li.identifier.Octets;

/**
 * Holds signed documents against a trust policy, away from any element: what it says of one is what an element says that
 * follows the policy and has seen nothing else, by the same code. It gives nobody any authority. Thread-safe.
 */
public final class DocumentVerifier {
  private final DocumentCheck check;

  private DocumentVerifier(DocumentCheck check) {
    this.check = check;
  }

  /**
   * What was found.
   *
   * @param digest what the document is known by: {@link Envelope#digest()}
   * @param signers everybody of the policy whose good signature the document has, whether or not it counts
   * @param objection why the document gives no authority: the name of a constant of
   *     {@link org.doorward.li.authority.MandateInbox.Refusal} or
   *     {@link org.doorward.li.authority.VendorRefusal}, or what was expected; empty if nothing is wrong with it
   */
  public record Finding(Octets digest, Set<Person> signers, Optional<String> objection) {
    /**
     * Copies the set.
     *
     * @param digest 32 octets
     * @param signers copied
     * @param objection empty if nothing is wrong
     */
    public Finding {
      requireNonNull(digest, "digest");
      signers = Set.copyOf(signers);
      requireNonNull(objection, "objection");
    }
  }

  /**
   * A verifier for a policy.
   *
   * @param policy a trust policy that a quorum of its own root officers has signed; that it is the right one shows its
   *     digest only, compared with what is known from elsewhere
   * @param clock tells what has begun and what has ended
   * @return the verifier
   * @throws AuthorityException if there is no such quorum
   * @throws DecodeException if the payload is not a consistent policy in its one encoding
   */
  public static DocumentVerifier of(Envelope policy, InstantSource clock)
      throws AuthorityException, DecodeException {
    return new DocumentVerifier(new DocumentCheck(policy, Signatures.verifier(), clock));
  }

  /**
   * What the trust policy is known by.
   *
   * @return its digest
   */
  public Octets policyDigest() {
    return check.policy().digest();
  }

  /**
   * Verifies a document.
   *
   * @param document a mandate, a vendor grant, a revocation, a confirmation, the policy itself or its next version
   * @return what was found
   * @throws DecodeException if the payload is not such a document in its one encoding
   */
  public Finding verify(Envelope document) throws DecodeException {
    return new Finding(document.digest(), check.signers(document), check.objection(document));
  }
}
