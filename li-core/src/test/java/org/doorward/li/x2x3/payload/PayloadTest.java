package org.doorward.li.x2x3.payload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.doorward.li.fault.DecodeException;
import org.doorward.li.fault.Fault;
import org.doorward.li.identifier.Octets;
import org.doorward.li.identifier.Sensitive;
import org.doorward.li.x2x3.AttributeType;
import org.doorward.li.x2x3.PayloadFormat;
import org.doorward.li.x2x3.PduType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** INV-X2X3-47. */
class PayloadTest {
  private static final String IPV4 =
      "450000241234400040112a83cb007107c000020a9c41c3500010e60368656c6c6f207833";
  private static final String IPV6 = "6000000000021140" + "20010db8000000000000000000000001"
      + "20010db8000000000000000000000002" + "abcd";
  private static final String RTP = "80000001000000a011223344" + "ff".repeat(20);
  private static final String GTP_U = "30ff000400000abc" + "deadbeef";
  private static final String RADIUS = "04010018" + "00".repeat(16) + "01046161";
  private static final String DHCP = "01010600" + "00".repeat(232) + "63825363" + "ff";
  private static final String XIRI =
      "303f81050413130701a236a134810101820101a411810f3230343038313233"
          + "34353637383930a819810332303482023038830101840102850103860500deadbeef";
  private static final String SIP = hex("OPTIONS sip:b@x.test SIP/2.0\r\n\r\n");
  private static final String MSRP = hex("""
      MSRP a786hjs2 SEND\r
      To-Path: msrp://b\r
      \r
      -------a786hjsX$\r
      -------a786hjs2$\r
      """);

  /** One recogniser. */
  private interface Recogniser {
    Payload read(ByteBuffer in) throws DecodeException;
  }

  static Stream<Arguments> right() {
    return Stream.of(
        Arguments.of(PayloadFormat.IPV4, IPV4, (Recogniser) Packets::ipv4),
        Arguments.of(PayloadFormat.IPV6, IPV6, (Recogniser) Packets::ipv6),
        Arguments.of(PayloadFormat.ETHERNET, "00".repeat(14), (Recogniser) Packets::ethernet),
        Arguments.of(PayloadFormat.GTP_U, GTP_U, (Recogniser) Packets::gtpU),
        Arguments.of(PayloadFormat.UNSTRUCTURED, "00", (Recogniser) Packets::unstructured),
        Arguments.of(PayloadFormat.SIP, SIP, (Recogniser) Signalling::sip),
        Arguments.of(PayloadFormat.SIP, hex("SIP/2.0 200 OK\n\n"), (Recogniser) Signalling::sip),
        Arguments.of(PayloadFormat.RADIUS, RADIUS, (Recogniser) Signalling::radius),
        Arguments.of(PayloadFormat.DHCP, DHCP, (Recogniser) Signalling::dhcp),
        Arguments.of(PayloadFormat.RTP, RTP, (Recogniser) Media::rtp),
        Arguments.of(PayloadFormat.MSRP, MSRP, (Recogniser) Media::msrp),
        Arguments.of(PayloadFormat.TS_33_108, "3003020101", (Recogniser) Ber::ts33108),
        Arguments.of(PayloadFormat.TS_102_232_1, "3000", (Recogniser) Ber::ts102232),
        Arguments.of(PayloadFormat.PS_PDU_PAYLOAD, "3000", (Recogniser) Ber::psPduPayload),
        Arguments.of(PayloadFormat.EPS_IRI, "a103020101", (Recogniser) Ber::epsIri),
        Arguments.of(
            PayloadFormat.TS_33_128, XIRI, (Recogniser) in -> XiriPayload.of(in).payload()));
  }

  /** TS 103 221-2, 5.4.1: the format stands on the interfaces that its table names. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("right")
  void isRecognisedAndKeptOctetForOctet(PayloadFormat format, String hex, Recogniser recogniser)
      throws Exception {
    ByteBuffer in =
        ByteBuffer.allocate(5 + hex.length() / 2).position(5).put(octets(hex)).flip();
    in.position(5);

    Payload payload = recogniser.read(in);

    assertEquals(format, payload.format());
    assertEquals(hex, Octets.of(payload.octets().duplicate()).toHex());
    assertTrue(payload.octets().isReadOnly());
    assertEquals(5, in.position());
    assertTrue(format.allowedOn(PduType.X2) || format.allowedOn(PduType.X3));
    assertFalse(payload.toString().contains("b@x"));
  }

  /** What a lower layer padded is not part of the packet. */
  @Test
  void paddingIsCutOff() throws Exception {
    for (String pad : List.of("", "00", "000000000000")) {
      assertEquals(36, Packets.ipv4(octets(IPV4 + pad)).octets().remaining());
      assertEquals(42, Packets.ipv6(octets(IPV6 + pad)).octets().remaining());
      assertEquals(12, Packets.gtpU(octets(GTP_U + pad)).octets().remaining());
      assertEquals(24, Signalling.radius(octets(RADIUS + pad)).octets().remaining());
      assertEquals(MSRP.length() / 2, Media.msrp(octets(MSRP + pad)).octets().remaining());
    }
  }

  static Stream<Arguments> wrong() {
    return Stream.of(
        Arguments.of("IPv6 as IPv4", IPV6, (Recogniser) Packets::ipv4),
        Arguments.of("IPv4 as IPv6", IPV4 + "0000000000", (Recogniser) Packets::ipv6),
        Arguments.of("Ethernet before IPv4", "00".repeat(14) + IPV4, (Recogniser) Packets::ipv4),
        Arguments.of("a header of 16 octets", "44" + IPV4.substring(2), (Recogniser) Packets::ipv4),
        Arguments.of("IP before GTP-U", IPV4, (Recogniser) Packets::gtpU),
        Arguments.of("an echo request", "3001000000000abc", (Recogniser) Packets::gtpU),
        Arguments.of("RTCP", "80c8" + RTP.substring(4), (Recogniser) Media::rtp),
        Arguments.of("STUN", "0001" + RTP.substring(4), (Recogniser) Media::rtp),
        Arguments.of("DTLS", "16fe" + RTP.substring(4), (Recogniser) Media::rtp),
        Arguments.of("a ping of line ends", "0d0a0d0a", (Recogniser) Signalling::sip),
        Arguments.of("HTTP", hex("GET / HTTP/1.1\r\n\r\n"), (Recogniser) Signalling::sip),
        Arguments.of("no code", "00" + RADIUS.substring(2), (Recogniser) Signalling::radius),
        Arguments.of("BOOTP", DHCP.replace("63825363", "00000000"), (Recogniser) Signalling::dhcp),
        Arguments.of("two values", "30003000", (Recogniser) Ber::ts33108),
        Arguments.of("an indefinite length", "30800000", (Recogniser) Ber::ts33108),
        Arguments.of("another choice", "a503020101", (Recogniser) Ber::epsIri),
        Arguments.of("two events", "300c81010aa2070201010202" + "0101", (Recogniser)
            in -> XiriPayload.of(in).payload()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wrong")
  void whatItIsNotIsRefused(String name, String hex, Recogniser recogniser) {
    DecodeException e =
        assertThrows(DecodeException.class, () -> recogniser.read(octets(hex)), name);

    assertEquals(Fault.VALUE, e.fault());
  }

  @Test
  void eachTruncationIsRefused() {
    for (Arguments one : right().toList()) {
      String hex = (String) one.get()[1];
      PayloadFormat format = (PayloadFormat) one.get()[0];
      boolean endsWithTheBuffer = List.of(
              PayloadFormat.UNSTRUCTURED,
              PayloadFormat.SIP,
              PayloadFormat.ETHERNET,
              PayloadFormat.RTP,
              PayloadFormat.DHCP)
          .contains(format);
      for (int length = 0; length < hex.length() && !endsWithTheBuffer; length += 2) {
        ByteBuffer cut = octets(hex.substring(0, length));
        assertThrows(
            DecodeException.class, () -> ((Recogniser) one.get()[2]).read(cut), format.toString());
      }
    }
  }

  /** TS 33.128: the envelope, and a record that stays as it is. */
  @Test
  void theEnvelopeOfThreeGppIsReadAndWritten() throws Exception {
    XiriPayload read = XiriPayload.of(octets(XIRI));

    assertEquals(Octets.ofHex("0413130701"), read.relativeOid());
    assertEquals(0xA1, read.event().at(0) & 0xFF);
    for (int length : new int[] {1, 100, 127, 128, 255, 256, 65_535, 65_536, 1 << 20}) {
      Octets event = Octets.of(Ber.value(0xA1, Octets.of(new byte[length])));
      XiriPayload made = new XiriPayload(read.relativeOid(), event);
      assertEquals(made, XiriPayload.of(made.payload().octets()));
    }
    assertThrows(IllegalArgumentException.class, () -> new XiriPayload(Octets.EMPTY, read.event()));
  }

  @Test
  void aMimeBodyBringsItsAttributes() throws Exception {
    Payload both = Media.mime("text/plain; charset=utf-8", "8bit", octets(hex("hello")));
    Payload one = Media.mime("text/plain", "", octets(""));

    assertEquals(
        List.of(
            AttributeType.MIME_CONTENT_TYPE.with("text/plain; charset=utf-8"),
            AttributeType.MIME_TRANSFER_ENCODING.with("8bit")),
        both.attributes());
    assertEquals(1, one.attributes().size());
    for (String wrong : List.of("", "text", "/plain", "text/", "text/plain\r\nX: y")) {
      assertThrows(DecodeException.class, () -> Media.mime(wrong, "", octets("")));
    }
  }

  @Test
  void sdpIsAnAttribute() throws Exception {
    assertEquals(
        AttributeType.SDP.with(Sensitive.of("v=0\r\ns=-\r\n")), Signalling.sdp("v=0\r\ns=-\r\n"));
    assertThrows(DecodeException.class, () -> Signalling.sdp("o=0"));
    assertThrows(DecodeException.class, () -> Signalling.sdp("v=0\n" + "a".repeat(65_535)));
  }

  /** INV-X2X3-47. */
  @Property(tries = 2_000)
  void anyOctetsAreAPayloadOrADecodeException(@ForAll @Size(max = 300) byte[] any) {
    for (Arguments one : right().toList()) {
      byte[] like = Octets.ofHex((String) one.get()[1]).toByteArray();
      System.arraycopy(any, 0, like, like.length / 3, Math.min(any.length, like.length * 2 / 3));
      for (byte[] octets : List.of(any, like)) {
        try {
          Payload payload = ((Recogniser) one.get()[2]).read(ByteBuffer.wrap(octets));
          assertTrue(payload.octets().remaining() <= octets.length + 8);
        } catch (DecodeException e) {
          assertTrue(e.fault() == Fault.VALUE || e.fault() == Fault.TRUNCATED);
        }
      }
    }
  }

  private static ByteBuffer octets(String hex) {
    return ByteBuffer.wrap(Octets.ofHex(hex).toByteArray());
  }

  private static String hex(String ascii) {
    return Octets.of(ascii.getBytes(StandardCharsets.US_ASCII)).toHex();
  }
}
