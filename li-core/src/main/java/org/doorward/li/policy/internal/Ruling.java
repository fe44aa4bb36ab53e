package org.doorward.li.policy.internal;

import java.util.Optional;
import java.util.Set;
import org.doorward.li.authority.Mandate;
import org.doorward.li.authority.Scope;
import org.doorward.li.authority.internal.SignedDocument;
import org.doorward.li.evidence.Reason;
import org.doorward.li.policy.Decision;
import org.doorward.li.x1.X1ErrorCode;

/**
 * What was decided about one request, and under which mandate. Immutable.
 *
 * @param decision whether it may go on
 * @param direction what the request would do
 * @param mandate what permits it, or the mandate that did not
 * @param exceeded in what a task goes beyond its mandate; for the evidence, never for the peer
 */
public record Ruling(
    Decision decision,
    Direction direction,
    Optional<SignedDocument<Mandate>> mandate,
    Set<Scope.Dimension> exceeded) {
  /** Which way a request goes. */
  public enum Direction {
    /** It starts, widens, reads or prepares an interception: hooks are asked. */
    ACCESS,
    /** It stops or only narrows one: hooks are told, and cannot deny or delay it. */
    STOP,
    /** It does nothing to one, and shows nothing of it: hooks do not hear of it. */
    LIVENESS
  }

  /** Copies the set. */
  public Ruling {
    exceeded = Set.copyOf(exceeded);
  }

  static Ruling permit(Direction direction) {
    return new Ruling(Decision.permit(), direction, Optional.empty(), Set.of());
  }

  static Ruling permit(Direction direction, SignedDocument<Mandate> mandate) {
    return new Ruling(Decision.permit(), direction, Optional.of(mandate), Set.of());
  }

  static Ruling deny(Reason reason, X1ErrorCode code, String description) {
    return new Ruling(
        new Decision.Deny(reason, code, description), Direction.ACCESS, Optional.empty(), Set.of());
  }

  /** This ruling, with the mandate that it is about. */
  Ruling about(SignedDocument<Mandate> of) {
    return new Ruling(decision, direction, Optional.of(of), exceeded);
  }

  /** This ruling with another decision. */
  Ruling with(Decision other) {
    return new Ruling(other, direction, mandate, exceeded);
  }
}
