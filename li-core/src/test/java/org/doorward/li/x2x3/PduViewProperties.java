package org.doorward.li.x2x3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.doorward.li.fault.DecodeException;
import org.doorward.li.identifier.Octets;
import org.doorward.li.identifier.Xid;

/** INV-X2X3-40, 41: one view of all tries, so that nothing of one PDU may show in the next. */
class PduViewProperties {
  private static final PduLimits SMALL = new PduLimits(4096, 4096, 6);

  private final PduView view = new PduView();

  /** INV-X2X3-40. */
  @Property(tries = 4_000)
  void anyOctetsAreReadAsByTheReference(@ForAll @Size(max = 200) byte[] octets) {
    same(ByteBuffer.wrap(octets));
  }

  /** INV-X2X3-40: a right frame around any attributes. */
  @Property(tries = 6_000, edgeCases = EdgeCasesMode.NONE)
  void anyAttributesAreReadAsByTheReference(
      @ForAll @IntRange(max = 6) int type,
      @ForAll @IntRange(max = 19) int format,
      @ForAll @IntRange(max = 6) int direction,
      @ForAll @IntRange(max = 1) int xid,
      @ForAll("tlvs") byte[] attributes,
      @ForAll @IntRange(max = 3) int cut,
      @ForAll @Size(max = 8) byte[] payload) {
    int header = Math.max(40, 40 + attributes.length - cut);
    ByteBuffer in = ByteBuffer.allocate(header + payload.length);
    in.putShort((short) 5).putShort((short) type).putInt(header).putInt(payload.length);
    in.putShort((short) format).putShort((short) direction);
    in.putLong(0).putLong(xid).putLong(7);
    in.put(attributes, 0, header - 40).put(payload);

    same(in.flip());
  }

  /** INV-X2X3-40. */
  @Property(tries = 3_000, edgeCases = EdgeCasesMode.NONE)
  void aMutatedPduIsReadAsByTheReference(
      @ForAll("pdus") Pdu pdu,
      @ForAll @Size(min = 1, max = 4) List<@IntRange(max = 1 << 20) Integer> places,
      @ForAll byte octet,
      @ForAll @IntRange(max = 8) int cut) {
    byte[] octets = PduCodec.encode(pdu).array();
    places.forEach(place -> octets[place % octets.length] = octet);

    same(ByteBuffer.wrap(octets, 0, octets.length - cut));
  }

  /** INV-X2X3-41. */
  @Property(edgeCases = EdgeCasesMode.NONE)
  void whatTheViewSaysIsWhatTheRecordHolds(
      @ForAll("pdus") Pdu pdu, @ForAll @IntRange(max = 9) int before) throws DecodeException {
    ByteBuffer written = PduCodec.encode(pdu);
    ByteBuffer in = ByteBuffer.allocateDirect(before + written.remaining() + 3);
    in.position(before).put(written).flip().position(before);

    view.read(in, PduLimits.PRODUCT);

    assertEquals(pdu.version().minor(), view.versionMinor());
    assertEquals(pdu.type(), view.type());
    assertEquals(pdu.format(), view.format());
    assertEquals(pdu.direction(), view.direction());
    assertEquals(pdu.xid(), view.xid());
    assertEquals(pdu.correlationId().value(), view.correlation());
    assertEquals(pdu.payload(), Octets.of(view.payload()));
    assertEquals(pdu.payload(), Octets.of(in.slice(view.payloadAt(), view.payloadOctets())));
    assertEquals(pdu.first(AttributeType.TIMESTAMP), view.timestamp());
    assertEquals(
        pdu.first(AttributeType.SEQUENCE_NUMBER).orElse(-1L),
        view.sequenceNumber().orElse(-1L));
    for (AttributeType<?> type : AttributeType.registry()) {
      assertEquals(pdu.first(type).isPresent(), view.has(type));
    }
    for (AttributeType<Integer> type : List.of(
        AttributeType.SOURCE_PORT, AttributeType.DESTINATION_PORT, AttributeType.IP_PROTOCOL)) {
      assertEquals(
          pdu.first(type).map(Integer::longValue),
          view.has(type) ? Optional.of(view.number(type)) : Optional.empty());
    }
    List<Attribute<?>> attributes = new ArrayList<>();
    for (AttributeCursor at = view.attributes(); at.next(); ) {
      attributes.add(at.attribute());
      assertEquals(at.attribute().type().since().isPresent(), at.type().isPresent());
      assertEquals(at.valueOctets(), at.attribute().octets().length());
      assertEquals(at.attribute().octets(), Octets.of(at.value()));
    }
    assertEquals(pdu.attributes(), attributes);
    assertEquals(in.limit(), in.position());
  }

  /** INV-X2X3-40: text is what the JDK's decoder takes for it. */
  @Property(tries = 20_000)
  void textIsWhatTheJdkDecodes(@ForAll("almostText") byte[] octets) {
    boolean text = true;
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets));
    } catch (CharacterCodingException e) {
      text = false;
    }

    assertEquals(text, Utf8.valid(ByteBuffer.wrap(octets), 0, octets.length));
  }

  @Provide
  Arbitrary<byte[]> almostText() {
    Arbitrary<Byte> edges = Arbitraries.of(
            0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0,
            0xE1, 0xED, 0xEE, 0xEF, 0xF0, 0xF1, 0xF4, 0xF5, 0xFF)
        .map(Integer::byteValue);
    return edges.array(byte[].class).ofMaxSize(12);
  }

  @Provide
  Arbitrary<Pdu> pdus() {
    return new PduProperties().pdus();
  }

  @Provide
  Arbitrary<byte[]> tlvs() {
    Arbitrary<byte[]> tlv = Combinators.combine(
            Arbitraries.integers().between(0, 24),
            Arbitraries.of(0, 1, 2, 4, 8, 16, 24, 28, 5),
            Arbitraries.of(0x00, 0x41, 0x7F, 0xC3, 0xFF))
        .as((type, length, octet) -> {
          ByteBuffer out = ByteBuffer.allocate(4 + length);
          out.putShort(type.shortValue()).putShort(length.shortValue());
          while (out.hasRemaining()) {
            out.put(octet.byteValue());
          }
          return out.array();
        });
    return tlv.list().ofMaxSize(8).map(list -> {
      ByteBuffer all =
          ByteBuffer.allocate(list.stream().mapToInt(one -> one.length).sum());
      list.forEach(all::put);
      return all.array();
    });
  }

  private void same(ByteBuffer octets) {
    ByteBuffer one = octets.duplicate();
    ByteBuffer other = octets.duplicate();
    ReceivedPdu expected;
    try {
      expected = ReferenceReader.read(one, SMALL);
    } catch (DecodeException e) {
      DecodeException own = assertThrows(DecodeException.class, () -> view.read(other, SMALL));
      assertEquals(e.fault(), own.fault());
      assertEquals(octets.position(), other.position());
      return;
    }
    try {
      assertEquals(expected, view.read(other, SMALL).received());
    } catch (DecodeException e) {
      throw new AssertionError(e);
    }
    assertEquals(expected.disposition(), view.disposition());
    for (Anomaly anomaly : Anomaly.values()) {
      assertEquals(expected.anomalies().contains(anomaly), view.has(anomaly));
    }
    assertEquals(one.position(), other.position());
    assertEquals(
        Pdu.NO_XID.equals(expected.pdu().xid()), new Xid(view.xid().value()).equals(Pdu.NO_XID));
  }
}
