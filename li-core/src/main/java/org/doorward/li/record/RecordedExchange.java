package org.doorward.li.record;

import static java.util.Objects.requireNonNull;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.doorward.li.evidence.Checkpoint;
import org.doorward.li.fault.DecodeException;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.fault.Fault;
import org.doorward.li.identifier.NeIdentifier;
import org.doorward.li.identifier.Octets;
import org.doorward.li.identifier.X1TransactionId;
import org.doorward.li.protobuf.StrictProtobuf;
import org.doorward.li.record.RecordedOutcome.Kind;
import org.doorward.li.record.wire.Exchange;
import org.doorward.li.record.wire.Outcome;
import org.doorward.li.x1.RequestMessageType;

/**
 * One exchange with an element as its ADMF records it: once before the request goes out, and once, with the
 * outcome, when that is known. No target stands in it. Immutable.
 *
 * @param time when the request was made, or its outcome known; cut to microseconds
 * @param element whom it was sent to
 * @param request what it asks
 * @param transaction ties the two records together
 * @param subject the XID, DID or identifier of an object that it names, if it names one
 * @param requestSha256 of the request as the library writes it, 32 octets
 * @param outcome empty while the request is on its way
 */
public record RecordedExchange(
    Instant time,
    NeIdentifier element,
    RequestMessageType request,
    X1TransactionId transaction,
    Optional<UUID> subject,
    Octets requestSha256,
    Optional<RecordedOutcome> outcome) {
  private static final int UUID_OCTETS = 16;

  /**
   * Cuts the time, checks the digest.
   *
   * @param time in microseconds
   * @param element not null
   * @param request not null
   * @param transaction not null
   * @param subject not null
   * @param requestSha256 32 octets
   * @param outcome not null
   * @throws IllegalArgumentException if the digest is none
   */
  public RecordedExchange {
    time = time.truncatedTo(ChronoUnit.MICROS);
    requireNonNull(element, "element");
    requireNonNull(request, "request");
    requireNonNull(transaction, "transaction");
    requireNonNull(subject, "subject");
    if (requestSha256.length() != 32) {
      throw new IllegalArgumentException("a SHA-256 has 32 octets");
    }
    requireNonNull(outcome, "outcome");
  }

  /**
   * The same exchange, ended.
   *
   * @param known when its outcome was known
   * @param how it ended
   * @return the second record of it
   */
  public RecordedExchange ended(Instant known, RecordedOutcome how) {
    return new RecordedExchange(
        known, element, request, transaction, subject, requestSha256, Optional.of(how));
  }

  /**
   * The one encoding of this.
   *
   * @return what {@link #decode} reads
   */
  public byte[] encode() {
    Exchange.Builder wire = Exchange.newBuilder()
        .setTime(ChronoUnit.MICROS.between(Instant.EPOCH, time))
        .setNeIdentifier(element.value())
        .setRequest(request.wireName())
        .setTransaction(octets(UUID.fromString(transaction.toString())))
        .setRequestSha256(ByteString.copyFrom(requestSha256.asByteBuffer()));
    subject.ifPresent(uuid -> wire.setSubject(octets(uuid)));
    outcome.ifPresent(how -> wire.setOutcome(Outcome.newBuilder()
        .setKind(how.kind().number())
        .setCode(how.code())
        .setResponseSha256(ByteString.copyFrom(how.responseSha256().asByteBuffer()))
        .setCheckpoint(how.checkpoint().map(Checkpoint::text).orElse(""))));
    return StrictProtobuf.write(wire.build());
  }

  /**
   * Reads a record.
   *
   * @param octets the whole of it
   * @return the exchange
   * @throws DecodeException PROTOBUF or VALUE if it is anything else than what {@link #encode} yields
   */
  public static RecordedExchange decode(byte[] octets) throws DecodeException {
    Exchange wire = StrictProtobuf.read(Exchange.parser(), octets);
    try {
      return new RecordedExchange(
          Instant.EPOCH.plus(wire.getTime(), ChronoUnit.MICROS),
          new NeIdentifier(wire.getNeIdentifier()),
          RequestMessageType.of(wire.getRequest()),
          X1TransactionId.of(uuid(wire.getTransaction()).toString()),
          wire.getSubject().isEmpty() ? Optional.empty() : Optional.of(uuid(wire.getSubject())),
          Octets.of(wire.getRequestSha256().asReadOnlyByteBuffer()),
          wire.hasOutcome() ? Optional.of(outcome(wire.getOutcome())) : Optional.empty());
    } catch (IllegalArgumentException
        | DateTimeException
        | ArithmeticException
        | EvidenceException e) {
      throw new DecodeException(Fault.VALUE, "a recorded exchange has a value out of its range");
    }
  }

  private static RecordedOutcome outcome(Outcome wire) throws EvidenceException {
    for (Kind kind : Kind.values()) {
      if (kind.number() == wire.getKind()) {
        return new RecordedOutcome(
            kind,
            wire.getCode(),
            Octets.of(wire.getResponseSha256().asReadOnlyByteBuffer()),
            wire.getCheckpoint().isEmpty()
                ? Optional.empty()
                : Optional.of(Checkpoint.parse(wire.getCheckpoint())));
      }
    }
    throw new IllegalArgumentException("no such outcome");
  }

  private static ByteString octets(UUID uuid) {
    return ByteString.copyFrom(ByteBuffer.allocate(UUID_OCTETS)
        .putLong(uuid.getMostSignificantBits())
        .putLong(uuid.getLeastSignificantBits())
        .flip());
  }

  private static UUID uuid(ByteString octets) {
    if (octets.size() != UUID_OCTETS) {
      throw new IllegalArgumentException("an identifier has 16 octets");
    }
    ByteBuffer in = octets.asReadOnlyByteBuffer();
    return new UUID(in.getLong(), in.getLong());
  }
}
