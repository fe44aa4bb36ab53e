package org.doorward.examples.tap;

/**
 * What became of all that was seen. Immutable.
 *
 * @param frames how many frames came in
 * @param sip how many SIP messages gave an event
 * @param rtp how many RTP packets gave an event
 * @param mediaOfNoCall how many datagrams looked like RTP, but no call had asked for them
 * @param sipOfNoCall how many SIP messages did not say which call they belong to
 * @param unread how many packets were neither UDP nor TCP over IP, or were not captured to their end
 * @param fragmented how many packets never became whole
 * @param forgotten how many calls were forgotten because there were too many
 */
public record TrafficCounts(
    long frames,
    long sip,
    long rtp,
    long mediaOfNoCall,
    long sipOfNoCall,
    long unread,
    long fragmented,
    long forgotten) {}
