package org.doorward.examples.tap;

import static org.doorward.examples.traffic.Sip.message;

import java.time.Instant;
import java.util.List;
import org.doorward.examples.sip.NumberRule;
import org.doorward.examples.tap.TrafficEvent.Leg;
import org.doorward.examples.tap.TrafficEvent.SipEvent;
import org.doorward.examples.traffic.Frames;
import org.doorward.li.target.SipUri;
import org.doorward.li.target.TargetIdentifier;
import org.doorward.li.x2x3.PayloadDirection;

/** A tracker, and packets for it between Alice, who is the target, at A and Bob at B. */
abstract class TrackedCalls {
  static final String A = "192.0.2.10";
  static final String B = "198.51.100.20";
  static final TargetIdentifier TARGET = SipUri.of("sip:alice@example.com");

  final CallTracker tracker = new CallTracker(NumberRule.PLUS_SIGN);
  Instant now = Frames.START;

  final List<TrafficEvent> packet(byte[] packet) {
    return tracker.accept(Frames.frame(now, packet));
  }

  /** The one event that a SIP message over UDP gives. */
  final SipEvent sip(String text) {
    return (SipEvent) packet(Frames.udp(A + ":5060", B + ":5060", text)).get(0);
  }

  /** Which calls an RTP packet belongs to, by Call-ID and sender. */
  final List<String> rtp(String source, String destination) {
    return packet(Frames.udp(source, destination, Frames.rtp(1, 0xD5))).stream()
        .flatMap(event -> event.legs().stream())
        .map(leg -> leg.call().key().callId() + " " + leg.sender())
        .toList();
  }

  final void other(String callId, int status, String sdp) {
    String line =
        status == 0 ? "INVITE sip:x@example.org SIP/2.0" : "SIP/2.0 " + status + " Whatever";
    String to = "<sip:x@example.org>" + (status == 0 ? "" : ";tag=x");
    sip(message(callId, line, "INVITE", "<sip:y@example.org>;tag=y", to, sdp));
  }

  static PayloadDirection direction(Leg leg) {
    return leg.call().direction(leg.sender(), TARGET::equals);
  }
}
