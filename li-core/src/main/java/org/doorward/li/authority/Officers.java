package org.doorward.li.authority;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.doorward.li.identifier.Octets;

/**
 * The persons who may authorise, and how many of them each act needs.
 *
 * @param members the officers, at least one
 * @param policyQuorum what signing a trust policy needs
 * @param mandateQuorum what signing a mandate needs
 */
public record Officers(List<Officer> members, Quorum policyQuorum, Quorum mandateQuorum) {
  /**
   * Checks that persons and keys are distinct, and that each quorum can be reached without any one person.
   *
   * @param members at least one
   * @param policyQuorum fewer persons than have a role in it
   * @param mandateQuorum fewer persons than have a role in it
   * @throws IllegalArgumentException if a person or key stands twice, or a quorum needs everybody
   */
  public Officers {
    requireNonNull(policyQuorum, "policyQuorum");
    requireNonNull(mandateQuorum, "mandateQuorum");
    members = Names.some(members, "officer");
    Names.distinct(members.stream().map(Officer::person).toList(), "person");
    Names.distinct(members.stream().flatMap(o -> o.keys().stream()).toList(), "key");
    Names.distinct(members.stream().flatMap(o -> o.sealingKey().stream()).toList(), "sealing key");
    requireReachable(members, policyQuorum, Act.TRUST_POLICY);
    requireReachable(members, mandateQuorum, Act.MANDATE);
  }

  private static void requireReachable(List<Officer> members, Quorum quorum, Act act) {
    for (Officer missing : members) {
      List<Officer> others = members.stream().filter(o -> !o.equals(missing)).toList();
      if (!QuorumCount.reached(others, quorum, act)) {
        throw new IllegalArgumentException(
            "a quorum cannot be reached without one of the officers");
      }
    }
  }

  /**
   * Whether {@code signers} are enough for {@code act}.
   *
   * @param act what they signed
   * @param signers who signed, by verified signatures; others than officers do not count
   * @return true if the quorum is reached
   */
  public boolean suffice(Act act, Set<Person> signers) {
    Quorum quorum = switch (act) {
      case TRUST_POLICY -> policyQuorum;
      case MANDATE -> mandateQuorum;
    };
    return QuorumCount.reached(
        members.stream().filter(o -> signers.contains(o.person())).toList(), quorum, act);
  }

  /**
   * The digests of all officers' keys.
   *
   * @return SHA-256 of each SubjectPublicKeyInfo
   */
  public Set<Octets> keyDigests() {
    return members.stream()
        .flatMap(o -> o.keys().stream())
        .map(OfficerKey::spkiSha256)
        .collect(Collectors.toUnmodifiableSet());
  }
}
