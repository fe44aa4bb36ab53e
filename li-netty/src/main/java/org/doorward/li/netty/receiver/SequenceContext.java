package org.doorward.li.netty.receiver;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.doorward.li.identifier.CorrelationId;
import org.doorward.li.identifier.Octets;
import org.doorward.li.identifier.Xid;
import org.doorward.li.x2x3.AttributeCursor;
import org.doorward.li.x2x3.AttributeType;
import org.doorward.li.x2x3.PduType;
import org.doorward.li.x2x3.PduView;

/**
 * What product is numbered by: PDUs that agree in all of these have one sequence of numbers. Immutable.
 *
 * @param type X2 or X3, which are numbered apart
 * @param xid the task
 * @param domain the domain, if the PDU names one
 * @param networkFunction the network function, if the PDU names one
 * @param interceptionPoint the interception point, if the PDU names one
 * @param correlationId the communication session
 * @clause TS 103 221-2, 5.3.9
 */
public record SequenceContext(
    PduType type,
    Xid xid,
    Optional<Octets> domain,
    Optional<Octets> networkFunction,
    Optional<Octets> interceptionPoint,
    CorrelationId correlationId) {
  /**
   * Refuses null.
   *
   * @param type not null
   * @param xid not null
   * @param domain not null
   * @param networkFunction not null
   * @param interceptionPoint not null
   * @param correlationId not null
   */
  public SequenceContext {
    requireNonNull(type, "type");
    requireNonNull(xid, "xid");
    requireNonNull(domain, "domain");
    requireNonNull(networkFunction, "networkFunction");
    requireNonNull(interceptionPoint, "interceptionPoint");
    requireNonNull(correlationId, "correlationId");
  }

  /**
   * The context that a PDU is numbered in.
   *
   * @param pdu with product; not kept
   * @return its context
   */
  public static SequenceContext of(PduView pdu) {
    return new SequenceContext(
        pdu.type(),
        pdu.xid(),
        name(pdu, AttributeType.DOMAIN_ID),
        name(pdu, AttributeType.NETWORK_FUNCTION_ID),
        name(pdu, AttributeType.INTERCEPTION_POINT_ID),
        new CorrelationId(pdu.correlation()));
  }

  /** The first value of the right form, as {@link PduView#has} finds it. */
  private static Optional<Octets> name(PduView pdu, AttributeType<Octets> type) {
    if (pdu.has(type)) {
      for (AttributeCursor at = pdu.attributes(); at.next(); ) {
        if (at.type().filter(type::equals).isPresent()) {
          return Optional.of(Octets.of(at.value()));
        }
      }
    }
    return Optional.empty();
  }
}
