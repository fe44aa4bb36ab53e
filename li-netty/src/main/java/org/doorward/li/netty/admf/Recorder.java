package org.doorward.li.netty.admf;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.doorward.li.evidence.Checkpoint;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.Octets;
import org.doorward.li.netty.x1.X1Outcome;
import org.doorward.li.record.RecordedExchange;
import org.doorward.li.record.RecordedOutcome;
import org.doorward.li.record.RecordedOutcome.Kind;
import org.doorward.li.x1.Acknowledgement;
import org.doorward.li.x1.ErrorResponse;
import org.doorward.li.x1.OkResponse;
import org.doorward.li.x1.RequestMessageType;
import org.doorward.li.x1.X1Answer;
import org.doorward.li.x1.X1Request;
import org.doorward.li.x1.X1Response;
import org.doorward.li.x1.xml.X1Codec;
import org.doorward.li.x1.xml.X1Limits;

/**
 * Turns the exchanges with one element into records: before a request goes out, and when its outcome is known. A
 * request that cannot be recorded is not sent; one that stops something is sent all the same. Thread-safe.
 */
final class Recorder {
  private static final Set<RequestMessageType> UNRECORDED =
      Set.of(RequestMessageType.PING, RequestMessageType.KEEPALIVE);
  private static final Set<RequestMessageType> STOPS =
      Set.of(RequestMessageType.DEACTIVATE_TASK, RequestMessageType.DEACTIVATE_ALL_TASKS);

  private final Optional<ExchangeRecord> record;
  private final InstantSource clock;
  private final X1Codec codec = new X1Codec(X1Limits.DEFAULT);
  private volatile Optional<Checkpoint> checkpoint = Optional.empty();

  Recorder(Optional<ExchangeRecord> record, InstantSource clock) {
    this.record = record;
    this.clock = clock;
  }

  void shown(Checkpoint latest) {
    checkpoint = Optional.of(latest);
  }

  /** Whether the request may go out. */
  boolean begin(X1Request request) {
    if (record.isEmpty() || UNRECORDED.contains(request.type())) {
      return true;
    }
    return append(sent(request)) || STOPS.contains(request.type());
  }

  void end(X1Request request, X1Outcome outcome) {
    if (record.isPresent() && !UNRECORDED.contains(request.type())) {
      // If this one is missing, the first says that the outcome has to be asked for.
      append(sent(request).ended(clock.instant(), ended(outcome)));
    }
  }

  private boolean append(RecordedExchange exchange) {
    try {
      record.orElseThrow().append(exchange);
      return true;
    } catch (EvidenceException e) {
      return false;
    }
  }

  private RecordedExchange sent(X1Request request) {
    return new RecordedExchange(
        request.header().timestamp(),
        request.header().neIdentifier(),
        request.type(),
        request.header().transactionId(),
        Subjects.of(request).map(UUID::fromString),
        sha256(codec.writeRequests(List.of(request))),
        Optional.empty());
  }

  private RecordedOutcome ended(X1Outcome outcome) {
    if (outcome instanceof X1Outcome.Answered answered) {
      X1Response response = answered.responses().get(0);
      Octets digest = sha256(codec.writeAnswer(new X1Answer.Responses(List.of(response))));
      return response instanceof ErrorResponse error
          ? new RecordedOutcome(Kind.REFUSED, error.error().code(), digest, checkpoint)
          : new RecordedOutcome(kind(response), 0, digest, checkpoint);
    }
    Kind kind = outcome instanceof X1Outcome.Unknown ? Kind.UNKNOWN : Kind.NO_EFFECT;
    return new RecordedOutcome(kind, 0, Octets.EMPTY, checkpoint);
  }

  private static Kind kind(X1Response response) {
    if (response instanceof OkResponse ok) {
      return ok.ok() == Acknowledgement.ACKNOWLEDGED ? Kind.ACCEPTED : Kind.ACKNOWLEDGED;
    }
    return Kind.ANSWERED;
  }

  private static Octets sha256(byte[] octets) {
    try {
      return Octets.of(MessageDigest.getInstance("SHA-256").digest(octets));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
