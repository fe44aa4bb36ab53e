package org.doorward.li.netty.admf;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.doorward.li.authority.PeerIdentity;
import org.doorward.li.authority.PeerIdentity.Binding;
import org.doorward.li.authority.PeerIdentity.ComponentRole;
import org.doorward.li.fault.DecodeException;
import org.doorward.li.identifier.AdmfIdentifier;
import org.doorward.li.identifier.NeIdentifier;
import org.doorward.li.identifier.X1TransactionId;
import org.doorward.li.netty.x1.X1Endpoint;
import org.doorward.li.x1.Acknowledgement;
import org.doorward.li.x1.ErrorInformation;
import org.doorward.li.x1.ErrorResponse;
import org.doorward.li.x1.OkResponse;
import org.doorward.li.x1.Ping;
import org.doorward.li.x1.ReportDestinationIssue;
import org.doorward.li.x1.ReportNeIssue;
import org.doorward.li.x1.ReportTaskIssue;
import org.doorward.li.x1.X1Answer;
import org.doorward.li.x1.X1ErrorCode;
import org.doorward.li.x1.X1Header;
import org.doorward.li.x1.X1Message;
import org.doorward.li.x1.X1Request;
import org.doorward.li.x1.X1Response;
import org.doorward.li.x1.X1TopLevelErrorResponse;
import org.doorward.li.x1.X1Version;
import org.doorward.li.x1.xml.Tolerance;
import org.doorward.li.x1.xml.X1Codec;

/**
 * Answers what elements send to their ADMF: binds each message to its sender, takes reports on what this ADMF
 * ordered there, and nothing else. Thread-safe.
 *
 * @clause TS 103 221-1, 6.5 and 8.2.4
 */
final class ReportService implements X1Endpoint {
  private static final Optional<ErrorInformation> NONE = Optional.empty();

  private final AdmfIdentifier self;
  private final Predicate<NeIdentifier> elements;
  private final Holdings holdings;
  private final ReportListener listener;
  private final X1Codec codec;
  private final Function<PeerIdentity, Tolerance> tolerances;
  private final InstantSource clock;

  ReportService(
      AdmfIdentifier self,
      Predicate<NeIdentifier> elements,
      Holdings holdings,
      ReportListener listener,
      X1Codec codec,
      Function<PeerIdentity, Tolerance> tolerances,
      InstantSource clock) {
    this.self = self;
    this.elements = elements;
    this.holdings = holdings;
    this.listener = listener;
    this.codec = codec;
    this.tolerances = tolerances;
    this.clock = clock;
  }

  @Override
  public byte[] handle(PeerIdentity peer, byte[] request) {
    List<X1Message> messages;
    try {
      messages = codec.readRequests(ByteBuffer.wrap(request), tolerances.apply(peer));
    } catch (DecodeException e) {
      return codec.writeAnswer(
          new X1TopLevelErrorResponse(self, sender(peer), clock.instant(), X1Version.IMPLEMENTED));
    }
    List<X1Response> responses = new ArrayList<>();
    for (X1Message message : messages) {
      responses.add(
          message instanceof X1Message.Request readable
              ? answer(peer, readable.request())
              : unreadable(peer, (X1Message.Unreadable) message));
    }
    return codec.writeAnswer(new X1Answer.Responses(responses));
  }

  private X1Response answer(PeerIdentity peer, X1Request request) {
    Optional<ErrorInformation> refusal =
        binding(peer, request.header()).or(() -> ownership(request)).or(() -> taken(request));
    X1Header header = request.header().answer(clock.instant(), X1Version.IMPLEMENTED);
    return refusal.isPresent()
        ? new ErrorResponse(header, request.type(), refusal.get(), Optional.empty())
        : new OkResponse(header, request.type(), Acknowledgement.ACKNOWLEDGED_AND_COMPLETED);
  }

  /** Whether the message comes from an element of this ADMF, and is meant for it. */
  private Optional<ErrorInformation> binding(PeerIdentity peer, X1Header header) {
    if (!peer.binds(ComponentRole.NE, header.neIdentifier().value())) {
      return refuse(X1ErrorCode.NE_IDENTIFIER_MISMATCH, "identifier not expected");
    }
    if (!elements.test(header.neIdentifier())) {
      return refuse(X1ErrorCode.UNEXPECTED_NE_IDENTIFIER, "identifier not expected");
    }
    if (!header.admfIdentifier().equals(self)) {
      return refuse(X1ErrorCode.UNEXPECTED_ADMF_IDENTIFIER, "identifier not expected");
    }
    return NONE;
  }

  /** Whether the request is one that an element sends, about what was ordered there. */
  private Optional<ErrorInformation> ownership(X1Request request) {
    NeIdentifier element = request.header().neIdentifier();
    if (request instanceof ReportTaskIssue report) {
      return holdings.hasTask(element, report.xid())
          ? NONE
          : refuse(X1ErrorCode.XID_DOES_NOT_EXIST, report.xid().toString());
    }
    if (request instanceof ReportDestinationIssue report) {
      return holdings.hasDestination(element, report.did())
          ? NONE
          : refuse(X1ErrorCode.DID_DOES_NOT_EXIST, report.did().toString());
    }
    return request instanceof ReportNeIssue || request instanceof Ping
        ? NONE
        : refuse(X1ErrorCode.UNSUPPORTED_REQUEST, request.type().wireName());
  }

  private Optional<ErrorInformation> taken(X1Request request) {
    NeIdentifier element = request.header().neIdentifier();
    try {
      if (request instanceof ReportTaskIssue report) {
        listener.taskIssue(element, report);
      } else if (request instanceof ReportDestinationIssue report) {
        listener.destinationIssue(element, report);
      } else if (request instanceof ReportNeIssue report) {
        listener.neIssue(element, report);
      }
      return NONE;
    } catch (RuntimeException e) {
      // What is not taken is not acknowledged; the element reports again.
      return refuse(X1ErrorCode.GENERIC_ERROR, "report not taken");
    }
  }

  private static Optional<ErrorInformation> refuse(X1ErrorCode code, String description) {
    return Optional.of(ErrorInformation.of(code, description));
  }

  private X1Response unreadable(PeerIdentity peer, X1Message.Unreadable message) {
    Instant now = clock.instant();
    X1Header header = new X1Header(
        message.admfIdentifier().orElse(self),
        message.neIdentifier().orElseGet(() -> sender(peer)),
        now,
        message
            .version()
            .filter(v -> v.compareTo(X1Version.IMPLEMENTED) < 0)
            .orElse(X1Version.IMPLEMENTED),
        message.transactionId().orElseGet(X1TransactionId::random));
    return ErrorResponse.of(header, message.type(), message.errorCode(), message.description());
  }

  /** The element that the certificate speaks for; the server lets in none that speaks for nobody. */
  private static NeIdentifier sender(PeerIdentity peer) {
    return peer.bindings().stream()
        .filter(binding -> binding.anyRole() || binding.role() == ComponentRole.NE)
        .map(Binding::identifier)
        .sorted()
        .findFirst()
        .map(NeIdentifier::new)
        .orElseThrow();
  }
}
