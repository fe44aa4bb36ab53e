package org.doorward.examples.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Optional;
import org.doorward.li.identifier.Octets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkLayerTest {
  private static final String MACS = "020000000001020000000002";

  private static Optional<Octets> packet(LinkType linkType, String hex) {
    CapturedFrame frame = new CapturedFrame(Instant.EPOCH, linkType, Octets.ofHex(hex));
    return LinkLayer.ipPacket(frame).map(Octets::of);
  }

  @ParameterizedTest
  @CsvSource({
    "ETHERNET, " + MACS + "0800 45ff",
    "ETHERNET, " + MACS + "86dd 45ff",
    "ETHERNET, " + MACS + "81000064 0800 45ff",
    "ETHERNET, " + MACS + "88a80064 81000065 86dd 45ff",
    "LOOPBACK, 02000000 45ff",
    "LOOPBACK, 0000001e 45ff",
    "RAW_IP, 45ff",
    "LINUX_COOKED, 0000 0304 0006 000000000000 0000 0800 45ff",
    "LINUX_COOKED, 0000 0304 0006 000000000000 0000 8100 0064 0800 45ff",
    "LINUX_COOKED_2, 0800 0000 00000001 0304 00 06 0000000000000000 45ff"
  })
  void whatFollowsTheHeaderIsTheIpPacket(LinkType linkType, String hex) {
    assertEquals(Optional.of(Octets.ofHex("45ff")), packet(linkType, hex.replace(" ", "")));
  }

  @ParameterizedTest
  @CsvSource({
    "ETHERNET, " + MACS + "0806 0001",
    "ETHERNET, " + MACS + "08",
    "ETHERNET, " + MACS + "8100 0064",
    "LINUX_COOKED, 0000 0304",
    "LINUX_COOKED_2, 0806 0000 00000001 0304 00 06 0000000000000000 0001",
    "LOOPBACK, 02",
    "OTHER, 45ff"
  })
  void aFrameThatCarriesSomethingElseOrTooLittleHasNone(LinkType linkType, String hex) {
    assertEquals(Optional.empty(), packet(linkType, hex.replace(" ", "")));
  }
}
