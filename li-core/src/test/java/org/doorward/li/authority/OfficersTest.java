package org.doorward.li.authority;

import static org.doorward.li.authority.internal.Operator.QUORUMS;
import static org.doorward.li.authority.internal.Operator.TWO;
import static org.doorward.li.authority.internal.Operator.officerKey;
import static org.doorward.li.authority.internal.Operator.officers;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.doorward.li.authority.Quorum.Condition;
import org.doorward.li.authority.internal.Operator;
import org.doorward.li.identifier.Octets;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** F-12 and DC-16: k is at least 2, and no one person is needed. */
class OfficersTest {
  private static final Quorum THREE = Quorum.of(3);
  private static final Quorum APART = new Quorum(2, List.of(Condition.DISTINCT_ROLES));
  private static final Quorum BOTH = new Quorum(2, List.of(Condition.CLASSIC_AND_POST_QUANTUM));

  private final Operator operator = new Operator();
  private final List<Officer> members = operator.officers().members();

  private static Set<Person> persons(String... names) {
    return Arrays.stream(names).map(Person::new).collect(Collectors.toSet());
  }

  private static Officer officer(String person, OfficerRole... roles) {
    return Officer.of(new Person(person), List.of(roles), List.of(officerKey(Operator.keyPair())));
  }

  private List<Officer> and(Officer one) {
    List<Officer> more = new ArrayList<>(members);
    more.add(one);
    return more;
  }

  /** INV-AUTH-28. */
  @Nested
  class AnOffice {
    @Test
    void isTheOnlyOneOfAPerson() {
      assertEquals(
          Office.OFFICER,
          officer("leo", OfficerRole.LEGAL, OfficerRole.SECURITY).office());
      for (OfficerRole one : OfficerRole.values()) {
        for (OfficerRole other : OfficerRole.values()) {
          if (one.office() == other.office()) {
            assertDoesNotThrow(() -> officer("leo", one));
          } else {
            assertThrows(IllegalArgumentException.class, () -> officer("leo", one, other));
          }
        }
      }
    }

    @Test
    void isNotHeldUnderTwoEntriesOfOnePerson() {
      assertDoesNotThrow(() -> new Officers(and(officer("leo", OfficerRole.LEGAL)), QUORUMS));
      assertThrows(
          IllegalArgumentException.class,
          () -> new Officers(and(officer("rita", OfficerRole.LEGAL)), QUORUMS));
    }

    /** No act counts anybody of another office, and none counts auditors. */
    @Test
    void isWhatAnActCounts() {
      Map<Office, Set<Person>> three = Map.of(
          Office.ROOT_OFFICER, persons("rita", "rob", "ruth"),
          Office.OFFICER, persons("anna", "ben", "carla"),
          Office.VENDOR_GRANT_OFFICER, persons("gina", "greg", "gwen"));
      Officers good = operator.officers();
      for (Act act : Act.values()) {
        three.forEach(
            (office, persons) -> assertEquals(office == act.office(), good.suffice(act, persons)));
        assertFalse(good.suffice(act, persons("rita", "anna", "gina", "otto")));
      }
    }
  }

  /** INV-AUTH-29. */
  @Nested
  class AQuorum {
    @Tag("F-12")
    @Test
    void isNeverOnePerson() {
      assertThrows(IllegalArgumentException.class, () -> Quorum.of(1));
    }

    @Test
    void neverNeedsEverybodyWhoHoldsTheOffice() {
      for (Act act : Act.values()) {
        List<Officer> two =
            members.stream().filter(o -> !o.equals(first(act.office()))).toList();

        assertDoesNotThrow(() -> operator.officers(act, TWO));
        assertThrows(IllegalArgumentException.class, () -> operator.officers(act, THREE));
        assertThrows(IllegalArgumentException.class, () -> new Officers(two, QUORUMS));
      }
    }

    private Officer first(Office office) {
      return operator.officers().holding(office).get(0);
    }

    @Test
    void isThereForEachActButThoseThatNobodyNeedDo() {
      for (Act act : Act.values()) {
        Map<Act, Quorum> without = new EnumMap<>(QUORUMS);
        without.remove(act);
        if (act.required()) {
          assertThrows(IllegalArgumentException.class, () -> new Officers(members, without));
        } else {
          Officers officers = new Officers(members, without);
          assertFalse(officers.suffice(
              act, members.stream().map(Officer::person).collect(Collectors.toSet())));
        }
      }
    }

    /** F-04: both officers of one role, where distinct roles are asked. */
    @Tag("F-04")
    @Test
    void countsDistinctRolesWhereItAsksForThem() {
      List<Officer> two = and(officer("leo", OfficerRole.LEGAL));
      Officers apart = officers(two, Act.MANDATE, APART);
      Officers any = new Officers(two, QUORUMS);

      assertTrue(apart.suffice(Act.MANDATE, persons("anna", "ben")));
      assertTrue(any.suffice(Act.MANDATE, persons("anna", "leo")));
      assertFalse(apart.suffice(Act.MANDATE, persons("anna", "leo")));
    }

    /** DC-05: who has no key of one kind cannot be counted on. */
    @Test
    void isReachedByThoseWhoHaveBothKindsOfKeysWhereItAsksForThem() {
      List<Officer> all = new ArrayList<>(members);
      for (int root = 0; root < 2; root++) {
        all.set(root, withBothKinds(all.get(root), root));
      }
      assertThrows(IllegalArgumentException.class, () -> officers(all, Act.TRUST_POLICY, BOTH));

      all.set(2, withBothKinds(all.get(2), 2));
      assertDoesNotThrow(() -> officers(all, Act.TRUST_POLICY, BOTH));
    }

    private Officer withBothKinds(Officer officer, int number) {
      String key =
          "308207b2300b0609608648016503040312038207a100" + "5a".repeat(1951) + "0" + number;
      List<OfficerKey> both = new ArrayList<>(officer.keys());
      both.add(new OfficerKey(SignatureAlgorithm.ML_DSA_65, Octets.ofHex(key)));
      return Officer.of(officer.person(), officer.roles(), both);
    }

    @Test
    void hasItsConditionsInOneOrder() {
      List<Condition> order = List.of(Condition.values());

      assertEquals(order, new Quorum(2, order).conditions());
      for (List<Condition> wrong : List.of(
          List.of(Condition.CLASSIC_AND_POST_QUANTUM, Condition.DISTINCT_ROLES),
          List.of(Condition.DISTINCT_ROLES, Condition.DISTINCT_ROLES))) {
        assertThrows(IllegalArgumentException.class, () -> new Quorum(2, wrong));
      }
    }
  }

  /** DC-15 and INV-AUTH-29. */
  @Nested
  class AnUrgentMandate {
    private Officers urgent(Quorum mandates, Quorum urgent) {
      Map<Act, Quorum> quorums = new EnumMap<>(QUORUMS);
      quorums.put(Act.MANDATE, mandates);
      quorums.put(Act.URGENT_MANDATE, urgent);
      return new Officers(and(officer("leo", OfficerRole.LEGAL)), quorums);
    }

    @Test
    void takesNoMoreThanAnother() {
      assertDoesNotThrow(() -> urgent(THREE, TWO));
      assertDoesNotThrow(() -> urgent(APART, TWO));
      assertThrows(IllegalArgumentException.class, () -> urgent(TWO, THREE));
      assertThrows(IllegalArgumentException.class, () -> urgent(TWO, APART));
    }

    @Test
    void isNeverValidForLongerThanAnotherOrThanTwoDays() {
      Duration day = Duration.ofDays(1);
      Duration second = Duration.ofSeconds(1);
      Duration longest = Limits.LONGEST_URGENT;
      assertDoesNotThrow(() -> new Limits(day.multipliedBy(30), day, longest, day));
      assertDoesNotThrow(() -> new Limits(day, day, day, day));
      assertThrows(
          IllegalArgumentException.class,
          () -> new Limits(day.multipliedBy(30), day, longest.plus(second), day));
      assertThrows(
          IllegalArgumentException.class, () -> new Limits(day, day, day.plus(second), day));
    }
  }

  @Test
  void aVendorGrantIsNeverValidForLongerThanADay() {
    Duration day = Limits.LONGEST_GRANT;
    assertDoesNotThrow(() -> new Limits(day, day, day, day));
    for (Duration wrong : List.of(day.plusSeconds(1), Duration.ZERO, Duration.ofMillis(1500))) {
      assertThrows(IllegalArgumentException.class, () -> new Limits(day, day, day, wrong));
    }
  }
}
