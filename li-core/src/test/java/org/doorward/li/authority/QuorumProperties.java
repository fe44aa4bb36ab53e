package org.doorward.li.authority;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.doorward.li.authority.internal.Operator;

/** INV-AUTH-02 and INV-AUTH-28: a quorum counts persons in the roles of the act, whatever keys they have. */
class QuorumProperties {
  private static final List<OfficerKey> KEYS =
      Stream.generate(() -> Operator.officerKey(Operator.keyPair())).limit(15).toList();

  private static final List<Set<OfficerRole>> THREE_ROOTS =
      List.of(Set.of(OfficerRole.ROOT), Set.of(OfficerRole.ROOT), Set.of(OfficerRole.ROOT));

  @Property
  void aQuorumCountsPersonsInRolesOfTheAct(
      @ForAll("rolesOfOfficers") List<Set<OfficerRole>> roles,
      @ForAll @IntRange(min = 2, max = 4) int persons,
      @ForAll boolean distinctRoles,
      @ForAll Act act) {
    List<Officer> signers = officers(roles);

    boolean reached = QuorumCount.reached(signers, quorum(persons, distinctRoles), act);

    List<Set<OfficerRole>> capacities = roles.stream()
        .map(held -> held.stream().filter(act.roles()::contains).collect(Collectors.toSet()))
        .toList();
    assertEquals(mostPersons(capacities, distinctRoles) >= persons, reached);
  }

  @Property
  void nobodyIsNeededAndOneIsNeverEnough(
      @ForAll("rolesOfOfficers") List<Set<OfficerRole>> roles,
      @ForAll boolean distinctRoles,
      @ForAll Set<Act> left) {
    List<Set<OfficerRole>> withRoots = new ArrayList<>(THREE_ROOTS);
    withRoots.addAll(roles);
    List<Officer> members = officers(withRoots);
    Map<Act, Quorum> quorums = new EnumMap<>(Operator.QUORUMS);
    quorums.keySet().removeIf(act -> !act.required() && left.contains(act));
    quorums.put(Act.MANDATE, quorum(2, distinctRoles));
    Officers officers;
    try {
      officers = new Officers(members, quorums);
    } catch (IllegalArgumentException e) {
      return;
    }
    Set<Person> everybody =
        members.stream().map(Officer::person).collect(Collectors.toUnmodifiableSet());
    for (Act act : Act.values()) {
      assertEquals(quorums.containsKey(act), officers.suffice(act, everybody));
      for (Person one : everybody) {
        Set<Person> others = new HashSet<>(everybody);
        others.remove(one);
        assertEquals(quorums.containsKey(act), officers.suffice(act, others));
        assertTrue(!officers.suffice(act, Set.of(one)));
      }
    }
  }

  private static Quorum quorum(int persons, boolean distinctRoles) {
    return new Quorum(
        persons, distinctRoles ? List.of(Quorum.Condition.DISTINCT_ROLES) : List.of());
  }

  /** Tries every choice: for each person, not to count, or to act in one of the roles. */
  private static int mostPersons(List<Set<OfficerRole>> capacities, boolean distinctRoles) {
    if (!distinctRoles) {
      return (int) capacities.stream().filter(roles -> !roles.isEmpty()).count();
    }
    return mostPersons(capacities, 0, EnumSet.noneOf(OfficerRole.class));
  }

  private static int mostPersons(
      List<Set<OfficerRole>> capacities, int person, EnumSet<OfficerRole> taken) {
    if (person == capacities.size()) {
      return 0;
    }
    int most = mostPersons(capacities, person + 1, taken);
    for (OfficerRole role : capacities.get(person)) {
      if (!taken.contains(role)) {
        EnumSet<OfficerRole> more = EnumSet.copyOf(taken);
        more.add(role);
        most = Math.max(most, 1 + mostPersons(capacities, person + 1, more));
      }
    }
    return most;
  }

  private static List<Officer> officers(List<Set<OfficerRole>> roles) {
    List<Officer> officers = new ArrayList<>();
    for (Set<OfficerRole> held : roles) {
      officers.add(Officer.of(
          new Person("p" + officers.size()),
          List.copyOf(held),
          List.of(KEYS.get(officers.size()))));
    }
    return officers;
  }

  /** Of one office each. */
  @Provide
  Arbitrary<List<Set<OfficerRole>>> rolesOfOfficers() {
    return Arbitraries.of(Office.class)
        .flatMap(office -> Arbitraries.of(Arrays.stream(OfficerRole.values())
                .filter(role -> role.office() == office)
                .toList())
            .set()
            .ofMinSize(1))
        .list()
        .ofMinSize(1)
        .ofMaxSize(12);
  }
}
