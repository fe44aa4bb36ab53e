package org.doorward.examples.network;

import org.doorward.li.identifier.Octets;

/**
 * Octets of one direction of a TCP connection that follow each other, and follow those of the run before. Immutable.
 *
 * @param atStart whether these are the first octets after the SYN
 * @param afterGap whether the capture lost some before these
 * @param octets at least one
 */
public record StreamRun(boolean atStart, boolean afterGap, Octets octets) {}
