package org.doorward.li.authority;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.doorward.li.identifier.Octets;

/**
 * The persons who hold an office, and how many of them each act needs.
 *
 * @param members the persons, at least one
 * @param quorums what each act needs; nobody can do an act that is not there
 */
public record Officers(List<Officer> members, Map<Act, Quorum> quorums) {
  /**
   * Checks that persons and keys are distinct, and that each quorum can be reached without any one person.
   *
   * @param members at least one
   * @param quorums one for each required act, and each fewer persons than can take part in it; that of urgent
   *     mandates asks for nothing that that of mandates does not
   * @throws IllegalArgumentException if a person or key stands twice, a quorum is missing, or needs everybody, or
   *     urgent mandates take more than others
   */
  public Officers {
    members = Names.some(members, "officer");
    quorums = Collections.unmodifiableMap(new EnumMap<>(quorums));
    Names.distinct(members.stream().map(Officer::person).toList(), "person");
    Names.distinct(members.stream().flatMap(o -> o.keys().stream()).toList(), "key");
    Names.distinct(members.stream().flatMap(o -> o.sealingKey().stream()).toList(), "sealing key");
    for (Act act : Act.values()) {
      Quorum quorum = quorums.get(act);
      if (quorum != null) {
        requireReachable(members, quorum, act);
      } else if (act.required()) {
        throw new IllegalArgumentException("no quorum for " + act);
      }
    }
    Quorum urgent = quorums.get(Act.URGENT_MANDATE);
    if (urgent != null && !urgent.noHarderThan(requireNonNull(quorums.get(Act.MANDATE)))) {
      throw new IllegalArgumentException("an urgent mandate takes more than another");
    }
  }

  private static void requireReachable(List<Officer> members, Quorum quorum, Act act) {
    List<Officer> entitled = entitled(members, quorum, act);
    boolean nobodyIsNeeded = entitled.stream()
        .allMatch(missing -> QuorumCount.reached(
            entitled.stream().filter(o -> !o.equals(missing)).toList(), quorum, act));
    if (entitled.isEmpty() || !nobodyIsNeeded) {
      throw new IllegalArgumentException("a quorum cannot be reached without one of the officers");
    }
  }

  private static List<Officer> entitled(List<Officer> members, Quorum quorum, Act act) {
    return members.stream()
        .filter(officer -> officer.office() == act.office() && quorum.satisfiedBy(officer.keys()))
        .toList();
  }

  /**
   * What an act needs.
   *
   * @param act which
   * @return the quorum; none if nobody can do it
   */
  public Optional<Quorum> quorum(Act act) {
    return Optional.ofNullable(quorums.get(act));
  }

  /**
   * The persons who hold an office.
   *
   * @param office which
   * @return in the policy's order
   */
  public List<Officer> holding(Office office) {
    return members.stream().filter(officer -> officer.office() == office).toList();
  }

  /**
   * Whether {@code signers} are enough for {@code act}.
   *
   * @param act what they signed
   * @param signers whose verified signatures count for it; persons of another office do not count
   * @return true if there is a quorum for the act, and it is reached
   */
  public boolean suffice(Act act, Set<Person> signers) {
    Quorum quorum = quorums.get(act);
    return quorum != null
        && QuorumCount.reached(
            members.stream().filter(o -> signers.contains(o.person())).toList(), quorum, act);
  }

  /**
   * The digests of all keys of the persons.
   *
   * @return SHA-256 of each SubjectPublicKeyInfo, sealing keys included
   */
  public Set<Octets> keyDigests() {
    return members.stream()
        .flatMap(officer -> Stream.concat(
            officer.keys().stream().map(OfficerKey::spkiSha256),
            officer.sealingKey().stream().map(Spki::x25519)))
        .collect(Collectors.toUnmodifiableSet());
  }
}
