package org.doorward.examples.sip;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.doorward.li.identifier.Octets;
import org.junit.jupiter.api.Test;

class SipFramerTest {
  private static final String ONE = "OPTIONS sip:a@b SIP/2.0\r\nContent-Length: 5\r\n\r\n12345";
  private static final String TWO = "SIP/2.0 200 OK\r\nl: 0\r\n\r\n";

  private final SipFramer framer = new SipFramer();

  private List<String> accept(String text) {
    return accept(text, false, false);
  }

  private List<String> accept(String text, boolean atStart, boolean afterGap) {
    return framer.accept(Octets.of(text.getBytes(US_ASCII)), atStart, afterGap).stream()
        .map(message -> new String(message.octets().toByteArray(), US_ASCII))
        .toList();
  }

  @Test
  void severalMessagesMayComeTogetherWithKeepAlivesBetween() {
    assertEquals(
        List.of(ONE, TWO, ONE), accept("\r\n\r\n" + ONE + TWO + "\r\n\r\n" + ONE, true, false));
  }

  @Test
  void aMessageMayBeSplitAnywhere() {
    for (int cut = 1; cut < ONE.length(); cut++) {
      assertEquals(List.of(), accept(ONE.substring(0, cut)));
      assertEquals(List.of(ONE), accept(ONE.substring(cut)));
    }
  }

  @Test
  void aMessageWithoutALengthHasNoBody() {
    String without = "OPTIONS sip:a@b SIP/2.0\r\nTo: x\r\n\r\n";
    assertEquals(List.of(without, TWO), accept(without + TWO));
  }

  @Test
  void aConnectionThatStartsWithSomethingElseIsNotSip() {
    assertEquals(List.of(), accept("GET / HTTP/1.1\r\n\r\n" + ONE, true, false));
    assertEquals(List.of(), accept(TWO));
  }

  @Test
  void aConnectionJoinedLateIsSearchedForAMessage() {
    assertEquals(List.of(ONE), accept("rest of a body\r\nm=audio\r\n" + ONE));
  }

  @Test
  void aConnectionThatLostAPieceIsSearchedForAMessage() {
    assertEquals(List.of(ONE), accept(ONE + ONE.substring(0, 30), true, false));
    assertEquals(List.of(TWO), accept("345\r\n" + TWO, false, true));
  }

  @Test
  void aLengthThatLiesCostsNoMoreThanItsMessage() {
    String liar = "OPTIONS sip:a@b SIP/2.0\r\nContent-Length: 99999999\r\n\r\nbody\r\n";
    assertEquals(List.of(ONE, TWO), accept(ONE + liar + TWO, true, false));
  }

  @Test
  void theSearchIsBounded() {
    String line = "x".repeat(1022) + "\r\n";
    assertEquals(List.of(), accept(line.repeat(255)));
    assertEquals(List.of(TWO), accept(TWO), "still searched");
    assertEquals(List.of(), accept(line.repeat(257)));
    assertEquals(List.of(), accept(TWO), "given up");
  }

  @Test
  void aLineWithoutEndIsNotWaitedFor() {
    assertEquals(List.of(), accept("y".repeat(20_000)));
    assertEquals(List.of(TWO), accept("\r\n" + TWO));
  }
}
