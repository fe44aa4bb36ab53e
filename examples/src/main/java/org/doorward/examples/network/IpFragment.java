package org.doorward.examples.network;

/**
 * What one IP header heads: a part of a packet, or all of it. Immutable.
 *
 * @param part the part, as if it were a packet
 * @param identification which packet it belongs to, among those of the same two addresses
 * @param offset where in the packet it stands, in octets
 * @param more whether parts follow
 */
record IpFragment(IpPacket part, long identification, int offset, boolean more) {
  boolean whole() {
    return offset == 0 && !more;
  }
}
