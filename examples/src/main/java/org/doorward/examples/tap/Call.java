package org.doorward.examples.tap;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Predicate;
import org.doorward.li.target.TargetIdentifier;
import org.doorward.li.x2x3.PayloadDirection;

/**
 * A call as it stood when a packet of it passed; a registration or a message is one too. Who takes part follows from
 * the request that began it and from what the network asserts later. What a request within the call says in From and
 * To changes nothing. Immutable.
 *
 * @param key which call
 * @param caller the identities of the side that began
 * @param callee the identities of the other side
 * @param answered whether the callee has accepted
 */
public record Call(
    CallKey key, Set<TargetIdentifier> caller, Set<TargetIdentifier> callee, boolean answered) {
  /**
   * Copies the sets.
   *
   * @param key which call
   * @param caller the identities of the side that began
   * @param callee the identities of the other side
   * @param answered whether the callee has accepted
   */
  public Call {
    caller = Set.copyOf(caller);
    callee = Set.copyOf(callee);
  }

  /**
   * Everybody who takes part: what to look up among the targets.
   *
   * @return the identities of both sides
   */
  public Set<TargetIdentifier> identities() {
    Set<TargetIdentifier> all = new LinkedHashSet<>(caller);
    all.addAll(callee);
    return all;
  }

  /**
   * The identities of the side, or sides, that {@code target} is one identity of.
   *
   * @param target who was ordered
   * @return all identities known of the same person, {@code target} among them; empty if he takes no part
   */
  public Set<TargetIdentifier> sameSideAs(TargetIdentifier target) {
    Set<TargetIdentifier> same = new LinkedHashSet<>();
    if (caller.contains(target)) {
      same.addAll(caller);
    }
    if (callee.contains(target)) {
      same.addAll(callee);
    }
    return same;
  }

  /**
   * Which way something went, seen from a target.
   *
   * @param sender the side that sent it
   * @param target which identities are the target's
   * @return from or to the target; multiple if he is on both sides; not known if there is no telling
   */
  public PayloadDirection direction(Party sender, Predicate<TargetIdentifier> target) {
    boolean calls = caller.stream().anyMatch(target);
    boolean isCalled = callee.stream().anyMatch(target);
    if (calls && isCalled) {
      return PayloadDirection.MULTIPLE;
    } else if (sender == Party.UNKNOWN || (!calls && !isCalled)) {
      return PayloadDirection.NOT_KNOWN;
    }
    boolean sent = sender == (calls ? Party.CALLER : Party.CALLEE);
    return sent ? PayloadDirection.FROM_TARGET : PayloadDirection.TO_TARGET;
  }
}
