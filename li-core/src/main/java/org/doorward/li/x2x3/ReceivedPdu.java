package org.doorward.li.x2x3;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.doorward.li.identifier.CorrelationId;
import org.doorward.li.identifier.Octets;

/**
 * What a decoder read, and what is wrong with it. Immutable.
 *
 * @param pdu the PDU
 * @param anomalies what is wrong with its content; usually nothing
 */
public record ReceivedPdu(Pdu pdu, Set<Anomaly> anomalies) {
  /**
   * Copies the set.
   *
   * @param pdu not null
   * @param anomalies copied
   */
  public ReceivedPdu {
    requireNonNull(pdu, "pdu");
    anomalies = Set.copyOf(anomalies);
  }

  /** A copy of everything that a view shows. */
  static ReceivedPdu of(PduView view) {
    List<Attribute<?>> attributes = new ArrayList<>();
    for (AttributeCursor at = view.attributes(); at.next(); ) {
      attributes.add(at.attribute());
    }
    Pdu pdu = new Pdu(
        new PduVersion(view.versionMinor()),
        view.type(),
        view.format(),
        view.direction(),
        view.xid(),
        new CorrelationId(view.correlation()),
        attributes,
        Octets.of(view.payload()));
    return new ReceivedPdu(pdu, view.anomalies());
  }

  /**
   * What a receiver does with it.
   *
   * @return the strongest that an anomaly asks for
   */
  public Anomaly.Disposition disposition() {
    return anomalies.stream()
        .map(Anomaly::disposition)
        .max(Comparator.naturalOrder())
        .orElse(Anomaly.Disposition.ACCEPT);
  }
}
