package org.doorward.li.policy;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;
import org.doorward.li.authority.PeerIdentity;
import org.doorward.li.evidence.Reason;
import org.doorward.li.policy.internal.GenericFailure;
import org.doorward.li.x1.X1Request;

/**
 * What a policy hook is asked about: a request that the library's own rules permit. Immutable through and
 * through, so that no hook changes what another sees.
 *
 * @param request the request, its target identifiers withheld from any text
 * @param peer whose certificate the request came with; bound to the request's ADMF identifier
 * @param mandate the mandate that permits it, if one has to
 * @param now the element's clock when the rules decided
 */
public record PolicyQuestion(
    X1Request request, PeerIdentity peer, Optional<MandateSummary> mandate, Instant now) {
  /**
   * Refuses null.
   *
   * @param request not null
   * @param peer not null
   * @param mandate not null
   * @param now not null
   */
  public PolicyQuestion {
    requireNonNull(request, "request");
    requireNonNull(peer, "peer");
    requireNonNull(mandate, "mandate");
    requireNonNull(now, "now");
  }

  /**
   * The denial of a hook, with the code that X1 has for the failure of such a request in general.
   *
   * @return what a hook answers if it has nothing more to say
   */
  public Decision deny() {
    return new Decision.Deny(Reason.HOOK_DENIED, GenericFailure.of(request.type()), "");
  }
}
