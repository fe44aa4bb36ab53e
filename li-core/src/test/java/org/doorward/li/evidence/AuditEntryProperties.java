package org.doorward.li.evidence;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.protobuf.ByteString;
import com.google.protobuf.ProtocolMessageEnum;
import com.google.protobuf.UnknownFieldSet;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.ToIntFunction;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.doorward.li.evidence.wire.Entry;
import org.doorward.li.fault.DecodeException;
import org.doorward.li.fault.Fault;
import org.doorward.li.identifier.AdmfIdentifier;
import org.doorward.li.identifier.CorrelationId;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.GenericObjectId;
import org.doorward.li.identifier.Octets;
import org.doorward.li.identifier.Xid;
import org.junit.jupiter.api.Test;

/** INV-EVID-07. */
class AuditEntryProperties {
  private static final Arbitrary<Long> COUNTS = Arbitraries.longs().greaterOrEqual(0);

  @Provide
  Arbitrary<AuditEntry> entries() {
    return Combinators.combine(
            COUNTS,
            Arbitraries.longs().between(-62_135_596_800L, 253_402_300_799L),
            Arbitraries.integers().between(0, 999_999_999),
            Arbitraries.of(true, false),
            acts(),
            Arbitraries.of(true, false),
            Arbitraries.longs().between(1, 4_000_000_000L).optional())
        .as((number, seconds, nanos, back, act, detail, reserved) -> new AuditEntry(
            number,
            Instant.ofEpochSecond(seconds, nanos),
            number / 2,
            back,
            act,
            detail ? digest(1) : Octets.EMPTY,
            detail ? Octets.ofHex("c0ffee") : Octets.EMPTY,
            act.operation() == Operation.PERIOD_OPENED ? Octets.of(new byte[80]) : Octets.EMPTY,
            reserved.map(Instant::ofEpochSecond)));
  }

  private static Arbitrary<RecordedAct> acts() {
    Arbitrary<String> persons = Arbitraries.strings()
        .withChars("abcXYZ019")
        .withChars("._@-")
        .ofMinLength(1)
        .ofMaxLength(64)
        .map(text -> "p" + text.substring(1));
    Arbitrary<SealCount> counts = Combinators.combine(COUNTS, COUNTS)
        .as((a, b) -> new SealCount(Xid.random(), Did.random(), a, b, b, a, a / 2, b));
    return Combinators.combine(
            Arbitraries.of(Phase.class),
            Arbitraries.of(ActorClass.class),
            Arbitraries.of(Operation.class),
            Arbitraries.of(Reason.class),
            persons.list().ofMaxSize(3),
            counts.list().ofMaxSize(3),
            COUNTS,
            Arbitraries.of(0, 1, 2, 3))
        .as((phase, actor, operation, reason, names, counted, n, shape) -> new RecordedAct(
            phase,
            actor,
            shape % 2 == 0 ? Octets.EMPTY : digest(2),
            shape == 1 ? Optional.of(new AdmfIdentifier("admf-" + n)) : Optional.empty(),
            names,
            operation,
            shape % 2 == 0 ? Optional.of(Xid.random()) : Optional.empty(),
            shape > 1 ? Optional.of(Did.random()) : Optional.empty(),
            shape == 3 ? Optional.of(GenericObjectId.random()) : Optional.empty(),
            reason,
            (int) (n % Integer.MAX_VALUE),
            n == 0 ? OptionalLong.empty() : OptionalLong.of(n),
            shape > 1 ? Octets.EMPTY : digest(3),
            shape == 1 ? Octets.of(new byte[16]) : Octets.EMPTY,
            n,
            Math.max(1, n),
            counted,
            shape == 2
                ? Optional.of(new LostRange(
                    Math.max(1, n), n % 2 == 0, Xid.random(), new CorrelationId(n), 0, n, n))
                : Optional.empty(),
            shape == 3 ? digest(4) : Octets.EMPTY,
            shape % 2 == 0 ? digest(5) : Octets.EMPTY,
            shape == 3
                ? Optional.of(new Posture(
                    Set.of(Opening.values()), 17, Map.of("b.jar", digest(6), "a.jar", digest(7))))
                : Optional.empty()));
  }

  private static Octets digest(int octet) {
    byte[] digest = new byte[32];
    Arrays.fill(digest, (byte) octet);
    return Octets.of(digest);
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void whatIsWrittenIsReadBackUnchanged(@ForAll("entries") AuditEntry entry) throws Exception {
    byte[] octets = entry.encode();

    AuditEntry read = AuditEntry.decode(octets);

    assertEquals(entry, read);
    assertArrayEquals(octets, read.encode());
  }

  /** An entry with one bit changed is another entry, or none: never the same one twice. */
  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void noTwoEncodingsAreOfOneEntry(@ForAll("entries") AuditEntry entry, @ForAll int where) {
    byte[] octets = entry.encode();
    int bit = Math.floorMod(where, octets.length * 8);
    octets[bit / 8] ^= (byte) (1 << bit % 8);
    try {
      assertNotEquals(entry, AuditEntry.decode(octets));
    } catch (DecodeException e) {
      assertNotEquals(Fault.LIMIT, e.fault());
    }
  }

  @Property(tries = 500)
  void anyOctetsGiveAnEntryOrADecodeException(@ForAll byte[] octets) {
    try {
      assertArrayEquals(octets, AuditEntry.decode(octets).encode());
    } catch (DecodeException e) {
      assertNotEquals(Fault.LIMIT, e.fault());
    }
  }

  private static Entry valid() throws Exception {
    Entry.Builder entry = Entry.newBuilder().setNumber(7).setUtcSeconds(1_700_000_000);
    entry.setPhaseValue(1).setActorClassValue(2).setOperationValue(1).setReasonValue(1);
    entry.setXid(ByteString.copyFrom(new byte[16])).setOccurrences(1);
    AuditEntry.decode(entry.build().toByteArray());
    return entry.build();
  }

  private static Fault refused(byte[] octets) {
    return assertThrows(DecodeException.class, () -> AuditEntry.decode(octets)).fault();
  }

  @Test
  void anUnknownFieldIsRefusedAtEveryDepth() throws Exception {
    UnknownFieldSet unknown = UnknownFieldSet.newBuilder()
        .addField(99, UnknownFieldSet.Field.newBuilder().addVarint(1).build())
        .build();
    var count = org.doorward.li.evidence.wire.SealCount.newBuilder();
    count.setXid(ByteString.copyFrom(new byte[16])).setDid(ByteString.copyFrom(new byte[16]));
    Entry plain = valid().toBuilder().addCounts(count).build();
    AuditEntry.decode(plain.toByteArray());

    Entry.Builder entry = plain.toBuilder().setUnknownFields(unknown);
    assertEquals(Fault.PROTOBUF, refused(entry.build().toByteArray()));
    count.setUnknownFields(unknown);
    Entry.Builder nested = plain.toBuilder().setCounts(0, count);
    assertEquals(Fault.PROTOBUF, refused(nested.build().toByteArray()));
  }

  @Test
  void fieldsTwiceOutOfOrderOrInALongerFormAreRefused() throws Exception {
    byte[] entry = valid().toByteArray();
    assertEquals(Fault.PROTOBUF, refused(concat(entry, new byte[] {0x08, 0x07})));
    assertEquals(
        Fault.PROTOBUF, refused(concat(Arrays.copyOfRange(entry, 2, entry.length), entry, 0, 2)));
    byte[] longer = concat(new byte[] {0x08, (byte) 0x87, 0x00}, entry, 2, entry.length);
    assertEquals(Fault.PROTOBUF, refused(longer));
    assertEquals(Fault.PROTOBUF, refused(concat(entry, new byte[] {0x28, 0x00})));
    assertEquals(Fault.PROTOBUF, refused(Arrays.copyOf(entry, entry.length - 1)));
  }

  private static byte[] concat(byte[] head, byte[] tail) {
    return concat(head, tail, 0, tail.length);
  }

  private static byte[] concat(byte[] head, byte[] tail, int from, int to) {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.writeBytes(head);
    whole.write(tail, from, to - from);
    return whole.toByteArray();
  }

  @Test
  void valuesOutOfTheirRangeAreRefused() throws Exception {
    for (Entry.Builder changed : List.of(
        valid().toBuilder().setPhaseValue(0),
        valid().toBuilder().setPhaseValue(5),
        valid().toBuilder().setOperationValue(999),
        valid().toBuilder().setReasonValue(0),
        valid().toBuilder().setActorClassValue(77),
        valid().toBuilder().setNumber(-1),
        valid().toBuilder().setUtcNanos(1_000_000_000),
        valid().toBuilder().setUtcNanos(-1),
        valid().toBuilder().setUtcSeconds(Long.MAX_VALUE),
        valid().toBuilder().setOccurrences(0),
        valid().toBuilder().setReasonCode(-1),
        valid().toBuilder().setXid(ByteString.copyFrom(new byte[15])),
        valid().toBuilder().setCertificateSha256(ByteString.copyFrom(new byte[31])),
        valid().toBuilder().setPolicyId(ByteString.copyFrom(new byte[1])),
        valid().toBuilder().addPersons("an\u00ffa"),
        valid().toBuilder().addPersons("free text"),
        valid().toBuilder().setCommitment(ByteString.copyFrom(new byte[32])),
        valid().toBuilder().setSealedDetail(ByteString.copyFrom(new byte[32])),
        valid().toBuilder().setSealedSeed(ByteString.copyFrom(new byte[80])),
        valid().toBuilder()
            .addCounts(org.doorward.li.evidence.wire.SealCount.getDefaultInstance()))) {
      assertEquals(Fault.VALUE, refused(changed.build().toByteArray()), changed::toString);
    }
    assertEquals(Fault.LIMIT, refused(new byte[65_536]));
  }

  /** The published schema and our vocabulary are one list. */
  @Test
  void everyCodeHasTheNameThatTheSchemaGivesIt() {
    same(Phase.values(), Phase::code, org.doorward.li.evidence.wire.Phase.values());
    same(ActorClass.values(), ActorClass::code, org.doorward.li.evidence.wire.ActorClass.values());
    same(Operation.values(), Operation::code, org.doorward.li.evidence.wire.Operation.values());
    same(Reason.values(), Reason::code, org.doorward.li.evidence.wire.Reason.values());
  }

  private static <E extends Enum<E>, W extends Enum<W> & ProtocolMessageEnum> void same(
      E[] ours, ToIntFunction<E> code, W[] published) {
    List<String> names =
        Arrays.stream(ours).map(e -> e.name() + " " + code.applyAsInt(e)).toList();
    String prefix = published[0].name().replace("UNSPECIFIED", "");
    List<String> theirs = Arrays.stream(published)
        .filter(w -> !w.name().equals("UNRECOGNIZED") && w.getNumber() != 0)
        .map(w -> w.name().substring(prefix.length()) + " " + w.getNumber())
        .toList();
    assertEquals(theirs, names);
  }
}
