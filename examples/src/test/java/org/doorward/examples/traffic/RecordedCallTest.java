package org.doorward.examples.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.doorward.examples.capture.CaptureReader;
import org.doorward.examples.capture.CapturedFrame;
import org.doorward.examples.output.SpeechTrack;
import org.doorward.examples.sip.NumberRule;
import org.doorward.examples.sip.UriIdentities;
import org.doorward.examples.tap.Call;
import org.doorward.examples.tap.CallTracker;
import org.doorward.examples.tap.Party;
import org.doorward.examples.tap.TrafficCounts;
import org.doorward.examples.tap.TrafficEvent;
import org.doorward.examples.tap.TrafficEvent.RtpEvent;
import org.doorward.examples.tap.TrafficEvent.SipEvent;
import org.doorward.li.target.E164Number;
import org.doorward.li.target.SipUri;
import org.doorward.li.target.TargetIdentifier;
import org.doorward.li.target.TelUri;
import org.doorward.li.x2x3.PayloadDirection;
import org.junit.jupiter.api.Test;

/** The capture that comes with the examples, whose content its README states. */
class RecordedCallTest {
  private static final SipUri ALICE = SipUri.of("sip:alice@example.com");

  private final List<CapturedFrame> frames = Captures.frames(CaptureReader.open(Captures.RECORDED));
  private final List<TrafficEvent> events = Captures.events(frames);

  RecordedCallTest() throws IOException {}

  @Test
  void everyFrameIsOfTheCall() {
    CallTracker tracker = new CallTracker(NumberRule.PLUS_SIGN);
    frames.forEach(tracker::accept);
    assertEquals(new TrafficCounts(1207, 7, 1200, 0, 0, 0, 0, 0), tracker.counts());
    assertEquals(
        1,
        events.stream()
            .flatMap(e -> e.legs().stream())
            .map(leg -> leg.call().key())
            .distinct()
            .count());
  }

  @Test
  void theSipMessagesComeInOrderWithTheirSenders() {
    List<String> told = Captures.sip(events).stream()
        .map(e -> e.startLine() + " " + e.method() + " " + e.leg().sender())
        .toList();
    assertEquals(
        List.of(
            "INVITE INVITE CALLER",
            "Response[status=100] INVITE CALLEE",
            "Response[status=183] INVITE CALLEE",
            "Response[status=200] INVITE CALLEE",
            "ACK ACK CALLER",
            "BYE BYE CALLER",
            "Response[status=200] BYE CALLEE"),
        told);
  }

  @Test
  void eachPartyIsKnownByAllItsIdentities() {
    Call call = events.get(events.size() - 1).legs().get(0).call();
    assertEquals(
        Set.of(
            ALICE,
            TelUri.of("tel:+12025550143"),
            TelUri.of("tel:+1-202-555-0143"),
            E164Number.of("12025550143")),
        call.caller());
    Set<TargetIdentifier> bob = Set.of(
        SipUri.of("sip:bob@example.net"),
        TelUri.of("tel:+12025550177"),
        E164Number.of("12025550177"));
    assertTrue(call.callee().containsAll(bob));
    assertEquals(
        call.callee(), call.sameSideAs(UriIdentities.target("+1 202 555 0177".replace(" ", "-"))));
  }

  @Test
  void theMediaOfBothPartiesIsTold() {
    List<RtpEvent> rtp = Captures.rtp(events);
    assertEquals(
        570, rtp.stream().filter(e -> e.legs().get(0).sender() == Party.CALLER).count());
    assertEquals(
        630, rtp.stream().filter(e -> e.legs().get(0).sender() == Party.CALLEE).count());
    assertEquals(60, rtp.stream().filter(RtpEvent::early).count());
  }

  @Test
  void directionIsSeenFromTheTarget() {
    for (RtpEvent event : Captures.rtp(events)) {
      boolean fromAlice = event.flow().source().address().toString().equals("192.0.2.10");
      assertEquals(
          fromAlice ? PayloadDirection.FROM_TARGET : PayloadDirection.TO_TARGET,
          event.legs().get(0).call().direction(event.legs().get(0).sender(), ALICE::equals));
    }
    SipEvent invite = Captures.sip(events).get(0);
    assertEquals(
        PayloadDirection.TO_TARGET,
        invite
            .leg()
            .call()
            .direction(invite.leg().sender(), SipUri.of("sip:bob@example.net")::equals));
  }

  @Test
  void nobodyElseTakesPart() {
    TargetIdentifier nobody = UriIdentities.target("sip:nobody@example.com");
    assertTrue(events.stream().allMatch(event -> event.legOf(nobody).isEmpty()));
  }

  @Test
  void timesAreTheCaptures() {
    Duration call =
        Duration.between(events.get(0).time(), events.get(events.size() - 1).time());
    assertFalse(
        call.compareTo(Duration.ofSeconds(13)) < 0 || call.compareTo(Duration.ofSeconds(14)) > 0);
  }

  /** Alice's stream starts with her call; Bob's goes on where his ring tone ended. */
  @Test
  void bothPartiesAreHeardForAsLongAsTheySpoke() {
    Map<Party, SpeechTrack> tracks =
        Map.of(Party.CALLER, new SpeechTrack(), Party.CALLEE, new SpeechTrack());
    for (RtpEvent event : Captures.rtp(events)) {
      tracks.get(event.legs().get(0).sender()).add(event.time(), event.octets());
    }
    assertEquals(Duration.ofMillis(570 * 20), tracks.get(Party.CALLER).length());
    assertEquals(Duration.ofMillis(12_716), tracks.get(Party.CALLEE).length());
  }
}
