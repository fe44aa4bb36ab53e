package org.doorward.li.x2x3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.doorward.li.fault.DecodeException;
import org.doorward.li.identifier.CorrelationId;
import org.doorward.li.identifier.Octets;
import org.doorward.li.identifier.Sensitive;
import org.doorward.li.identifier.Xid;

/** INV-X2X3-01 to 04. */
class PduProperties {
  private static final PduLimits SMALL = new PduLimits(4096, 4096, 64);

  @Property(edgeCases = EdgeCasesMode.NONE)
  void whatIsWrittenIsReadBack(@ForAll("pdus") Pdu pdu) throws DecodeException {
    ByteBuffer written = PduCodec.encode(pdu);

    ReceivedPdu received = PduCodec.decode(written.duplicate(), PduLimits.PRODUCT);

    assertEquals(pdu, received.pdu());
    assertEquals(written, PduCodec.encode(received.pdu()));
    assertEquals(
        written.remaining(), PduCodec.frameOctets(written, PduLimits.PRODUCT).getAsInt());
  }

  /** INV-X2X3-02. */
  @Property(tries = 5_000)
  void anyOctetsGiveAPduOrADecodeException(@ForAll @Size(max = 200) byte[] octets) {
    read(ByteBuffer.wrap(octets));
  }

  /** INV-X2X3-03: Wrong in a few octets only: what a fuzzer would need long to find. */
  @Property(tries = 3_000, edgeCases = EdgeCasesMode.NONE)
  void aMutatedPduGivesAPduOrADecodeException(
      @ForAll("pdus") Pdu pdu,
      @ForAll @Size(min = 1, max = 4) List<@IntRange(max = 1 << 20) Integer> places,
      @ForAll byte octet,
      @ForAll @IntRange(max = 8) int cut) {
    byte[] octets = PduCodec.encode(pdu).array();
    places.forEach(place -> octets[place % octets.length] = octet);

    read(ByteBuffer.wrap(octets, 0, octets.length - cut));
  }

  /** INV-X2X3-04. */
  @Property
  void anySplitGivesTheSamePdus(
      @ForAll @IntRange(max = 177) int first, @ForAll @IntRange(max = 177) int second)
      throws DecodeException {
    Octets stream = Vectors.octets("V09");
    int one = Math.min(first, second);
    int two = Math.max(first, second);

    List<Pdu> expected = readStream(stream, 0);
    assertEquals(2, expected.size());
    assertEquals(expected, readStream(stream, one, two));
  }

  /** Any octets: the reader ends, moves by what the frame says, and reads again what it can write. */
  private static void read(ByteBuffer in) {
    int start = in.position();
    try {
      OptionalInt frame = PduCodec.frameOctets(in, SMALL);
      Pdu pdu = PduCodec.decode(in, SMALL).pdu();
      assertEquals(start + frame.getAsInt(), in.position());
      assertTrue(pdu.attributes().size() <= SMALL.maxAttributes());
    } catch (DecodeException e) {
      assertEquals(start, in.position());
    }
  }

  private static List<Pdu> readStream(Octets stream, int... cuts) throws DecodeException {
    List<Pdu> pdus = new ArrayList<>();
    ByteBuffer held = ByteBuffer.allocate(stream.length());
    List<Integer> ends = new ArrayList<>();
    for (int cut : cuts) {
      ends.add(cut);
    }
    ends.add(stream.length());
    int from = 0;
    for (int end : ends) {
      held.put(stream.asByteBuffer().limit(end).position(from)).flip();
      from = end;
      while (PduCodec.frameOctets(held, PduLimits.PRODUCT).orElse(Integer.MAX_VALUE)
          <= held.remaining()) {
        pdus.add(PduCodec.decode(held, PduLimits.PRODUCT).pdu());
      }
      held.compact();
    }
    return pdus;
  }

  @Provide
  Arbitrary<Pdu> pdus() {
    return Arbitraries.frequencyOf(Tuple.of(1, keepalives()), Tuple.of(9, product()));
  }

  private static Arbitrary<Pdu> keepalives() {
    return Combinators.combine(unsigned32(), Arbitraries.of(true, false), minors())
        .as((number, ack, version) ->
            (ack ? Pdu.keepaliveAck(number) : Pdu.keepalive(number)).at(version));
  }

  private static Arbitrary<Pdu> product() {
    return Combinators.combine(
            minors(),
            typesAndFormats(),
            Arbitraries.integers().between(1, 5).map(PayloadDirection::new),
            uuids().filter(id -> !id.equals(new UUID(0, 0))).map(Xid::new),
            Arbitraries.longs().map(CorrelationId::new),
            attributes().list().ofMaxSize(12),
            octets(0, 120))
        .as((version, typeAndFormat, direction, xid, correlation, attributes, payload) -> new Pdu(
            version,
            typeAndFormat.get1(),
            typeAndFormat.get2(),
            direction,
            xid,
            correlation,
            conformant(attributes),
            payload));
  }

  private static Arbitrary<Tuple.Tuple2<PduType, PayloadFormat>> typesAndFormats() {
    return Combinators.combine(
            Arbitraries.of(PduType.X2, PduType.X3),
            Arbitraries.integers().between(1, 17).map(PayloadFormat::new))
        .as(Tuple::of)
        .filter(t -> t.get2().allowedOn(t.get1()));
  }

  private static List<Attribute<?>> conformant(List<Attribute<?>> any) {
    List<Attribute<?>> kept = new ArrayList<>();
    Set<AttributeType<?>> seen = new HashSet<>();
    for (Attribute<?> attribute : any) {
      int number = attribute.type().number();
      boolean again = !seen.add(attribute.type())
          && attribute.type().occurrence() == AttributeType.Occurrence.ONCE;
      if (!again && number != 12 && number != 13) {
        kept.add(attribute);
      }
    }
    return kept;
  }

  private static Arbitrary<Attribute<?>> attributes() {
    return Arbitraries.oneOf(List.of(
        octets(0, 40).map(AttributeType.TS_102_232_1::with),
        octets(0, 40).map(AttributeType.PROPRIETARY::with),
        octets(0, 40).map(AttributeType.DOMAIN_ID::with),
        octets(0, 40).map(AttributeType.NETWORK_FUNCTION_ID::with),
        octets(0, 40).map(AttributeType.INTERCEPTION_POINT_ID::with),
        unsigned32().map(AttributeType.SEQUENCE_NUMBER::with),
        instants().map(AttributeType.TIMESTAMP::with),
        octets(4, 4).map(AttributeType.SOURCE_IPV4::with),
        octets(4, 4).map(AttributeType.DESTINATION_IPV4::with),
        Arbitraries.integers().between(0, 0xFFFF).map(AttributeType.SOURCE_PORT::with),
        Arbitraries.integers().between(0, 0xFFFF).map(AttributeType.DESTINATION_PORT::with),
        Arbitraries.integers().between(0, 0xFF).map(AttributeType.IP_PROTOCOL::with),
        text().map(Sensitive::of).map(AttributeType.MATCHED_TARGET::with),
        text().map(Sensitive::of).map(AttributeType.OTHER_TARGET::with),
        text().map(AttributeType.MIME_CONTENT_TYPE::with),
        text().map(AttributeType.MIME_TRANSFER_ENCODING::with),
        furtherTasks().map(AttributeType.ADDITIONAL_XID::with),
        text().map(Sensitive::of).map(AttributeType.SDP::with),
        Combinators.combine(Arbitraries.integers().between(23, 0xFFFF), octets(0, 40))
            .as((number, value) -> AttributeType.unregistered(number).with(value))));
  }

  private static Arbitrary<AdditionalXid> furtherTasks() {
    return Combinators.combine(
            uuids().map(Xid::new),
            Arbitraries.longs().map(CorrelationId::new),
            unsigned32().optional(0.5))
        .as((xid, correlation, number) -> new AdditionalXid(
            xid, correlation, number.map(OptionalLong::of).orElse(OptionalLong.empty())));
  }

  private static Arbitrary<String> text() {
    return Arbitraries.strings()
        .all()
        .excludeChars('\uFFFE', '\uFFFF')
        .ofMaxLength(20)
        .filter(s -> s.chars().noneMatch(c -> Character.isSurrogate((char) c)));
  }

  private static Arbitrary<Instant> instants() {
    return Combinators.combine(unsigned32(), Arbitraries.integers().between(0, 999_999_999))
        .as((seconds, nanos) -> Instant.ofEpochSecond(seconds, nanos));
  }

  private static Arbitrary<Long> unsigned32() {
    return Arbitraries.longs().between(0, 0xFFFFFFFFL);
  }

  private static Arbitrary<PduVersion> minors() {
    return Arbitraries.integers().between(0, 255).map(PduVersion::new);
  }

  private static Arbitrary<UUID> uuids() {
    return Combinators.combine(Arbitraries.longs(), Arbitraries.longs()).as(UUID::new);
  }

  private static Arbitrary<Octets> octets(int min, int max) {
    return Arbitraries.bytes().array(byte[].class).ofMinSize(min).ofMaxSize(max).map(Octets::of);
  }
}
