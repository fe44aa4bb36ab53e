package org.doorward.examples.network;

import org.doorward.li.identifier.Octets;

/**
 * A whole IP packet, of either version, without its headers. Immutable.
 *
 * @param source who sent it
 * @param destination whom it is for
 * @param protocol what the payload is
 * @param payload from the transport header to the end
 */
public record IpPacket(IpAddress source, IpAddress destination, int protocol, Octets payload) {}
