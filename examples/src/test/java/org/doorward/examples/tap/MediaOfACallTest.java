package org.doorward.examples.tap;

import static org.doorward.examples.traffic.Sip.ALICE;
import static org.doorward.examples.traffic.Sip.BOB_TAGGED;
import static org.doorward.examples.traffic.Sip.answer;
import static org.doorward.examples.traffic.Sip.audio;
import static org.doorward.examples.traffic.Sip.invite;
import static org.doorward.examples.traffic.Sip.message;
import static org.doorward.examples.traffic.Sip.request;
import static org.doorward.examples.traffic.Sip.response;
import static org.doorward.examples.traffic.Sip.sdp;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.doorward.examples.tap.TrafficEvent.Leg;
import org.doorward.examples.tap.TrafficEvent.RtpEvent;
import org.doorward.examples.traffic.Frames;
import org.doorward.li.x2x3.PayloadDirection;
import org.junit.jupiter.api.Test;

/** Media {@code …}: each name goes on from there. */
class MediaOfACallTest extends TrackedCalls {
  @Test
  void isOfTheCallOnceBothSidesHaveSaidWhereTheyWantIt() {
    sip(invite(audio(A, 4000)));
    sip(answer(200, audio(B, 5000)));
    assertEquals(List.of("c1 CALLER"), rtp(A + ":4000", B + ":5000"));
    assertEquals(List.of("c1 CALLEE"), rtp(B + ":5000", A + ":4000"));
    assertEquals(List.of(), rtp(A + ":4002", B + ":5002"));
    assertEquals(1, tracker.counts().mediaOfNoCall());
  }

  @Test
  void thatComesBeforeTheAnswerIsEarly() {
    sip(invite(audio(A, 4000)));
    TrafficEvent event =
        packet(Frames.udp(B + ":9999", A + ":4000", Frames.rtp(1))).get(0);
    assertEquals(Party.CALLEE, event.legs().get(0).sender());
    assertTrue(((RtpEvent) event).early());
    sip(answer(183, audio(B, 5000)));
    assertTrue(
        ((RtpEvent) packet(Frames.udp(B + ":5000", A + ":4000", Frames.rtp(2))).get(0)).early());
    sip(answer(200, audio(B, 5000)));
    assertFalse(
        ((RtpEvent) packet(Frames.udp(B + ":5000", A + ":4000", Frames.rtp(3))).get(0)).early());
  }

  @Test
  void mayBeOfferedByTheCalleeAndAnsweredInTheAck() {
    sip(invite(""));
    sip(answer(200, audio(B, 5000)));
    sip(request("ACK", "sip:bob@" + B, ALICE, BOB_TAGGED, audio(A, 4000)));
    assertEquals(List.of("c1 CALLEE"), rtp(B + ":5000", A + ":4000"));
  }

  @Test
  void followsARenewedInvitationFromEitherSideAndAnUpdate() {
    sip(invite(audio(A, 4000)));
    sip(answer(200, audio(B, 5000)));
    sip(request("INVITE", "sip:alice@" + A, BOB_TAGGED, ALICE, audio(B, 5010)));
    sip(response(200, "INVITE", BOB_TAGGED, ALICE, audio(A, 4010)));
    assertEquals(List.of("c1 CALLER"), rtp(A + ":4010", B + ":5010"));
    assertEquals(List.of("c1 CALLEE"), rtp(B + ":5000", A + ":4000"), "what was under way");
    sip(request("UPDATE", "sip:bob@" + B, ALICE, BOB_TAGGED, audio(A, 4020)));
    assertEquals(List.of("c1 CALLEE"), rtp(B + ":5010", A + ":4020"));
  }

  @Test
  void onHoldWithoutAnAddressOrAPortIsNobodys() {
    sip(invite(audio("0.0.0.0", 4000)));
    sip(answer(200, audio(B, 0)));
    assertEquals(List.of(), rtp("0.0.0.0:4000", B + ":0"));
  }

  @Test
  void ofEveryKindThatWasAgreedOnIsOfTheCall() {
    sip(invite(sdp(A, "m=audio 4000 RTP/AVP 8", "m=video 4002 RTP/AVP 96")));
    sip(answer(
        200,
        sdp(B, "m=audio 5000 RTP/AVP 8", "m=video 5002 RTP/AVP 96", "c=IN IP4 198.51.100.21")));
    assertEquals(List.of("c1 CALLER"), rtp(A + ":4002", "198.51.100.21:5002"));
    assertEquals(List.of("c1 CALLEE"), rtp(B + ":5000", A + ":4000"));
  }

  @Test
  void isKnownByOneEndWhereTheOtherAddressIsTranslated() {
    sip(invite(audio("10.0.0.1", 4000)));
    sip(answer(200, audio(B, 5000)));
    assertEquals(List.of("c1 CALLER"), rtp("203.0.113.7:31234", B + ":5000"));
    assertEquals(List.of("c1 CALLEE"), rtp(B + ":5000", "203.0.113.7:31234"));
  }

  @Test
  void doesNotDependOnHowOftenAMessageIsRepeated() {
    for (int i = 0; i < 3; i++) {
      sip(invite(audio(A, 4000)));
    }
    for (int i = 0; i < 3; i++) {
      sip(answer(200, audio(B, 5000)));
    }
    assertEquals(List.of("c1 CALLER"), rtp(A + ":4000", B + ":5000"));
  }

  @Test
  void ofAPortUsedAgainIsOfTheCallThatUsesIt() {
    sip(invite(audio(A, 4000)));
    sip(answer(200, audio(B, 5000)));
    other("c2", 0, audio(A, 4000));
    other("c2", 200, audio("203.0.113.7", 6000));
    assertEquals(List.of("c2 CALLER"), rtp(A + ":4000", "203.0.113.7:6000"));
    assertEquals(List.of("c2 CALLEE"), rtp("203.0.113.8:1", A + ":4000"), "the latest claim");
  }

  @Test
  void ofTwoPortsUsedAgainIsNotOfTheCallThatIsOver() {
    sip(invite(audio(A, 4000)));
    sip(answer(200, audio(B, 5000)));
    sip(request("BYE", "sip:bob@" + B, ALICE, BOB_TAGGED, ""));
    assertEquals(List.of("c1 CALLER"), rtp(A + ":4000", B + ":5000"), "what was under way");
    other("c2", 0, audio(A, 4000));
    other("c2", 200, audio(B, 5000));
    assertEquals(List.of("c2 CALLER"), rtp(A + ":4000", B + ":5000"));
  }

  @Test
  void thatAServerHandsOnUntouchedIsOfBothItsCalls() {
    sip(invite(audio(A, 4000)));
    other("c2", 0, audio(A, 4000));
    other("c2", 200, audio(B, 5000));
    sip(answer(200, audio(B, 5000)));
    assertEquals(List.of("c1 CALLER", "c2 CALLER"), rtp(A + ":4000", B + ":5000"));
  }

  @Test
  void betweenPortsThatOneSideClaimedHasNoKnownSender() {
    sip(invite(sdp(A, "m=audio 4000 RTP/AVP 8", "m=audio 4002 RTP/AVP 8")));
    assertEquals(List.of("c1 UNKNOWN"), rtp(A + ":4000", A + ":4002"));
    sip(answer(200, audio(A, 4000)));
    assertEquals(List.of("c1 CALLEE"), rtp(A + ":4000", A + ":4002"));
    assertEquals(
        PayloadDirection.NOT_KNOWN,
        direction(new Leg(sip(invite("")).leg().call(), Party.UNKNOWN)));
  }

  @Test
  void ofACallThatWasQuietForLongIsNobodys() {
    sip(invite(audio(A, 4000)));
    sip(answer(486, ""));
    assertEquals(List.of("c1 CALLEE"), rtp(B + ":5000", A + ":4000"));
    now = now.plus(Duration.ofSeconds(71));
    sip(message("c3", "OPTIONS sip:x@y SIP/2.0", "OPTIONS", "<sip:x@y>;tag=1", "<sip:x@y>", ""));
    assertEquals(List.of(), rtp(B + ":5000", A + ":4000"));
  }

  @Test
  void reportsAndChecksAreNotMedia() {
    sip(invite(audio(A, 4000)));
    assertEquals(List.of(), packet(Frames.udp(B + ":5001", A + ":4000", new byte[] {
      (byte) 0x80, (byte) 200, 0, 1, 0, 0, 0, 0
    })));
    assertEquals(List.of(), packet(Frames.udp(B + ":5000", A + ":4000", new byte[20])));
    assertEquals(0, tracker.counts().mediaOfNoCall());
  }
}
