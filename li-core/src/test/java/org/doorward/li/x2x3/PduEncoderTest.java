package org.doorward.li.x2x3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.doorward.li.identifier.CorrelationId;
import org.doorward.li.identifier.Octets;
import org.doorward.li.identifier.Sensitive;
import org.doorward.li.identifier.Xid;
import org.doorward.li.x2x3.DestinationProfile.Architecture;
import org.doorward.li.x2x3.DestinationProfile.Connections;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** INV-X2X3-44 to 46. */
class PduEncoderTest {
  private static final Xid XID = Xid.of("3f2504e0-4f89-41d3-9a0c-0305e82c3301");
  private static final CorrelationId CORRELATION = new CorrelationId(0x1122334455667788L);
  private static final Instant AT = Instant.parse("2026-01-02T03:04:05.123456789Z");
  private static final Octets PACKET =
      Octets.ofHex("450000241234400040112a83cb007107c000020a9c41c3500010e60368656c6c6f207833");
  private static final AttributeBlock WHO = AttributeBlock.of(List.of(
      AttributeType.NETWORK_FUNCTION_ID.with(ascii("upf-1.5gc.example")),
      AttributeType.INTERCEPTION_POINT_ID.with(ascii("CC-POI-1"))));

  private final ByteBuffer out = ByteBuffer.allocate(4096);

  /** The attributes and the payload of vector V04. */
  private static PduEncoder content(PduEncoder encoder, ByteBuffer into, long number) {
    return encoder
        .begin(into, PduType.X3, PayloadFormat.IPV4, PayloadDirection.TO_TARGET, XID, CORRELATION)
        .block(WHO)
        .sequenceNumber(number)
        .timestamp(AT);
  }

  @Nested
  class Writing {
    @Test
    void aVectorIsWrittenOctetByOctetWhereverTheBufferStands() {
      out.position(17);

      assertEquals(129, content(new PduEncoder(), out, 7).end(PACKET));

      assertEquals(17 + 129, out.position());
      assertEquals(Vectors.octets("V04"), Octets.of(out.slice(17, 129)));
    }

    @Test
    void aHeaderAndAPayloadElsewhereMakeTheSameOctets() {
      int header = content(new PduEncoder(), out, 7).end(PACKET.length());

      assertEquals(header, out.position());
      assertEquals(
          Vectors.octets("V04"), Octets.of(out.put(PACKET.asByteBuffer()).flip()));
    }

    @Test
    void aPayloadInABufferIsCopiedAndStaysAsItIs() {
      ByteBuffer payload = ByteBuffer.allocateDirect(100).position(9).put(PACKET.asByteBuffer());
      payload.flip().position(9);

      content(new PduEncoder(), out, 7).end(payload);

      assertEquals(Vectors.octets("V04"), Octets.of(out.flip()));
      assertEquals(9, payload.position());
    }

    @Test
    void anAddressIsTakenOutOfThePacketThatHasIt() throws Exception {
      content(new PduEncoder(), out, 7)
          .octets(AttributeType.SOURCE_IPV4, PACKET.asByteBuffer(), 12, 4)
          .octets(AttributeType.DESTINATION_IPV4, Octets.ofHex("c000020a"))
          .number(AttributeType.SOURCE_PORT, 0xFFFF)
          .number(AttributeType.IP_PROTOCOL, 255)
          .end(PACKET);

      Pdu pdu = PduCodec.decode(out.flip(), PduLimits.PRODUCT).pdu();
      assertEquals(
          Octets.ofHex("cb007107"), pdu.first(AttributeType.SOURCE_IPV4).orElseThrow());
      assertEquals(0xFFFF, pdu.first(AttributeType.SOURCE_PORT).orElseThrow());
      assertEquals(255, pdu.first(AttributeType.IP_PROTOCOL).orElseThrow());
    }

    /** INV-X2X3-44. */
    @Test
    void withoutRoomThereIsNoPduAndThePositionStays() {
      for (int room = 0; room < 129; room++) {
        ByteBuffer small = ByteBuffer.allocate(room);

        assertThrows(
            BufferOverflowException.class,
            () -> content(new PduEncoder(), small, 7).end(PACKET));
        assertEquals(0, small.position());
      }
      assertEquals(129, content(new PduEncoder(), ByteBuffer.allocate(129), 7).end(PACKET));
    }

    @Test
    void aBufferInTheOtherOrderIsRefused() {
      ByteBuffer little = ByteBuffer.allocate(200).order(ByteOrder.LITTLE_ENDIAN);

      assertThrows(IllegalArgumentException.class, () -> content(new PduEncoder(), little, 7));
    }

    /** INV-X2X3-44. */
    @Test
    void whatTheStandardForbidsIsRefusedAndThePositionStays() {
      PduEncoder encoder = new PduEncoder();
      content(encoder, out, 7).end(PACKET);
      int written = out.position();

      assertThrows(
          IllegalArgumentException.class,
          () -> content(encoder, out, 7).sequenceNumber(8).end(PACKET));
      assertThrows(
          IllegalArgumentException.class,
          () -> content(encoder, out, 7).block(WHO).end(PACKET));
      assertThrows(
          IllegalArgumentException.class,
          () -> encoder
              .begin(
                  out, PduType.X3, PayloadFormat.SIP, PayloadDirection.TO_TARGET, XID, CORRELATION)
              .end(PACKET));
      assertThrows(
          IllegalArgumentException.class,
          () -> content(encoder, out, 7).octets(AttributeType.SOURCE_IPV4, PACKET));
      assertThrows(IllegalArgumentException.class, () -> content(encoder, out, 0x1_0000_0000L));
      assertEquals(written, out.position());
      assertEquals(129, content(encoder, out, 7).end(PACKET));
    }
  }

  @Nested
  class Sharing {
    /** INV-X2X3-45: one encoding, and copies that differ in the version and nothing else. */
    @Test
    void copiesForTwoDestinationsDifferInTheVersionOnly() {
      content(new PduEncoder(), out, 7).end(PACKET);
      ByteBuffer copy = ByteBuffer.allocate(200).put(3, out, 0, 129);

      PduPatch.version(copy, 3, PduVersion.V1_10_1);

      assertEquals(PduCodec.VERSION_MINOR_AT, copy.slice(3, 129).mismatch(out.slice(0, 129)));
      assertEquals(6, copy.get(4));
      assertEquals(-1, copy.slice(5, 127).mismatch(out.slice(2, 127)));
    }

    /** INV-X2X3-45. */
    @Test
    void theNumberIsSetLater() {
      PduEncoder encoder = new PduEncoder();
      out.position(5);
      content(encoder, out, 0).end(PACKET);

      PduPatch.sequenceNumber(out, 5, encoder.sequenceNumberAt(), 7);

      assertEquals(Vectors.octets("V04"), Octets.of(out.slice(5, 129)));
      assertThrows(IllegalArgumentException.class, () -> PduPatch.sequenceNumber(out, 5, 61, 7));
      assertThrows(IllegalArgumentException.class, () -> PduPatch.sequenceNumber(out, 5, 0, 7));
    }

    @Test
    void profilesThatDifferInVersionAndConnectionsShareAnEncoding() {
      DestinationProfile one = DestinationProfile.THREE_GPP;

      assertTrue(one.sharesEncodingWith(one.with(PduVersion.V1_10_1).with(Connections.SHARED)));
      assertFalse(one.sharesEncodingWith(one.with(Edition.V1_4_1)));
      assertFalse(one.sharesEncodingWith(one.with(Architecture.BASE)));
      assertFalse(one.sharesEncodingWith(one.with(PduLimits.CONTROL)));
    }
  }

  @Nested
  class Profiles {
    /** TS 33.128, 5.3.1: who intercepts, number and time; on X2 the target that matched. */
    @Test
    void whatThreeGppAsksForHasToStand() {
      PduEncoder encoder = new PduEncoder(DestinationProfile.THREE_GPP);

      assertEquals(129, content(encoder, out, 7).end(PACKET));
      IllegalArgumentException e = assertThrows(
          IllegalArgumentException.class,
          () -> encoder
              .begin(
                  out, PduType.X3, PayloadFormat.IPV4, PayloadDirection.TO_TARGET, XID, CORRELATION)
              .block(WHO)
              .sequenceNumber(7)
              .end(PACKET));
      assertEquals("no Timestamp (9)", e.getMessage());
      assertThrows(
          IllegalArgumentException.class,
          () -> encoder
              .begin(
                  out, PduType.X2, PayloadFormat.IPV4, PayloadDirection.TO_TARGET, XID, CORRELATION)
              .block(WHO)
              .sequenceNumber(7)
              .timestamp(AT)
              .end(PACKET));
      assertTrue(Architecture.TS_33_128.requires(AttributeType.MATCHED_TARGET, PduType.X2));
      assertFalse(Architecture.TS_33_128.requires(AttributeType.MATCHED_TARGET, PduType.X3));
    }

    @Test
    void anAttributeOfALaterEditionIsLeftOut() throws Exception {
      Attribute<Sensitive<String>> sdp = AttributeType.SDP.with(Sensitive.of("v=0"));
      PduEncoder encoder = new PduEncoder(DestinationProfile.THREE_GPP.with(Edition.V1_4_1));

      content(encoder, out, 7).attribute(sdp).end(PACKET);

      assertEquals(Vectors.octets("V04"), Octets.of(out.flip()));
      assertThrows(
          IllegalArgumentException.class,
          () -> content(encoder, out.clear(), 7).block(AttributeBlock.of(List.of(sdp))));
    }

    @Test
    void aFormatOfALaterEditionIsRefused() {
      DestinationProfile old = DestinationProfile.DEFAULT.with(Edition.V1_6_1);

      for (DestinationProfile profile : List.of(DestinationProfile.DEFAULT, old)) {
        PduEncoder encoder = new PduEncoder(profile);
        encoder.begin(
            out,
            PduType.X2,
            PayloadFormat.PS_PDU_PAYLOAD,
            PayloadDirection.NOT_APPLICABLE,
            XID,
            CORRELATION);
        if (profile.equals(old)) {
          assertThrows(IllegalArgumentException.class, () -> encoder.end(PACKET));
        } else {
          assertEquals(40 + 36, encoder.end(PACKET));
        }
      }
    }

    @Test
    void moreThanTheDestinationTakesIsRefused() {
      for (int limit = 35; limit <= 36; limit++) {
        PduEncoder encoder =
            new PduEncoder(DestinationProfile.DEFAULT.with(new PduLimits(93, limit, 10)));
        content(encoder, out.clear(), 7);
        if (limit < 36) {
          assertThrows(IllegalArgumentException.class, () -> encoder.end(PACKET));
        } else {
          assertEquals(129, encoder.end(PACKET));
        }
      }
      PduEncoder encoder =
          new PduEncoder(DestinationProfile.DEFAULT.with(new PduLimits(92, 100, 10)));
      assertThrows(
          IllegalArgumentException.class, () -> content(encoder, out.clear(), 7).end(PACKET));
    }
  }

  /** INV-X2X3-46. */
  @Test
  void neitherWritingNorViewingAllocates() throws Exception {
    ThreadMXBean threads = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
    PduEncoder encoder = new PduEncoder(DestinationProfile.THREE_GPP);
    PduView view = new PduView();
    long[] sum = new long[1];
    PduStream stream = new PduStream(PduLimits.PRODUCT, pdu -> sum[0] += pdu.payloadOctets());
    int rounds = 20_000;

    long allocated = Long.MAX_VALUE;
    for (int run = 0; run < 5 && allocated > rounds; run++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < rounds; i++) {
        content(encoder, out.clear(), i).end(PACKET);
        sum[0] += view.read(out.flip(), PduLimits.PRODUCT).number(AttributeType.SEQUENCE_NUMBER);
        sum[0] += view.type().code() + view.format().code() + view.direction().code();
        stream.accept(out.rewind());
      }
      allocated = threads.getCurrentThreadAllocatedBytes() - before;
    }

    assertTrue(allocated <= rounds, allocated + " octets in " + rounds + " rounds");
    assertTrue(sum[0] > 0);
  }

  private static Octets ascii(String text) {
    return Octets.of(text.getBytes(StandardCharsets.US_ASCII));
  }
}
