package org.doorward.li.target;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.doorward.li.extension.Extension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is normalised, and where we are stricter than the schema. The rest is in the vectors of X1. */
class TargetIdentifierTest {
  @ParameterizedTest
  @CsvSource(
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "E164_NUMBER,  49123 ,49123",
        "IPV4_ADDRESS,010.000.00.1,10.0.0.1",
        "IPV4_CIDR, 010.0.0.0/8,10.0.0.0/8",
        "TCP_PORT, +0443,443",
        "UDP_PORT,-0,0",
        "TCP_PORT_RANGE,080-0443,80-443",
        "UDP_PORT_LIST,09,9",
        "GTPU_TUNNEL_ID,+004294967295,4294967295",
        "SUCI,0A0b,0a0b",
        "SIP_URI, sip:a@b ,sip:a@b",
        "NAI, a@b , a@b ",
      })
  void normalisesWhatTheSchemaSaysIsOneValue(TargetType type, String text, String canonical) {
    assertEquals(canonical, TargetIdentifier.of(type, text).text().reveal());
  }

  /** An octet with leading zeros is decimal; whoever reads it as octal intercepts the wrong host. */
  @Test
  void readsLeadingZerosAsDecimal() {
    assertEquals(Ipv4Address.of("192.0.2.10"), Ipv4Address.of("192.000.002.010"));
    assertNotEquals(Ipv4Address.of("192.0.2.8"), Ipv4Address.of("192.000.002.010"));
  }

  @ParameterizedTest
  @CsvSource({
    "TCP_PORT_RANGE,90-80",
    "TCP_PORT_RANGE,80",
    "TCP_PORT_RANGE,80-90-100",
    "TCP_PORT_LIST,''",
    "TCP_PORT_LIST,'80,'",
    "UDP_PORT,65536",
    "GTPC_TUNNEL_ID,4294967296",
    "GTPC_TUNNEL_ID,-1",
    "IPV4_CIDR,10.0.0.0/33",
    "IPV4_CIDR,10.0.0.0/08",
    "IPV6_CIDR,2001:0db8:0000:0000:0000:0000:0000:0000/0",
    "IPV6_CIDR,2001:0db8:0000:0000:0000:0000:0000:0000/129",
    "RADIUS_ATTRIBUTE,''",
    "NAI,''",
    "SIP_URI,sip:a%2",
    "HASHED_IDENTIFIER,00000000-0000-4000-8000-000000000000/00",
    "HASHED_IDENTIFIER,00000000-0000-4000-8000-000000000000//x",
    "TARGET_IDENTIFIER_EXTENSION,<Owner>a",
    "TARGET_IDENTIFIER_EXTENSION,<e xmlns='urn:e'/>",
    "TARGET_IDENTIFIER_EXTENSION,</extension><extension>",
    "VRF,''",
  })
  void refusesWhatNamesNobodyOrTooMuch(TargetType type, String text) {
    assertThrows(IllegalArgumentException.class, () -> TargetIdentifier.of(type, text));
  }

  /** XML cannot carry it, and so it can be in no message that asks for it. */
  @Test
  void refusesCharactersThatXmlCannotCarry() {
    for (String text : List.of("a\u0000b", "\uD800", "\uFFFE", "a\u0007")) {
      assertThrows(IllegalArgumentException.class, () -> Nai.of(text));
      assertThrows(IllegalArgumentException.class, () -> Vrf.of(text));
      assertThrows(IllegalArgumentException.class, () -> new Extension(text, List.of()));
    }
  }

  /** A pattern that backtracks would be a weapon in a peer's hand. */
  @Test
  void readsLongTextsInLinearTime() {
    String percents = "%20".repeat(1300);
    assertEquals("sip:" + percents, SipUri.of("sip:" + percents).text().reveal());
    assertThrows(IllegalArgumentException.class, () -> SipUri.of("sip:" + "a".repeat(100_000)));
    assertThrows(IllegalArgumentException.class, () -> Suci.of("0".repeat(99_999)));
    assertThrows(
        IllegalArgumentException.class, () -> EmailAddress.of("a@" + "a-".repeat(120) + "-"));
  }
}
