package org.doorward.examples.sdp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.doorward.li.identifier.Octets;
import org.junit.jupiter.api.Test;

class SessionDescriptionTest {
  private static List<String> wanted(String... lines) {
    String text =
        "v=0\r\no=- 1 1 IN IP4 192.0.2.9\r\ns=-\r\n" + String.join("\r\n", lines) + "\r\n";
    return SessionDescription.parse(Octets.of(text.getBytes(UTF_8))).media().stream()
        .flatMap(medium -> medium.rtpEndpoints().stream())
        .map(Object::toString)
        .toList();
  }

  @Test
  void theAddressOfTheSessionHoldsForEachMediumWithoutOne() {
    assertEquals(
        List.of("192.0.2.1:4000", "192.0.2.2:4002", "192.0.2.1:4004"),
        wanted(
            "c=IN IP4 192.0.2.1",
            "m=audio 4000 RTP/AVP 8",
            "m=video 4002 RTP/SAVPF 96",
            "i=a title before the address",
            "c=IN IP4 192.0.2.2",
            "m=audio 4004 UDP/TLS/RTP/SAVP 0"));
  }

  @Test
  void aMediumMayBeTheOnlyOneToHaveAnAddress() {
    assertEquals(List.of("192.0.2.2:4000"), wanted("m=audio 4000 RTP/AVP 8", "c=IN IP4 192.0.2.2"));
    assertEquals(List.of(), wanted("m=audio 4000 RTP/AVP 8"));
  }

  @Test
  void addressesOfTheSixthVersionAndWithALifetimeAreRead() {
    assertEquals(
        List.of("[2001:0db8:0000:0000:0000:0000:0000:0001]:4000"),
        wanted("c=IN IP6 2001:db8::1", "m=audio 4000 RTP/AVP 8"));
    assertEquals(
        List.of("233.252.0.1:4000"),
        wanted("c=IN IP4 233.252.0.1/127/3", "m=audio 4000 RTP/AVP 8"));
  }

  @Test
  void severalPortsAreTwoApart() {
    assertEquals(
        List.of("192.0.2.1:4000", "192.0.2.1:4002", "192.0.2.1:4004"),
        wanted("c=IN IP4 192.0.2.1", "m=video 4000/3 RTP/AVP 31"));
    assertEquals(
        List.of("192.0.2.1:65534"), wanted("c=IN IP4 192.0.2.1", "m=video 65534/65535 RTP/AVP 31"));
  }

  @Test
  void nothingIsWantedWhereAMediumIsRefusedOrOnHoldOrNotRtp() {
    assertEquals(
        List.of(),
        wanted(
            "c=IN IP4 192.0.2.1",
            "m=audio 0 RTP/AVP 8",
            "m=audio 4000 RTP/AVP 8",
            "c=IN IP4 0.0.0.0",
            "m=audio 4002 RTP/AVP 8",
            "c=IN IP4 host.example",
            "m=image 4004 udptl t38",
            "m=message 4006 TCP/MSRP *",
            "m=audio 4008 TCP/RTP/AVP 8",
            "m=audio 99999 RTP/AVP 8"));
  }

  @Test
  void aLineThatIsNotUnderstoodIsPassedOver() {
    assertEquals(
        List.of("192.0.2.1:4000"),
        wanted(
            "c=IN IP4 192.0.2.1",
            "m=audio",
            "m=audio x RTP/AVP 8",
            "c=IN IP4 192.0.2.2",
            "nonsense",
            "m=audio 4000 RTP/AVP 8"));
  }

  @Test
  void theNumberOfMediaIsBounded() {
    String[] lines = new String[100];
    Arrays.fill(lines, "m=audio 4000 RTP/AVP 8\r\nc=IN IP4 192.0.2.1");
    assertEquals(64, wanted(lines).size());
  }
}
