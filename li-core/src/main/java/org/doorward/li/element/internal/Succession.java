package org.doorward.li.element.internal;

import java.util.function.Consumer;
import org.doorward.li.authority.TrustPolicy;
import org.doorward.li.authority.internal.KeptPolicies;
import org.doorward.li.authority.internal.TrustPolicies;

/**
 * How the next version of a trust policy comes to an element that runs.
 *
 * @param rules what a policy has to be to follow another
 * @param kept where it is kept
 * @param followed whoever follows it besides: is told in the turn in which nothing is decided; must not wait
 */
public record Succession(TrustPolicies rules, KeptPolicies kept, Consumer<TrustPolicy> followed) {}
