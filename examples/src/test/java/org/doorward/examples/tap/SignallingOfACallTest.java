package org.doorward.examples.tap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.doorward.examples.traffic.Sip.ALICE;
import static org.doorward.examples.traffic.Sip.BOB;
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
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.doorward.examples.tap.TrafficEvent.SipEvent;
import org.doorward.examples.traffic.Frames;
import org.doorward.li.target.SipUri;
import org.doorward.li.x2x3.PayloadDirection;
import org.junit.jupiter.api.Test;

/** Signalling {@code …}: each name goes on from there. */
class SignallingOfACallTest extends TrackedCalls {
  @Test
  void isSeenFromTheTargetWhicheverSideSentTheRequest() {
    List<PayloadDirection> seen = new ArrayList<>();
    seen.add(direction(sip(invite("")).leg()));
    seen.add(direction(sip(answer(180, "")).leg()));
    seen.add(
        direction(sip(request("CANCEL", "sip:bob@example.net", ALICE, BOB, "")).leg()));
    seen.add(direction(sip(response(200, "CANCEL", ALICE, BOB, "")).leg()));
    seen.add(
        direction(sip(request("BYE", "sip:alice@" + A, BOB_TAGGED, ALICE, "")).leg()));
    seen.add(direction(sip(response(200, "BYE", BOB_TAGGED, ALICE, "")).leg()));
    PayloadDirection from = PayloadDirection.FROM_TARGET;
    PayloadDirection to = PayloadDirection.TO_TARGET;
    assertEquals(List.of(from, to, from, to, to, from), seen);
  }

  @Test
  void ofARegistrationIsFromAndToTheOneWhoRegisters() {
    String to = "<sip:alice@example.com>";
    SipEvent request = sip(request("REGISTER", "sip:example.com", ALICE, to, ""));
    assertEquals(PayloadDirection.FROM_TARGET, direction(request.leg()));
    SipEvent response = sip(response(200, "REGISTER", ALICE, to + ";tag=r", ""));
    assertEquals(PayloadDirection.TO_TARGET, direction(response.leg()));
  }

  @Test
  void toOneselfHasBothDirections() {
    SipEvent event =
        sip(request("MESSAGE", "sip:alice@example.com", ALICE, "<sip:alice@example.com>", ""));
    assertEquals(PayloadDirection.MULTIPLE, direction(event.leg()));
  }

  @Test
  void withinACallBelongsToItWhateverItSaysOfItself() {
    sip(invite(""));
    sip(answer(200, ""));
    String disguised = "<sip:anonymous@anonymous.invalid>;tag=b";
    SipEvent event =
        sip(request("INFO", "sip:x@192.0.2.99", disguised, "<sip:nobody@example.com>;tag=a", ""));
    assertEquals(PayloadDirection.TO_TARGET, direction(event.leg()));
    assertFalse(event.leg().call().identities().contains(SipUri.of("sip:nobody@example.com")));
    assertFalse(event.leg().call().identities().contains(SipUri.of("sip:x@192.0.2.99")));
  }

  @Test
  void ofAnotherCallThatChoseTheSameIdIsNotOfThisOne() {
    CallKey first = sip(invite(audio(A, 4000))).leg().call().key();
    SipEvent second =
        sip(request("INVITE", "sip:x@y", "<sip:mallory@example.org>;tag=m", "<sip:x@y>", ""));
    assertNotEquals(first, second.leg().call().key());
    assertNotEquals(first.correlation(), second.leg().call().key().correlation());
    assertTrue(second.legOf(TARGET).isEmpty());
  }

  @Test
  void ofAForkedCallIsOfOneCall() {
    CallKey key = sip(invite(audio(A, 4000))).leg().call().key();
    for (String branch : List.of("b1", "b2")) {
      SipEvent event = sip(response(
          183,
          "INVITE",
          ALICE,
          BOB + ";tag=" + branch,
          audio(B, branch.equals("b1") ? 5000 : 5002)));
      assertEquals(key, event.leg().call().key());
    }
    assertEquals(List.of("c1 CALLEE"), rtp(B + ":5000", A + ":4000"));
    assertEquals(List.of("c1 CALLEE"), rtp(B + ":5002", A + ":4000"));
  }

  @Test
  void namesTheCalleeOnceTheNetworkAssertsHim() {
    sip(invite(""));
    SipEvent answered = sip(message(
        "c1",
        "SIP/2.0 200 OK",
        "INVITE",
        ALICE,
        BOB_TAGGED,
        "",
        "P-Asserted-Identity: <sip:carol@example.net>"));
    assertEquals(
        PayloadDirection.FROM_TARGET,
        answered
            .leg()
            .call()
            .direction(answered.leg().sender(), SipUri.of("sip:carol@example.net")::equals));
    SipEvent bye = sip(request("BYE", "sip:bob@" + B, ALICE, BOB_TAGGED, ""));
    assertTrue(bye.leg().call().callee().contains(SipUri.of("sip:carol@example.net")));
  }

  @Test
  void thatTheCaptureJoinedLateIsStillSeenFromTheTarget() {
    assertEquals(
        PayloadDirection.FROM_TARGET,
        direction(sip(response(200, "BYE", BOB_TAGGED, ALICE, "")).leg()));
  }

  @Test
  void thatDoesNotSayWhichCallItIsOfIsCounted() {
    assertEquals(
        List.of(), packet(Frames.udp(A + ":1", B + ":2", "OPTIONS sip:a@b SIP/2.0\r\n\r\n")));
    assertEquals(
        List.of(),
        packet(Frames.udp(A + ":1", B + ":2", "OPTIONS sip:a@b SIP/2.0\r\nCall-ID: c\r\n\r\n")));
    String longId = "x".repeat(513);
    assertEquals(
        List.of(),
        packet(Frames.udp(
            A + ":1", B + ":2", message(longId, "BYE sip:a@b SIP/2.0", "BYE", ALICE, BOB, ""))));
    assertEquals(3, tracker.counts().sipOfNoCall());
  }

  @Test
  void ofTooManyCallsIsKeptForTheLatest() {
    for (int i = 0; i < 10_001; i++) {
      sip(message("many" + i, "OPTIONS sip:a@b SIP/2.0", "OPTIONS", ALICE, BOB, ""));
    }
    assertEquals(1, tracker.counts().forgotten());
  }

  @Test
  void messagesOverTcpComeTogetherAndApart() {
    byte[] both = (invite(audio(A, 4000)) + "\r\n\r\n"
            + request("CANCEL", "sip:bob@example.net", ALICE, BOB, ""))
        .getBytes(UTF_8);
    byte[] head = Arrays.copyOf(both, 100);
    byte[] rest = Arrays.copyOfRange(both, 100, both.length);
    assertEquals(List.of(), packet(Frames.tcp(A + ":40001", B + ":5060", 7, true, new byte[0])));
    assertEquals(List.of(), packet(Frames.tcp(A + ":40001", B + ":5060", 108, false, rest)));
    now = now.plusMillis(3);
    List<TrafficEvent> events = packet(Frames.tcp(A + ":40001", B + ":5060", 8, false, head));
    assertEquals(
        List.of("INVITE", "CANCEL"),
        events.stream().map(e -> ((SipEvent) e).method()).toList());
    assertEquals(List.of(now, now), events.stream().map(TrafficEvent::time).toList());
    assertEquals(6, events.get(0).flow().protocol());
    assertEquals(List.of("c1 CALLEE"), rtp(B + ":5000", A + ":4000"));
  }

  @Test
  void aMessageBehindALostSegmentIsToldAtTheEnd() {
    packet(Frames.tcp(A + ":40001", B + ":5060", 7, true, new byte[0]));
    byte[] text = ("rest of a lost message\r\n" + invite("")).getBytes(UTF_8);
    assertEquals(List.of(), packet(Frames.tcp(A + ":40001", B + ":5060", 500, false, text)));
    assertEquals(1, tracker.finish().size());
  }

  @Test
  void aMessageInFragmentsOfTheSixthVersionIsOne() {
    String sdp = audio("2001:db8::1", 4000);
    byte[] packet = Frames.udp("[2001:db8::1]:5060", "[2001:db8::2]:5060", invite(sdp));
    List<byte[]> fragments = Frames.fragments(packet, List.of(10, 20));
    assertEquals(List.of(), packet(fragments.get(2)));
    assertEquals(List.of(), packet(fragments.get(0)));
    assertEquals(1, packet(fragments.get(1)).size());
    assertEquals(List.of("c1 CALLEE"), rtp("[2001:db8::2]:5000", "[2001:db8::1]:4000"));
  }
}
