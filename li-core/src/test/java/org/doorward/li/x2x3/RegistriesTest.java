package org.doorward.li.x2x3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import org.doorward.li.identifier.Octets;
import org.doorward.li.identifier.Sensitive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables of V1.10.1, row by row. */
class RegistriesTest {
  /** TS 103 221-2, table 5.4.1-1. */
  @ParameterizedTest(name = "format {0}: X2 {1}, X3 {2}, since {3}")
  @CsvSource({
    "0, false, false, V1_4_1",
    "1, true, true, V1_4_1",
    "2, true, true, V1_4_1",
    "3, true, true, V1_4_1",
    "4, true, true, V1_4_1",
    "5, true, true, V1_4_1",
    "6, true, true, V1_4_1",
    "7, false, true, V1_4_1",
    "8, false, true, V1_4_1",
    "9, true, false, V1_4_1",
    "10, true, false, V1_4_1",
    "11, true, false, V1_4_1",
    "12, false, true, V1_4_1",
    "13, false, true, V1_4_1",
    "14, true, false, V1_6_1",
    "15, true, true, V1_6_1",
    "16, false, true, V1_6_1",
    "17, true, true, V1_8_1"
  })
  void aFormatIsAllowedWhereTheTableSaysSo(int code, boolean onX2, boolean onX3, Edition since) {
    PayloadFormat format = new PayloadFormat(code);

    assertEquals(onX2, format.allowedOn(PduType.X2));
    assertEquals(onX3, format.allowedOn(PduType.X3));
    assertEquals(Optional.of(since), format.since());
  }

  @Test
  void noOtherFormatIsAllowedAnywhere() {
    IntStream.rangeClosed(18, 0xFFFF).mapToObj(PayloadFormat::new).forEach(format -> {
      assertEquals(Optional.empty(), format.since());
      assertEquals(false, format.allowedOn(PduType.X2) || format.allowedOn(PduType.X3));
    });
  }

  /** TS 103 221-2, table 5.3.1-2. Length -1: any. */
  @ParameterizedTest(name = "attribute {0}: {2}, {3} octets, since {4}")
  @CsvSource({
    "1, ETSI TS 102 232-1 defined attribute, REPEATED, -1, V1_4_1",
    "2, 3GPP TS 33.128 defined attribute, REPEATED, -1, V1_4_1",
    "3, 3GPP TS 33.108 defined attribute, REPEATED, -1, V1_4_1",
    "4, Proprietary attribute, REPEATED, -1, V1_4_1",
    "5, Domain ID, ONCE, -1, V1_4_1",
    "6, Network Function ID, ONCE, -1, V1_4_1",
    "7, Interception Point ID, ONCE, -1, V1_4_1",
    "8, Sequence Number, ONCE, 4, V1_4_1",
    "9, Timestamp, ONCE, 8, V1_4_1",
    "10, Source IPv4 address, ONCE, 4, V1_4_1",
    "11, Destination IPv4 address, ONCE, 4, V1_4_1",
    "12, Source IPv6 address, ONCE, 16, V1_4_1",
    "13, Destination IPv6 address, ONCE, 16, V1_4_1",
    "14, Source port, ONCE, 2, V1_4_1",
    "15, Destination port, ONCE, 2, V1_4_1",
    "16, IP protocol, ONCE, 1, V1_4_1",
    "17, Matched target identifier, REPEATED, -1, V1_4_1",
    "18, Other target identifier, REPEATED, -1, V1_4_1",
    "19, MIME content type, ONCE, -1, V1_6_1",
    "20, MIME content transfer encoding, ONCE, -1, V1_6_1",
    "21, Additional XID related information, REPEATED, 28, V1_6_1",
    "22, SDP session description, ONCE, -1, V1_6_1"
  })
  void anAttributeIsWhatItsRowSays(
      int number, String name, AttributeType.Occurrence occurrence, int length, Edition since) {
    AttributeType<?> type = AttributeType.of(number).orElseThrow();

    assertEquals(name, type.name());
    assertEquals(occurrence, type.occurrence());
    assertEquals(Optional.of(since), type.since());
    assertEquals(number, AttributeType.registry().get(number - 1).number());
    for (int octets = 0; octets <= 32; octets++) {
      boolean taken = type.read(Octets.of(new byte[octets])).isPresent();
      boolean shorterFurtherTask = number == 21 && octets == 24;
      assertEquals(
          length == -1 || length == octets || shorterFurtherTask, taken, octets + " octets");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 23, 255, 65535})
  void noOtherAttributeIsRegistered(int number) {
    assertEquals(Optional.empty(), AttributeType.of(number));
    assertEquals(22, AttributeType.registry().size());
  }

  @Test
  void anUnregisteredTypeNeverEqualsARow() {
    assertNotEquals(AttributeType.SEQUENCE_NUMBER, AttributeType.unregistered(8));
    assertEquals(AttributeType.unregistered(8), AttributeType.unregistered(8));
  }

  @Test
  void aValueThatCannotStandOnTheWireIsRefused() {
    refused(() -> AttributeType.SEQUENCE_NUMBER.with(0x1_0000_0000L));
    refused(() -> AttributeType.SEQUENCE_NUMBER.with(-1L));
    refused(() -> AttributeType.SOURCE_PORT.with(0x10000));
    refused(() -> AttributeType.IP_PROTOCOL.with(256));
    refused(() -> AttributeType.SOURCE_IPV4.with(Octets.ofHex("c00002")));
    refused(() -> AttributeType.TIMESTAMP.with(Instant.ofEpochSecond(-1)));
    refused(() -> AttributeType.TIMESTAMP.with(Instant.ofEpochSecond(0x1_0000_0000L)));
    refused(() -> AttributeType.unregistered(0x10000));
    refused(() -> new PduType(-1));
    refused(() -> new PayloadFormat(0x10000));
    refused(() -> new PayloadDirection(-1));
    refused(() -> new PduVersion(256));
  }

  /** TS 103 221-2, 5.3.1: the length field has 16 bits; it is never cut. */
  @ParameterizedTest
  @ValueSource(ints = {65534, 65535, 65536})
  void anAttributeHasAtMost65535Octets(int length) {
    Sensitive<String> text = Sensitive.of("a".repeat(length));

    if (length > 65535) {
      refused(() -> AttributeType.SDP.with(text));
    } else {
      assertEquals(length, AttributeType.SDP.with(text).octets().length());
    }
  }

  @Test
  void whatProductCannotCarryCountsAsNotKnown() {
    assertEquals(PayloadDirection.NOT_KNOWN, PayloadDirection.KEEPALIVE.orNotKnown());
    assertEquals(PayloadDirection.NOT_KNOWN, new PayloadDirection(6).orNotKnown());
    assertEquals(PayloadDirection.MULTIPLE, PayloadDirection.MULTIPLE.orNotKnown());
  }

  private static void refused(org.junit.jupiter.api.function.Executable construction) {
    assertThrows(IllegalArgumentException.class, construction);
  }
}
