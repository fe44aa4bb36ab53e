package org.doorward.li.x2x3;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import java.util.Set;

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
