package org.doorward.li.netty.element;

import org.doorward.li.identifier.Did;

/**
 * How delivery to one destination stands: {@code accepted = acknowledged + queued + lost}. Immutable.
 *
 * @param did the destination
 * @param connected whether its connections stand
 * @param accepted PDUs handed over to delivery
 * @param acknowledged PDUs that an acknowledged Keepalive covers
 * @param queued PDUs that wait, or were sent and are not acknowledged
 * @param lost PDUs that had to be dropped
 */
public record DestinationHealth(
    Did did, boolean connected, long accepted, long acknowledged, long queued, long lost) {}
