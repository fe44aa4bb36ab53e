package org.doorward.li.authority;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Counts persons, never keys or signatures. */
final class QuorumCount {
  private QuorumCount() {}

  /** Whether {@code signers}, each person at most once among them, reach {@code quorum} for {@code act}. */
  static boolean reached(List<Officer> signers, Quorum quorum, Act act) {
    List<Set<OfficerRole>> capacities = signers.stream()
        .map(o -> capacities(o, act))
        .filter(roles -> !roles.isEmpty())
        .toList();
    int count = quorum.conditions().contains(Quorum.Condition.DISTINCT_ROLES)
        ? inDistinctRoles(capacities)
        : capacities.size();
    return count >= quorum.persons();
  }

  private static Set<OfficerRole> capacities(Officer officer, Act act) {
    Set<OfficerRole> roles = EnumSet.copyOf(officer.roles());
    roles.retainAll(act.roles());
    return roles;
  }

  /** The most persons that can act in one role each, no role twice: a maximum bipartite matching. */
  private static int inDistinctRoles(List<Set<OfficerRole>> capacities) {
    Map<OfficerRole, Integer> holder = new EnumMap<>(OfficerRole.class);
    int matched = 0;
    for (int person = 0; person < capacities.size(); person++) {
      if (finds(person, capacities, holder, EnumSet.noneOf(OfficerRole.class))) {
        matched++;
      }
    }
    return matched;
  }

  private static boolean finds(
      int person,
      List<Set<OfficerRole>> capacities,
      Map<OfficerRole, Integer> holder,
      Set<OfficerRole> tried) {
    for (OfficerRole role : capacities.get(person)) {
      if (tried.add(role)) {
        Integer before = holder.get(role);
        if (before == null || finds(before, capacities, holder, tried)) {
          holder.put(role, person);
          return true;
        }
      }
    }
    return false;
  }
}
