package org.doorward.li.x2x3;

import static org.doorward.li.x2x3.AttributeType.ADDITIONAL_XID;
import static org.doorward.li.x2x3.AttributeType.DESTINATION_IPV4;
import static org.doorward.li.x2x3.AttributeType.DESTINATION_IPV6;
import static org.doorward.li.x2x3.AttributeType.DESTINATION_PORT;
import static org.doorward.li.x2x3.AttributeType.INTERCEPTION_POINT_ID;
import static org.doorward.li.x2x3.AttributeType.IP_PROTOCOL;
import static org.doorward.li.x2x3.AttributeType.MATCHED_TARGET;
import static org.doorward.li.x2x3.AttributeType.MIME_CONTENT_TYPE;
import static org.doorward.li.x2x3.AttributeType.MIME_TRANSFER_ENCODING;
import static org.doorward.li.x2x3.AttributeType.NETWORK_FUNCTION_ID;
import static org.doorward.li.x2x3.AttributeType.OTHER_TARGET;
import static org.doorward.li.x2x3.AttributeType.SDP;
import static org.doorward.li.x2x3.AttributeType.SEQUENCE_NUMBER;
import static org.doorward.li.x2x3.AttributeType.SOURCE_IPV4;
import static org.doorward.li.x2x3.AttributeType.SOURCE_IPV6;
import static org.doorward.li.x2x3.AttributeType.SOURCE_PORT;
import static org.doorward.li.x2x3.AttributeType.TIMESTAMP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.doorward.li.fault.DecodeException;
import org.doorward.li.fault.Fault;
import org.doorward.li.identifier.CorrelationId;
import org.doorward.li.identifier.Octets;
import org.doorward.li.identifier.Sensitive;
import org.doorward.li.identifier.Xid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The vectors of {@code spec/vectors/x2x3}, field by field and both ways. */
class PduVectorsTest {
  private static final Xid XID = Xid.of("3f2504e0-4f89-41d3-9a0c-0305e82c3301");
  private static final CorrelationId CORRELATION = new CorrelationId(0x1122334455667788L);
  private static final Attribute<Instant> AT =
      TIMESTAMP.with(Instant.parse("2026-01-02T03:04:05.123456789Z"));
  private static final Octets PACKET =
      Octets.ofHex("450000241234400040112a83cb007107c000020a9c41c3500010e60368656c6c6f207833");

  static Stream<Arguments> conformant() {
    return Stream.of(
        Arguments.of("V01", Pdu.keepalive(0)),
        Arguments.of("V02", Pdu.keepaliveAck(0)),
        Arguments.of("V03", sipBye()),
        Arguments.of("V04", ipPacket()),
        Arguments.of("V05", rtp()),
        Arguments.of("V06", unknownAttributeAndFurtherTasks()),
        Arguments.of("V07", registration()),
        Arguments.of("V08", gtpU()),
        Arguments.of("V10", mime()),
        Arguments.of("V11", psPduPayload()),
        Arguments.of("V12", Pdu.keepalive(1).at(PduVersion.V1_10_1)),
        Arguments.of("V13", emptyInterceptionPoint()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("conformant")
  void isReadFieldByField(String name, Pdu pdu) throws Exception {
    ByteBuffer in = Vectors.buffer(name);

    ReceivedPdu received = PduCodec.decode(in, PduLimits.PRODUCT);

    assertEquals(pdu, received.pdu());
    assertFalse(in.hasRemaining());
    Set<Anomaly> expected = name.equals("V06") ? Set.of(Anomaly.ATTRIBUTE_UNKNOWN) : Set.of();
    assertEquals(expected, received.anomalies());
    assertEquals(Anomaly.Disposition.ACCEPT, received.disposition());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("conformant")
  void isWrittenOctetByOctet(String name, Pdu pdu) {
    assertEquals(Vectors.octets(name).toHex(), Octets.of(PduCodec.encode(pdu)).toHex());
  }

  /** TS 103 221-2, 5.1: PDUs stand back to back; only their lengths separate them. */
  @Test
  void twoInOnePieceAreTwo() throws Exception {
    ByteBuffer in = Vectors.buffer("V09");

    assertEquals(Pdu.keepalive(0), PduCodec.decode(in, PduLimits.PRODUCT).pdu());
    assertEquals(ipPacket(), PduCodec.decode(in, PduLimits.PRODUCT).pdu());
    assertFalse(in.hasRemaining());
  }

  @Test
  void aPieceOfOneIsWaitedFor() throws Exception {
    ByteBuffer piece = Vectors.buffer("V14").limit(60);

    assertEquals(129, PduCodec.frameOctets(piece, PduLimits.PRODUCT).getAsInt());
    assertEquals(Fault.TRUNCATED, fault(piece));
    assertEquals(
        ipPacket(), PduCodec.decode(Vectors.buffer("V14"), PduLimits.PRODUCT).pdu());
  }

  static Stream<Arguments> wrongFrames() {
    return Stream.of(
        Arguments.of("M01", Fault.HEADER_LENGTH),
        Arguments.of("M04", Fault.UNKNOWN_VERSION),
        Arguments.of("M05", Fault.TRUNCATED),
        Arguments.of("M07", Fault.LIMIT),
        Arguments.of("M14", Fault.LIMIT),
        Arguments.of("M17", Fault.HEADER_LENGTH));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("wrongFrames")
  void aWrongFrameIsRefused(String name, Fault fault) {
    assertEquals(fault, fault(Vectors.buffer(name)));
  }

  static Stream<Arguments> wrongContent() {
    return Stream.of(
        Arguments.of("M02", Anomaly.ATTRIBUTE_OVERRUN, Anomaly.Disposition.QUARANTINE),
        Arguments.of("M03", Anomaly.FORMAT_NOT_ALLOWED, Anomaly.Disposition.QUARANTINE),
        Arguments.of("M06", Anomaly.ATTRIBUTE_FORM, Anomaly.Disposition.ACCEPT),
        Arguments.of("M08", Anomaly.ATTRIBUTE_ZERO, Anomaly.Disposition.ACCEPT),
        Arguments.of("M09", Anomaly.KEEPALIVE_UNNUMBERED, Anomaly.Disposition.SKIP),
        Arguments.of("M10", Anomaly.DIRECTION_RESERVED, Anomaly.Disposition.ACCEPT),
        Arguments.of("M11", Anomaly.ATTRIBUTE_FORM, Anomaly.Disposition.ACCEPT),
        Arguments.of("M12", Anomaly.ATTRIBUTE_OVERRUN, Anomaly.Disposition.QUARANTINE),
        Arguments.of("M13", Anomaly.PDU_TYPE_UNKNOWN, Anomaly.Disposition.SKIP),
        Arguments.of("M15", Anomaly.KEEPALIVE_NOT_EMPTY, Anomaly.Disposition.ACCEPT),
        Arguments.of("M16", Anomaly.FORMAT_UNKNOWN, Anomaly.Disposition.QUARANTINE));
  }

  @ParameterizedTest(name = "{0}: {1}, {2}")
  @MethodSource("wrongContent")
  void wrongContentIsReportedAndTheStreamGoesOn(
      String name, Anomaly anomaly, Anomaly.Disposition disposition) throws Exception {
    Octets wrong = Vectors.octets(name);
    Octets next = Vectors.octets("V04");
    ByteBuffer in = ByteBuffer.allocate(wrong.length() + next.length())
        .put(wrong.asByteBuffer())
        .put(next.asByteBuffer())
        .flip();

    ReceivedPdu received = PduCodec.decode(in, PduLimits.PRODUCT);

    assertEquals(Set.of(anomaly), received.anomalies());
    assertEquals(disposition, received.disposition());
    assertEquals(ipPacket(), PduCodec.decode(in, PduLimits.PRODUCT).pdu());
  }

  /** What is wrong in content is no reason to lose the product itself. */
  @ParameterizedTest
  @ValueSource(strings = {"M02", "M08", "M11", "M12", "M16"})
  void thePayloadBehindWrongContentIsWhole(String name) throws Exception {
    assertEquals(
        PACKET, PduCodec.decode(Vectors.buffer(name), PduLimits.PRODUCT).pdu().payload());
  }

  @ParameterizedTest
  @ValueSource(strings = {"M03", "M08", "M09", "M10", "M15", "M16"})
  void theEncoderRefusesWhatTheDecoderReports(String name) throws Exception {
    Pdu pdu = PduCodec.decode(Vectors.buffer(name), PduLimits.PRODUCT).pdu();

    assertThrows(IllegalArgumentException.class, () -> PduCodec.encode(pdu));
  }

  /** TS 103 221-2, 5.3.10: eight octets; anything else is no timestamp. */
  @Test
  void aValueOfTheWrongLengthCountsAsAbsentAndIsKept() throws Exception {
    Pdu pdu = PduCodec.decode(Vectors.buffer("M06"), PduLimits.PRODUCT).pdu();

    assertEquals(Optional.empty(), pdu.first(TIMESTAMP));
    assertEquals(
        List.of(Octets.ofHex("00000000695735a5075bcd15")), pdu.all(AttributeType.unregistered(9)));
  }

  @Test
  void aTypeOfALaterEditionIsWrittenBack() throws Exception {
    Pdu pdu = PduCodec.decode(Vectors.buffer("M13"), PduLimits.PRODUCT).pdu();

    assertEquals(Vectors.octets("M13"), Octets.of(PduCodec.encode(pdu)));
  }

  /** The sum of both lengths does not fit 32 bits, and no circle is turned when both are zero. */
  @Test
  void theFirstTwelveOctetsDecide() {
    for (String name : List.of("M01", "M07", "M14", "M17")) {
      assertThrows(
          DecodeException.class,
          () -> PduCodec.frameOctets(Vectors.buffer(name).limit(12), PduLimits.PRODUCT));
    }
  }

  private static Fault fault(ByteBuffer in) {
    return assertThrows(DecodeException.class, () -> PduCodec.decode(in, PduLimits.PRODUCT))
        .fault();
  }

  private static Pdu sipBye() {
    String bye = """
        BYE sip:bob@example.net SIP/2.0
        Via: SIP/2.0/UDP 192.0.2.10:5060;branch=z9hG4bK77
        From: <sip:alice@example.com>;tag=a1
        To: <sip:bob@example.net>;tag=b2
        Call-ID: c1@192.0.2.10
        CSeq: 2 BYE
        Max-Forwards: 70
        Content-Length: 0

        """;
    return Pdu.product(
        PduType.X2,
        PayloadFormat.SIP,
        PayloadDirection.FROM_TARGET,
        XID,
        CORRELATION,
        List.of(
            OTHER_TARGET.with(Sensitive.of("<e164Number>15550100</e164Number>")),
            MATCHED_TARGET.with(Sensitive.of("<sipUri>sip:alice@example.com</sipUri>")),
            NETWORK_FUNCTION_ID.with(ascii("pcscf-1.ims.example")),
            INTERCEPTION_POINT_ID.with(ascii("IRI-POI-1")),
            SEQUENCE_NUMBER.with(0L),
            AT,
            SOURCE_IPV4.with(Octets.ofHex("c000020a")),
            DESTINATION_IPV4.with(Octets.ofHex("c6336414")),
            SOURCE_PORT.with(5060),
            DESTINATION_PORT.with(5060),
            IP_PROTOCOL.with(17)),
        ascii(bye.replace("\n", "\r\n")));
  }

  private static Pdu ipPacket() {
    return content(
        PayloadFormat.IPV4,
        PayloadDirection.TO_TARGET,
        PACKET,
        NETWORK_FUNCTION_ID.with(ascii("upf-1.5gc.example")),
        INTERCEPTION_POINT_ID.with(ascii("CC-POI-1")),
        SEQUENCE_NUMBER.with(7L),
        AT);
  }

  private static Pdu rtp() {
    String sdp = """
        v=0
        o=- 1 1 IN IP6 2001:db8::1
        s=-
        c=IN IP6 2001:db8::1
        t=0 0
        m=audio 49170 RTP/AVP 0
        """;
    return content(
        PayloadFormat.RTP,
        PayloadDirection.FROM_TARGET,
        Octets.ofHex("80000001000000a011223344" + "ff".repeat(20)),
        SEQUENCE_NUMBER.with(0xFFFFFFFFL),
        AT,
        SOURCE_IPV6.with(Octets.ofHex("20010db8000000000000000000000001")),
        DESTINATION_IPV6.with(Octets.ofHex("20010db8000000000000000000000002")),
        SOURCE_PORT.with(49170),
        DESTINATION_PORT.with(49172),
        IP_PROTOCOL.with(17),
        SDP.with(Sensitive.of(sdp.replace("\n", "\r\n"))));
  }

  private static Pdu unknownAttributeAndFurtherTasks() {
    Xid further = Xid.of("00000000-0000-4000-8000-000000000002");
    return new Pdu(
        PduVersion.DEFAULT,
        PduType.X3,
        PayloadFormat.IPV4,
        PayloadDirection.NOT_KNOWN,
        XID,
        CORRELATION,
        List.of(
            SEQUENCE_NUMBER.with(1L),
            AttributeType.unregistered(0xFF).with(Octets.ofHex("deadbe")),
            ADDITIONAL_XID.with(
                new AdditionalXid(further, new CorrelationId(5), OptionalLong.of(9))),
            ADDITIONAL_XID.with(
                new AdditionalXid(further, new CorrelationId(6), OptionalLong.empty())),
            AT),
        PACKET);
  }

  private static Pdu registration() {
    return Pdu.product(
        PduType.X2,
        PayloadFormat.TS_33_128,
        PayloadDirection.FROM_TARGET,
        XID,
        CORRELATION,
        List.of(
            NETWORK_FUNCTION_ID.with(ascii("amf-1.5gc.example")),
            INTERCEPTION_POINT_ID.with(ascii("IRI-POI")),
            SEQUENCE_NUMBER.with(0L),
            AT,
            MATCHED_TARGET.with(Sensitive.of("<imsi>204081234567890</imsi>"))),
        Octets.ofHex("303f81050413130701a236a134810101820101a411810f3230343038313233"
            + "34353637383930a819810332303482023038830101840102850103860500deadbeef"));
  }

  private static Pdu gtpU() {
    return content(
        PayloadFormat.GTP_U,
        PayloadDirection.FROM_TARGET,
        Octets.ofHex("30ff002400000abc45000024000140004001f4a10a2d0002cb0071070800666800010001"
            + "6162636465666768"),
        NETWORK_FUNCTION_ID.with(ascii("upf-1.5gc.example")),
        INTERCEPTION_POINT_ID.with(ascii("CC-POI-1")),
        SEQUENCE_NUMBER.with(0L),
        AT);
  }

  private static Pdu mime() {
    return Pdu.product(
        PduType.X2,
        PayloadFormat.MIME,
        PayloadDirection.TO_TARGET,
        XID,
        CORRELATION,
        List.of(
            SEQUENCE_NUMBER.with(0L),
            AT,
            MIME_CONTENT_TYPE.with("text/plain; charset=utf-8"),
            MIME_TRANSFER_ENCODING.with("8bit")),
        ascii("hello"));
  }

  private static Pdu psPduPayload() {
    return Pdu.product(
        PduType.X2,
        PayloadFormat.PS_PDU_PAYLOAD,
        PayloadDirection.NOT_APPLICABLE,
        XID,
        CORRELATION,
        List.of(SEQUENCE_NUMBER.with(0L), AT),
        Octets.ofHex("3000"));
  }

  private static Pdu emptyInterceptionPoint() {
    return content(
        PayloadFormat.IPV4,
        PayloadDirection.TO_TARGET,
        PACKET,
        INTERCEPTION_POINT_ID.with(Octets.EMPTY),
        SEQUENCE_NUMBER.with(2L));
  }

  private static Pdu content(
      PayloadFormat format,
      PayloadDirection direction,
      Octets payload,
      Attribute<?>... attributes) {
    assertTrue(format.allowedOn(PduType.X3));
    return Pdu.product(
        PduType.X3, format, direction, XID, CORRELATION, List.of(attributes), payload);
  }

  private static Octets ascii(String text) {
    return Octets.of(text.getBytes(StandardCharsets.US_ASCII));
  }
}
