package org.doorward.li.x2x3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.doorward.li.fault.DecodeException;
import org.doorward.li.fault.Fault;
import org.doorward.li.identifier.CorrelationId;
import org.doorward.li.identifier.Octets;
import org.doorward.li.identifier.Sensitive;
import org.doorward.li.identifier.Xid;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PduCodecTest {
  private static final Xid XID = Xid.random();
  private static final Attribute<Long> NUMBER = AttributeType.SEQUENCE_NUMBER.with(1L);

  @Nested
  class Frame {
    /** 48 octets of header, 36 of payload. */
    @ParameterizedTest
    @ValueSource(ints = {47, 48, 49})
    void aHeaderIsTakenUpToItsLimit(int limit) throws Exception {
      PduLimits limits = new PduLimits(limit, 1000, 10);

      if (limit < 48) {
        assertEquals(Fault.LIMIT, fault(Vectors.buffer("M02"), limits));
      } else {
        assertEquals(84, PduCodec.frameOctets(Vectors.buffer("M02"), limits).getAsInt());
      }
    }

    @ParameterizedTest
    @ValueSource(ints = {35, 36, 37})
    void aPayloadIsTakenUpToItsLimit(int limit) throws Exception {
      PduLimits limits = new PduLimits(48, limit, 10);

      if (limit < 36) {
        assertEquals(Fault.LIMIT, fault(Vectors.buffer("M02"), limits));
      } else {
        assertEquals(84, PduCodec.frameOctets(Vectors.buffer("M02"), limits).getAsInt());
      }
    }

    /** TS 103 221-2, 5.2.3: the header length counts itself, so it is never below 40. */
    @ParameterizedTest
    @ValueSource(ints = {39, 40, 41})
    void aHeaderHasFortyOctets(int headerOctets) throws Exception {
      ByteBuffer in = ByteBuffer.allocate(12).putInt(4, headerOctets).put(3, (byte) 3);

      if (headerOctets < 40) {
        assertEquals(Fault.HEADER_LENGTH, fault(in, PduLimits.PRODUCT));
      } else {
        assertEquals(headerOctets, PduCodec.frameOctets(in, PduLimits.PRODUCT).getAsInt());
      }
    }

    /** TS 103 221-2, 5.2.1: the minor version only adds code points. */
    @Test
    void anyMinorVersionIsRead() throws Exception {
      for (int minor = 0; minor < 256; minor++) {
        Pdu pdu = Pdu.keepalive(1).at(new PduVersion(minor));

        assertEquals(pdu, decode(PduCodec.encode(pdu)).pdu());
      }
    }

    @Test
    void anyOtherMajorVersionIsRefusedAtTheFirstOctet() {
      for (int major = 1; major < 256; major++) {
        ByteBuffer in = ByteBuffer.wrap(new byte[] {(byte) major});

        assertEquals(Fault.UNKNOWN_VERSION, fault(in, PduLimits.PRODUCT));
      }
    }

    @Test
    void eachTruncationIsWaitedForAndNotRead() throws Exception {
      ByteBuffer whole = Vectors.buffer("V05");
      for (int octets = 0; octets < whole.limit(); octets++) {
        ByteBuffer cut = whole.duplicate().limit(octets);

        OptionalInt expected = octets < 12 ? OptionalInt.empty() : OptionalInt.of(whole.limit());
        assertEquals(expected, PduCodec.frameOctets(cut, PduLimits.PRODUCT));
        DecodeException e =
            assertThrows(DecodeException.class, () -> PduCodec.decode(cut, PduLimits.PRODUCT));
        assertEquals(Fault.TRUNCATED, e.fault());
        assertEquals(0, cut.position());
      }
    }

    @Test
    void theOrderOfTheCallersBufferDoesNotMatter() throws Exception {
      ByteBuffer in = Vectors.buffer("V04").order(ByteOrder.LITTLE_ENDIAN);

      assertEquals(PduType.X3, PduCodec.decode(in, PduLimits.PRODUCT).pdu().type());
    }

    @Test
    void whatWasReadDoesNotChangeWithTheBuffer() throws Exception {
      byte[] octets = Vectors.octets("V04").toByteArray();
      Pdu pdu = decode(ByteBuffer.wrap(octets)).pdu();
      Octets payload = Octets.of(pdu.payload().toByteArray());

      java.util.Arrays.fill(octets, (byte) 0);

      assertEquals(payload, pdu.payload());
    }
  }

  @Nested
  class Attributes {
    /** TS 103 221-2, 5.3.1: what may not repeat counts the first time. */
    @Test
    void theFirstOfARepeatedAttributeCounts() throws Exception {
      ReceivedPdu received = decode(raw(tlv(8, "00000001"), tlv(8, "00000002")));

      assertEquals(Set.of(Anomaly.ATTRIBUTE_REPEATED), received.anomalies());
      assertEquals(1L, received.pdu().first(AttributeType.SEQUENCE_NUMBER).orElseThrow());
    }

    @Test
    void aTargetIdentifierMayRepeat() throws Exception {
      ReceivedPdu received = decode(raw(tlv(17, "61"), tlv(17, "62")));

      assertEquals(Set.of(), received.anomalies());
      assertEquals(
          List.of(Sensitive.of("a"), Sensitive.of("b")),
          received.pdu().all(AttributeType.MATCHED_TARGET));
    }

    @Test
    void aFirstOfTheWrongLengthDoesNotHideASecondOfTheRightOne() throws Exception {
      ReceivedPdu received = decode(raw(tlv(8, "0001"), tlv(8, "00000002")));

      assertEquals(Set.of(Anomaly.ATTRIBUTE_FORM), received.anomalies());
      assertEquals(2L, received.pdu().first(AttributeType.SEQUENCE_NUMBER).orElseThrow());
    }

    @Test
    void nanosecondsOfASecondOrMoreLeaveTheSeconds() throws Exception {
      ReceivedPdu last = decode(raw(tlv(9, "000000013b9ac9ff")));
      ReceivedPdu over = decode(raw(tlv(9, "000000013b9aca00")));

      assertEquals(Set.of(), last.anomalies());
      assertEquals(Set.of(Anomaly.NANOSECONDS), over.anomalies());
      assertEquals(1, over.pdu().first(AttributeType.TIMESTAMP).orElseThrow().getEpochSecond());
    }

    @Test
    void secondsAreUnsigned() throws Exception {
      ReceivedPdu received = decode(raw(tlv(9, "ffffffff00000000")));

      assertEquals(
          0xFFFFFFFFL,
          received.pdu().first(AttributeType.TIMESTAMP).orElseThrow().getEpochSecond());
    }

    @Test
    void textThatIsNotUtf8CountsAsAbsentAndIsKept() throws Exception {
      ReceivedPdu received = decode(raw(tlv(17, "ff")));

      assertEquals(Set.of(Anomaly.ATTRIBUTE_FORM), received.anomalies());
      assertEquals(Octets.ofHex("ff"), received.pdu().attributes().get(0).octets());
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4})
    void attributesAreTakenUpToTheirLimit(int limit) throws Exception {
      ByteBuffer in = raw(tlv(4, "01"), tlv(4, "02"), tlv(4, "03"));

      ReceivedPdu received = PduCodec.decode(in, new PduLimits(1000, 1000, limit));

      assertEquals(Math.min(3, limit), received.pdu().attributes().size());
      assertEquals(limit < 3, received.anomalies().contains(Anomaly.ATTRIBUTE_COUNT));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void oneToThreeOctetsLeftAreAnOverrun(int left) throws Exception {
      ReceivedPdu received = decode(raw(tlv(8, "00000001"), "00".repeat(left)));

      assertEquals(Set.of(Anomaly.ATTRIBUTE_OVERRUN), received.anomalies());
      assertEquals(1L, received.pdu().first(AttributeType.SEQUENCE_NUMBER).orElseThrow());
    }

    @Test
    void addressesOfBothFamiliesAreReported() throws Exception {
      ReceivedPdu received = decode(raw(tlv(10, "c0000201"), tlv(13, "00".repeat(16))));

      assertEquals(Set.of(Anomaly.ADDRESS_FAMILIES_MIXED), received.anomalies());
    }

    /** An IPv6 address that maps an IPv4 one stays 16 octets. */
    @Test
    void aMappedAddressIsNotShortened() throws Exception {
      ReceivedPdu received = decode(raw(tlv(12, "00000000000000000000ffffc0000201")));

      assertEquals(
          16, received.pdu().first(AttributeType.SOURCE_IPV6).orElseThrow().length());
    }
  }

  @Nested
  class Encoder {
    @Test
    void refusesAFormatThatTheTypeMayNotCarry() {
      refuses(product(PduType.X3, PayloadFormat.SIP, PayloadDirection.TO_TARGET, NUMBER));
      refuses(product(PduType.X2, PayloadFormat.RTP, PayloadDirection.TO_TARGET, NUMBER));
      refuses(product(PduType.X2, PayloadFormat.KEEPALIVE, PayloadDirection.TO_TARGET, NUMBER));
      refuses(product(PduType.X2, new PayloadFormat(18), PayloadDirection.TO_TARGET, NUMBER));
    }

    @Test
    void refusesTheDirectionOfKeepalivesOnProduct() {
      refuses(product(PduType.X2, PayloadFormat.SIP, PayloadDirection.KEEPALIVE, NUMBER));
    }

    @Test
    void refusesProductThatNamesNoTask() {
      refuses(Pdu.product(
          PduType.X2,
          PayloadFormat.SIP,
          PayloadDirection.TO_TARGET,
          Pdu.NO_XID,
          CorrelationId.NONE,
          List.of(NUMBER),
          Octets.EMPTY));
    }

    @Test
    void refusesASecondOfWhatMayStandOnce() {
      refuses(sip(NUMBER, NUMBER));
      refuses(sip(
          AttributeType.SDP.with(Sensitive.of("a")), AttributeType.SDP.with(Sensitive.of("b"))));
    }

    @Test
    void refusesARegisteredTypeInAnotherForm() {
      refuses(sip(AttributeType.unregistered(8).with(Octets.ofHex("0007"))));
    }

    @Test
    void refusesAddressesOfBothFamilies() {
      refuses(sip(
          AttributeType.SOURCE_IPV4.with(Octets.ofHex("c0000201")),
          AttributeType.DESTINATION_IPV6.with(Octets.ofHex("00".repeat(16)))));
    }

    @Test
    void writesWhatALaterEditionMayMean() throws Exception {
      Pdu pdu = product(
          PduType.X2,
          PayloadFormat.SIP,
          new PayloadDirection(6),
          AttributeType.unregistered(23).with(Octets.ofHex("01")));

      ReceivedPdu received = decode(PduCodec.encode(pdu));

      assertEquals(pdu, received.pdu());
      assertEquals(
          Set.of(Anomaly.DIRECTION_UNKNOWN, Anomaly.ATTRIBUTE_UNKNOWN), received.anomalies());
    }

    @Test
    void writesUncorrelatedProduct() throws Exception {
      Pdu pdu = Pdu.product(
          PduType.X2,
          PayloadFormat.SIP,
          PayloadDirection.NOT_KNOWN,
          XID,
          CorrelationId.NONE,
          List.of(NUMBER),
          Octets.EMPTY);

      assertEquals(new ReceivedPdu(pdu, Set.of()), decode(PduCodec.encode(pdu)));
    }

    @Test
    void theMinorVersionIsOneOctet() {
      ByteBuffer written = PduCodec.encode(Pdu.keepalive(3));
      ByteBuffer other = PduCodec.encode(Pdu.keepalive(3).at(PduVersion.V1_10_1));

      assertEquals(PduCodec.VERSION_MINOR_AT, written.mismatch(other));
      assertEquals(
          other, written.put(PduCodec.VERSION_MINOR_AT, (byte) PduVersion.V1_10_1.minor()));
    }

    private static void refuses(Pdu pdu) {
      assertThrows(IllegalArgumentException.class, () -> PduCodec.encode(pdu));
    }
  }

  @Test
  void nothingOfTheContentIsPrinted() throws Exception {
    String printed = PduCodec.decode(Vectors.buffer("V03"), PduLimits.PRODUCT).toString();

    assertFalse(printed.contains("alice"));
    assertFalse(printed.contains("15550100"));
    assertFalse(printed.contains("192.0.2"));
    assertTrue(printed.contains("Matched target identifier (17)"));
  }

  private static Pdu sip(Attribute<?>... attributes) {
    return product(PduType.X2, PayloadFormat.SIP, PayloadDirection.NOT_KNOWN, attributes);
  }

  private static Pdu product(
      PduType type, PayloadFormat format, PayloadDirection direction, Attribute<?>... attributes) {
    return Pdu.product(
        type, format, direction, XID, new CorrelationId(1), List.of(attributes), Octets.EMPTY);
  }

  /** An X2 PDU whose header ends with {@code attributes}, written without the encoder. */
  private static ByteBuffer raw(String... attributes) {
    Octets tail = Octets.ofHex(String.join("", attributes));
    ByteBuffer out = ByteBuffer.allocate(40 + tail.length());
    out.putShort((short) 5).putShort((short) 1).putInt(40 + tail.length()).putInt(0);
    out.putShort((short) 9).putShort((short) 1);
    out.putLong(1).putLong(2).putLong(3);
    return out.put(tail.asByteBuffer()).flip();
  }

  private static String tlv(int number, String value) {
    return String.format("%04x%04x%s", number, value.length() / 2, value);
  }

  private static ReceivedPdu decode(ByteBuffer in) throws DecodeException {
    return PduCodec.decode(in, PduLimits.PRODUCT);
  }

  private static Fault fault(ByteBuffer in, PduLimits limits) {
    return assertThrows(DecodeException.class, () -> PduCodec.frameOctets(in, limits))
        .fault();
  }
}
