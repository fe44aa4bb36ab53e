package org.doorward.li.authority;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.doorward.li.fault.DecodeException;
import org.doorward.li.identifier.NeIdentifier;
import org.doorward.li.identifier.Octets;

/**
 * The operator's root document: who may do what at which elements. One that exists is consistent; that the
 * operator's officers signed it is another matter. Immutable.
 *
 * @param reference its identifier and version
 * @param validity when it was made, and from when until when it gives authority
 * @param elements the elements it governs, at least one
 * @param officers the persons who may authorise
 * @param components the machines it knows
 * @param auditKey the X25519 public key that details of the evidence are sealed to, 32 octets
 * @param limits how long and how old mandates may be
 */
public record TrustPolicy(
    PolicyReference reference,
    Validity validity,
    List<NeIdentifier> elements,
    Officers officers,
    Components components,
    Octets auditKey,
    Limits limits) {
  private static final int AUDIT_KEY_OCTETS = 32;

  /** SubjectPublicKeyInfo of an X25519 key up to the key's own octets; RFC 8410, 4. */
  private static final Octets X25519_SPKI_PREFIX = Octets.ofHex("302a300506032b656e032100");

  /**
   * Checks that officers, components, vendors and auditor share no key.
   *
   * @param reference not null
   * @param validity not null
   * @param elements at least one, none twice
   * @param officers not null
   * @param components not null
   * @param auditKey 32 octets
   * @param limits not null
   * @throws IllegalArgumentException if a list is empty, the audit key has another length, or two parties share
   *     a key
   */
  public TrustPolicy {
    requireNonNull(reference, "reference");
    requireNonNull(validity, "validity");
    requireNonNull(officers, "officers");
    requireNonNull(components, "components");
    requireNonNull(limits, "limits");
    elements = Names.some(elements, "element");
    if (auditKey.length() != AUDIT_KEY_OCTETS) {
      throw new IllegalArgumentException(
          "audit key has " + auditKey.length() + " octets of " + AUDIT_KEY_OCTETS);
    }
    Octets audit = spkiSha256(auditKey);
    Set<Octets> officerKeys = officers.keyDigests();
    Set<Octets> taken = new HashSet<>(components.pins());
    taken.addAll(components.vendorKeys());
    if (officerKeys.stream().anyMatch(taken::contains)) {
      throw new IllegalArgumentException("an officer's key is the key of a vendor or a component");
    }
    boolean shared = officers.members().stream()
        .flatMap(officer -> officer.sealingKey().stream())
        .anyMatch(auditKey::equals);
    if (shared || taken.contains(audit) || officerKeys.contains(audit)) {
      throw new IllegalArgumentException("the audit key is somebody else's key");
    }
  }

  /**
   * The policy that a payload says, read strictly.
   *
   * @param payload the signed octets
   * @return the policy
   * @throws DecodeException PROTOBUF if the octets are not the one encoding of a policy, VALUE if it is inconsistent
   */
  public static TrustPolicy decode(Octets payload) throws DecodeException {
    return PolicyCodec.decode(payload);
  }

  /**
   * The octets to sign, the same each time.
   *
   * @return what {@link #decode} reads
   */
  public Octets encode() {
    return PolicyCodec.encode(this);
  }

  private static Octets spkiSha256(Octets auditKey) {
    byte[] spki = new byte[X25519_SPKI_PREFIX.length() + AUDIT_KEY_OCTETS];
    ByteBuffer.wrap(spki).put(X25519_SPKI_PREFIX.asByteBuffer()).put(auditKey.asByteBuffer());
    return Sha256.of(spki);
  }
}
