package org.doorward.examples.sip;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.doorward.li.identifier.Octets;
import org.junit.jupiter.api.Test;

class SipBodyTest {
  private static Optional<String> description(String type, String body) throws SipException {
    String text = "INVITE sip:a@b SIP/2.0\r\nc: " + type + "\r\n\r\n" + body;
    return SipBody.sessionDescription(SipParser.parse(Octets.of(text.getBytes(UTF_8))))
        .map(octets -> new String(octets.toByteArray(), UTF_8));
  }

  @Test
  void aSessionDescriptionIsTheBody() throws SipException {
    assertEquals(Optional.of("v=0\r\n"), description("application/sdp", "v=0\r\n"));
    assertEquals(Optional.of("v=0\r\n"), description("Application/SDP ; charset=utf-8", "v=0\r\n"));
  }

  @Test
  void aSessionDescriptionIsFoundAmongParts() throws SipException {
    String body = String.join(
        "\r\n",
        "preamble",
        "--b1",
        "Content-Type: application/isup",
        "",
        "xyz",
        "--b1",
        "Content-Disposition: session",
        "content-type : application/sdp",
        "",
        "v=0",
        "--b1--",
        "");
    assertEquals(Optional.of("v=0\r\n"), description("multipart/mixed;boundary=\"b1\"", body));
    assertEquals(Optional.of("v=0\r\n"), description("multipart/mixed; boundary=b1; x=y", body));
    assertEquals(Optional.empty(), description("multipart/mixed;boundary=other", body));
  }

  @Test
  void anotherBodyIsNone() throws SipException {
    assertEquals(Optional.empty(), description("text/plain", "v=0\r\n"));
    assertEquals(Optional.empty(), description("application/sdpx", "v=0\r\n"));
    assertEquals(Optional.empty(), description("multipart/mixed", "v=0\r\n"));
  }
}
