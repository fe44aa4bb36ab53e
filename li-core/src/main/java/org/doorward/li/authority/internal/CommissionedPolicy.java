package org.doorward.li.authority.internal;

import java.util.List;
import java.util.Set;
import org.doorward.li.authority.Person;
import org.doorward.li.authority.TrustPolicy;

/**
 * The trust policies that an element has been given, verified: the one that it was commissioned with, and those that
 * have followed it. Only this package verifies them. Immutable.
 *
 * @param policies each followed by the next; at least one
 * @param confirmedBy the root officers who confirmed the first
 */
public record CommissionedPolicy(
    List<SignedDocument<TrustPolicy>> policies, Set<Person> confirmedBy) {
  /** Copies both. */
  public CommissionedPolicy {
    policies = List.copyOf(policies);
    confirmedBy = Set.copyOf(confirmedBy);
  }

  /** The policy to follow. */
  public SignedDocument<TrustPolicy> inForce() {
    return policies.get(policies.size() - 1);
  }

  /** The persons who answer for one of the policies: who confirmed the first, or who signed a later one. */
  public Set<Person> answering(int policy) {
    return policy == 0 ? confirmedBy : policies.get(policy).signers();
  }
}
