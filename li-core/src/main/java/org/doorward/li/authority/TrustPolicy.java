package org.doorward.li.authority;

import static java.util.Objects.requireNonNull;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
 * @param officers the persons who hold an office, and what each act needs
 * @param components the machines it knows
 * @param witnesses who may cosign the elements' logs, and how many have to
 * @param auditKey the X25519 public key that details of the evidence are sealed to, 32 octets
 * @param limits how long and how old mandates and vendor grants may be
 * @param concessions what the elements may do that they otherwise refuse; in the order of the constants
 */
public record TrustPolicy(
    PolicyReference reference,
    Validity validity,
    List<NeIdentifier> elements,
    Officers officers,
    Components components,
    Witnesses witnesses,
    Octets auditKey,
    Limits limits,
    List<Concession> concessions) {
  private static final int AUDIT_KEY_OCTETS = 32;

  /**
   * Checks that persons, components, witnesses, vendors and the audit key share no key.
   *
   * @param reference not null
   * @param validity not null
   * @param elements at least one, none twice
   * @param officers not null
   * @param components not null
   * @param witnesses not null
   * @param auditKey 32 octets
   * @param limits not null
   * @param concessions none twice, in the order of the constants
   * @throws IllegalArgumentException if one of these does not hold, or two parties share a key
   */
  public TrustPolicy {
    requireNonNull(reference, "reference");
    requireNonNull(validity, "validity");
    requireNonNull(officers, "officers");
    requireNonNull(components, "components");
    requireNonNull(limits, "limits");
    elements = Names.some(elements, "element");
    requireNonNull(witnesses, "witnesses");
    concessions = Names.ordered(concessions, "concession");
    if (auditKey.length() != AUDIT_KEY_OCTETS) {
      throw new IllegalArgumentException(
          "audit key has " + auditKey.length() + " octets of " + AUDIT_KEY_OCTETS);
    }
    Set<Octets> taken = new HashSet<>();
    add(taken, components.pins(), "an ADMF, an MDF or an inbox peer");
    add(taken, components.vendorKeys(), "a vendor");
    add(taken, officers.keyDigests(), "an officer or auditor");
    add(
        taken,
        witnesses.members().stream()
            .flatMap(one -> Stream.concat(Stream.of(one.spkiSha256()), one.spkiPins().stream()))
            .collect(Collectors.toSet()),
        "a witness");
    add(taken, Set.of(Spki.x25519(auditKey)), "the evidence");
  }

  private static void add(Set<Octets> taken, Set<Octets> keys, String whose) {
    for (Octets key : keys) {
      if (!taken.add(key)) {
        throw new IllegalArgumentException("a key of " + whose + " is somebody else's key");
      }
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
}
