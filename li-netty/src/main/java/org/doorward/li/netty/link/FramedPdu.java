package org.doorward.li.netty.link;

import org.doorward.li.identifier.Octets;
import org.doorward.li.x2x3.ReceivedPdu;

/**
 * One PDU off the stream. Immutable.
 *
 * @param received the PDU, and what is wrong with its content
 * @param octets as they came
 */
public record FramedPdu(ReceivedPdu received, Octets octets) {}
