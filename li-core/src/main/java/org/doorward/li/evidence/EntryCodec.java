package org.doorward.li.evidence;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.ToIntFunction;
import org.doorward.li.evidence.wire.Entry;
import org.doorward.li.fault.DecodeException;
import org.doorward.li.fault.Fault;
import org.doorward.li.identifier.AdmfIdentifier;
import org.doorward.li.identifier.CorrelationId;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.GenericObjectId;
import org.doorward.li.identifier.Octets;
import org.doorward.li.identifier.Xid;
import org.doorward.li.protobuf.StrictProtobuf;

/** Writes and reads an entry's protobuf: each field once in either direction. */
final class EntryCodec {
  private static final int X2 = 2;
  private static final int X3 = 3;

  private static final Map<Integer, Phase> PHASES = byCode(Phase.values(), Phase::code);
  private static final Map<Integer, ActorClass> ACTORS =
      byCode(ActorClass.values(), ActorClass::code);
  private static final Map<Integer, Operation> OPERATIONS =
      byCode(Operation.values(), Operation::code);
  private static final Map<Integer, Reason> REASONS = byCode(Reason.values(), Reason::code);

  private EntryCodec() {}

  static byte[] encode(AuditEntry entry) {
    RecordedAct act = entry.act();
    Entry.Builder wire = Entry.newBuilder();
    wire.setNumber(entry.number());
    Instant utc = entry.time();
    wire.setUtcSeconds(utc.getEpochSecond()).setUtcNanos(utc.getNano());
    wire.setMonotonicNanos(entry.monotonicNanos());
    wire.setClockWentBack(entry.clockWentBack());
    wire.setPhaseValue(act.phase().code());
    wire.setActorClassValue(act.actorClass().code());
    wire.setCertificateSha256(bytes(act.certificateSha256()));
    wire.addAllPersons(act.persons());
    wire.setOperationValue(act.operation().code());
    act.xid().ifPresent(xid -> wire.setXid(bytes(xid.value())));
    act.did().ifPresent(did -> wire.setDid(bytes(did.value())));
    wire.setReasonValue(act.reason().code());
    wire.setReasonCode(act.reasonCode());
    wire.setRefersTo(act.refersTo().orElse(0));
    wire.setMandateSha256(bytes(act.mandateSha256()));
    wire.setPolicyId(bytes(act.policyId()));
    wire.setPolicyVersion(act.policyVersion());
    wire.setOccurrences(act.occurrences());
    wire.setCommitment(bytes(entry.commitment()));
    wire.setSealedDetail(bytes(entry.sealedDetail()));
    wire.setSealedSeed(bytes(entry.sealedSeed()));
    for (SealCount count : act.counts()) {
      wire.addCounts(org.doorward.li.evidence.wire.SealCount.newBuilder()
          .setXid(bytes(count.xid().value()))
          .setDid(bytes(count.did().value()))
          .setIriSent(count.iriSent())
          .setCcSent(count.ccSent())
          .setIriLost(count.iriLost())
          .setCcLost(count.ccLost())
          .setIriAcknowledged(count.iriAcknowledged())
          .setCcAcknowledged(count.ccAcknowledged()));
    }
    entry
        .reservedAt()
        .ifPresent(time ->
            wire.setReservedUtcSeconds(time.getEpochSecond()).setReservedUtcNanos(time.getNano()));
    act.objectId().ifPresent(id -> wire.setObjectId(bytes(id.value())));
    act.lost().ifPresent(lost -> wire.setLost(wire(lost)));
    act.admf().ifPresent(admf -> wire.setAdmf(admf.value()));
    wire.setDocumentSha256(bytes(act.documentSha256()));
    wire.setKeySha256(bytes(act.keySha256()));
    act.posture().ifPresent(posture -> wire.setPosture(PostureForm.write(posture)));
    return StrictProtobuf.write(wire.build());
  }

  static AuditEntry decode(byte[] octets) throws DecodeException {
    if (octets.length > TiledLog.MAX_ENTRY_OCTETS) {
      throw new DecodeException(Fault.LIMIT, "entry: more than 65535 octets");
    }
    Entry wire = StrictProtobuf.read(Entry.parser(), octets);
    try {
      return new AuditEntry(
          wire.getNumber(),
          instant(wire.getUtcSeconds(), wire.getUtcNanos()),
          wire.getMonotonicNanos(),
          wire.getClockWentBack(),
          act(wire),
          octets(wire.getCommitment()),
          octets(wire.getSealedDetail()),
          octets(wire.getSealedSeed()),
          reservedAt(wire));
    } catch (IllegalArgumentException e) {
      throw new DecodeException(Fault.VALUE, "entry: " + e.getMessage());
    }
  }

  private static RecordedAct act(Entry wire) {
    return new RecordedAct(
        known(PHASES, wire.getPhaseValue()),
        known(ACTORS, wire.getActorClassValue()),
        octets(wire.getCertificateSha256()),
        admf(wire.getAdmf()),
        List.copyOf(wire.getPersonsList()),
        known(OPERATIONS, wire.getOperationValue()),
        uuid(wire.getXid()).map(Xid::new),
        uuid(wire.getDid()).map(Did::new),
        uuid(wire.getObjectId()).map(GenericObjectId::new),
        known(REASONS, wire.getReasonValue()),
        wire.getReasonCode(),
        wire.getRefersTo() == 0 ? OptionalLong.empty() : OptionalLong.of(wire.getRefersTo()),
        octets(wire.getMandateSha256()),
        octets(wire.getPolicyId()),
        wire.getPolicyVersion(),
        wire.getOccurrences(),
        wire.getCountsList().stream().map(EntryCodec::count).toList(),
        wire.hasLost() ? Optional.of(lost(wire.getLost())) : Optional.empty(),
        octets(wire.getDocumentSha256()),
        octets(wire.getKeySha256()),
        wire.hasPosture() ? Optional.of(PostureForm.read(wire.getPosture())) : Optional.empty());
  }

  /** None if there is no text; the text has to be the identifier's one form. */
  private static Optional<AdmfIdentifier> admf(String text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    AdmfIdentifier admf = new AdmfIdentifier(text);
    if (!admf.value().equals(text)) {
      throw new IllegalArgumentException("an ADMF's identifier with spaces around it");
    }
    return Optional.of(admf);
  }

  private static org.doorward.li.evidence.wire.LostRange wire(LostRange lost) {
    return org.doorward.li.evidence.wire.LostRange.newBuilder()
        .setSerial(lost.serial())
        .setInterface(lost.content() ? X3 : X2)
        .setWireXid(bytes(lost.wireXid().value()))
        .setCorrelation(lost.correlation().value())
        .setFirst(lost.first())
        .setLast(lost.last())
        .setOctets(lost.octets())
        .build();
  }

  private static LostRange lost(org.doorward.li.evidence.wire.LostRange wire) {
    if (wire.getInterface() != X2 && wire.getInterface() != X3) {
      throw new IllegalArgumentException("an interface that is neither X2 nor X3");
    }
    return new LostRange(
        wire.getSerial(),
        wire.getInterface() == X3,
        uuid(wire.getWireXid()).map(Xid::new).orElseThrow(EntryCodec::noIdentifier),
        new CorrelationId(wire.getCorrelation()),
        wire.getFirst(),
        wire.getLast(),
        wire.getOctets());
  }

  private static SealCount count(org.doorward.li.evidence.wire.SealCount wire) {
    return new SealCount(
        uuid(wire.getXid()).map(Xid::new).orElseThrow(EntryCodec::noIdentifier),
        uuid(wire.getDid()).map(Did::new).orElseThrow(EntryCodec::noIdentifier),
        wire.getIriSent(),
        wire.getCcSent(),
        wire.getIriLost(),
        wire.getCcLost(),
        wire.getIriAcknowledged(),
        wire.getCcAcknowledged());
  }

  private static IllegalArgumentException noIdentifier() {
    return new IllegalArgumentException("a count or a loss without its identifiers");
  }

  private static Optional<Instant> reservedAt(Entry wire) {
    return wire.getReservedUtcSeconds() == 0 && wire.getReservedUtcNanos() == 0
        ? Optional.empty()
        : Optional.of(instant(wire.getReservedUtcSeconds(), wire.getReservedUtcNanos()));
  }

  private static Instant instant(long seconds, int nanos) {
    if (seconds < Instant.MIN.getEpochSecond()
        || seconds > Instant.MAX.getEpochSecond()
        || nanos < 0
        || nanos > 999_999_999) {
      throw new IllegalArgumentException("no time");
    }
    return Instant.ofEpochSecond(seconds, nanos);
  }

  private static Optional<UUID> uuid(ByteString bytes) {
    if (bytes.isEmpty()) {
      return Optional.empty();
    }
    if (bytes.size() != 16) {
      throw new IllegalArgumentException("an identifier of " + bytes.size() + " octets");
    }
    ByteBuffer octets = bytes.asReadOnlyByteBuffer();
    return Optional.of(new UUID(octets.getLong(), octets.getLong()));
  }

  private static ByteString bytes(UUID uuid) {
    ByteBuffer octets = ByteBuffer.allocate(16);
    octets
        .putLong(uuid.getMostSignificantBits())
        .putLong(uuid.getLeastSignificantBits())
        .flip();
    return UnsafeByteOperations.unsafeWrap(octets);
  }

  static ByteString bytes(Octets octets) {
    return octets.length() == 0
        ? ByteString.EMPTY
        : UnsafeByteOperations.unsafeWrap(octets.asByteBuffer());
  }

  static Octets octets(ByteString bytes) {
    return Octets.of(bytes.asReadOnlyByteBuffer());
  }

  static <E> E known(Map<Integer, E> codes, int code) {
    E value = codes.get(code);
    if (value == null) {
      throw new IllegalArgumentException("an unknown code: " + code);
    }
    return value;
  }

  static <E> Map<Integer, E> byCode(E[] values, ToIntFunction<E> code) {
    Map<Integer, E> codes = new HashMap<>();
    for (E value : values) {
      codes.put(code.applyAsInt(value), value);
    }
    return Map.copyOf(codes);
  }
}
