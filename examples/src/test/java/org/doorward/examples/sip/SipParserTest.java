package org.doorward.examples.sip;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.doorward.li.identifier.Octets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SipParserTest {
  private static Octets octets(String text) {
    return Octets.of(text.getBytes(UTF_8));
  }

  private static SipMessage parse(String text) throws SipException {
    return SipParser.parse(octets(text));
  }

  @Test
  void aRequestIsReadWithItsHeadersAndBody() throws SipException {
    String text = String.join(
        "\r\n",
        "INVITE sip:bob@example.net SIP/2.0",
        "From: \"A, B <x>; \\\" C\" <sip:alice@example.com>;x=\";\";tag=a1",
        "To: <sip:bob@example.net>",
        "Call-ID: c1@host",
        "CSeq: 7 INVITE",
        "Content-Length: 4",
        "",
        "body");
    SipMessage message = parse(text);
    assertEquals(new StartLine.Request("INVITE", "sip:bob@example.net"), message.startLine());
    assertTrue(message.isRequest());
    assertEquals(Optional.of("c1@host"), message.callId());
    assertEquals("a1", message.fromTag());
    assertEquals("", message.toTag());
    assertEquals(octets("body"), message.body());
    assertEquals(octets(text), message.octets());
  }

  @Test
  void aResponseTellsTheMethodThatItAnswers() throws SipException {
    SipMessage message = parse("SIP/2.0 183 Fortschritt \u00c5\r\nCSeq: 7 \tINVITE\r\n\r\n");
    assertEquals(new StartLine.Response(183), message.startLine());
    assertFalse(message.isRequest());
    assertEquals("INVITE", message.method());
  }

  @Test
  void shortNamesAndFoldedLinesAndBareLineFeedsAreUnderstood() throws SipException {
    SipMessage message =
        parse("SIP/2.0 200\nf: <sip:a@b>\n ;tag=x\ni : c1 \nt\t:\n\t<sip:c@d>;tag=y\nl:2\n\nab");
    assertEquals("x", message.fromTag());
    assertEquals("y", message.toTag());
    assertEquals(Optional.of("c1"), message.callId());
    assertEquals(octets("ab"), message.body());
  }

  @Test
  void whatStandsAroundTheMessageIsLeftOut() throws SipException {
    SipMessage message = parse("\r\n\r\nOPTIONS sip:a@b SIP/2.0\r\nContent-Length: 1\r\n\r\nabc");
    assertEquals(octets("OPTIONS sip:a@b SIP/2.0\r\nContent-Length: 1\r\n\r\na"), message.octets());
  }

  @Test
  void aBodyThatIsShorterThanItSaysOrDoesNotSayIsWhatThereIs() throws SipException {
    assertEquals(
        octets("ab"),
        parse("OPTIONS sip:a@b SIP/2.0\r\nContent-Length: 99\r\n\r\nab").body());
    assertEquals(octets("ab"), parse("OPTIONS sip:a@b SIP/2.0\r\n\r\nab").body());
    assertEquals(
        octets("ab"),
        parse("OPTIONS sip:a@b SIP/2.0\r\nContent-Length: 99999999999\r\n\r\nab")
            .body());
    assertEquals(
        Octets.EMPTY, parse("OPTIONS sip:a@b SIP/2.0\r\nContent-Length: 9").body());
  }

  @Test
  void aLineThatIsNoHeaderFieldIsPassedOver() throws SipException {
    SipMessage message =
        parse("OPTIONS sip:a@b SIP/2.0\r\nwhat is this\r\n: nor this\r\nCall-ID: c\r\n\r\n");
    assertEquals(Optional.of("c"), message.callId());
  }

  @Test
  void valuesThatShareALineAreTakenApart() throws SipException {
    SipMessage message = parse(String.join(
        "\r\n",
        "OPTIONS sip:a@b SIP/2.0",
        "P-Asserted-Identity: \"A, B\" <sip:a,b@c>, <tel:+1>",
        "P-Asserted-Identity: <sip:d@e>",
        "",
        ""));
    assertEquals(
        List.of("\"A, B\" <sip:a,b@c>", "<tel:+1>", "<sip:d@e>"),
        message.headers().list("p-asserted-identity"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\r\n",
        "GET / HTTP/1.1\r\n\r\n",
        "INVITE sip:a@b\r\n\r\n",
        "INVITE SIP/2.0\r\n\r\n",
        " INVITE sip:a@b SIP/2.0\r\n\r\n",
        "SIP/2.0 99 No\r\n\r\n",
        "SIP/2.0 7000 No\r\n\r\n",
        "SIP/2.0\r\n\r\n"
      })
  void whatNoReceiverWouldTakeForSipIsRefused(String text) {
    assertEquals(
        "no SIP start line", assertThrows(SipException.class, () -> parse(text)).getMessage());
  }

  @Test
  void headersAreBounded() {
    String start = "OPTIONS sip:a@b SIP/2.0\r\n";
    assertThrows(SipException.class, () -> parse(start + "a:\r\n".repeat(1025) + "\r\n"));
    assertThrows(SipException.class, () -> parse(start + "a: " + "x".repeat(1 << 16) + "\r\n\r\n"));
  }

  @Test
  void nothingOfAMessageIsPrinted() throws SipException {
    SipMessage message =
        parse("INVITE sip:secret@host SIP/2.0\r\nFrom: <sip:secret@host>\r\n\r\nsecret");
    for (Object part : List.of(message, message.startLine(), message.headers(), message.body())) {
      assertFalse(part.toString().contains("secret"));
    }
    assertFalse(NameAddress.parse("<sip:secret@host>;tag=secret").toString().contains("secret"));
  }
}
