package org.doorward.examples.capture;

import java.time.Instant;
import org.doorward.li.identifier.Octets;

/**
 * One frame as it was captured. Immutable.
 *
 * @param time when it passed
 * @param linkType what stands before the IP packet
 * @param octets what was kept of it, which may be less than what passed
 */
public record CapturedFrame(Instant time, LinkType linkType, Octets octets) {}
