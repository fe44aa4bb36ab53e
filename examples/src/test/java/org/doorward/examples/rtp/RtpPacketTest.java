package org.doorward.examples.rtp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.doorward.li.identifier.Octets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RtpPacketTest {
  private static Optional<RtpPacket> parse(String hex) {
    return RtpPacket.parse(Octets.ofHex(hex.replace(" ", "")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "80 88 ffff fffffff0 cafebabe d5d5", // plain
        "82 88 ffff fffffff0 cafebabe 00000001 00000002 d5d5", // two contributing sources
        "90 88 ffff fffffff0 cafebabe bede0001 01020304 d5d5", // a header extension
        "a0 88 ffff fffffff0 cafebabe d5d5 000003" // three octets of padding
      })
  void thePayloadIsWhatTheCodecMade(String hex) {
    RtpPacket expected =
        new RtpPacket(8, true, 0xFFFF, 0xFFFFFFF0L, 0xCAFEBABEL, Octets.ofHex("d5d5"));
    assertEquals(Optional.of(expected), parse(hex));
  }

  @Test
  void paddingThatCannotBeIsPayload() {
    assertEquals(
        Octets.ofHex("d5ff"),
        parse("a0 08 0001 00000000 00000000 d5ff").orElseThrow().payload());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "80 08 0001 00000000 000000",
        "40 08 0001 00000000 00000000",
        "81 08 0001 00000000 00000000",
        "90 08 0001 00000000 00000000 bede",
        "90 08 0001 00000000 00000000 bede0001 010203"
      })
  void whatIsTooShortOrOfAnotherVersionIsNone(String hex) {
    assertEquals(Optional.empty(), parse(hex));
  }

  @ParameterizedTest
  @CsvSource({
    "RTP,          80 08 0001 00000000 00000000",
    "RTP,          80 88 0001 00000000 00000000",
    "RTCP,         80 c8 0006 00000000 00000000",
    "RTCP,         81 c9 0001",
    "STUN,         00 01 0000 2112a442",
    "DTLS,         16 fe fd",
    "ZRTP,         10 00",
    "TURN_CHANNEL, 40 00 0004",
    "OTHER,        80",
    "OTHER,        80 08",
    "OTHER,        c0 08 0001 00000000 00000000",
    "OTHER,        0d 0a"
  })
  void whatSharesAPortIsToldApartByItsFirstOctets(MediaProtocol expected, String hex) {
    assertEquals(expected, MediaProtocol.of(Octets.ofHex(hex.replace(" ", ""))));
  }

  @Property
  void anyOctetsAreOfSomeProtocol(@ForAll byte[] octets) {
    Octets datagram = Octets.of(octets);
    boolean packet = RtpPacket.parse(datagram).isPresent();
    MediaProtocol protocol = MediaProtocol.of(datagram);
    assertEquals(packet && protocol != MediaProtocol.RTCP, protocol == MediaProtocol.RTP);
  }
}
