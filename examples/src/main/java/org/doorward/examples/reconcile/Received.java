package org.doorward.examples.reconcile;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.doorward.li.identifier.CorrelationId;
import org.doorward.li.identifier.Xid;
import org.doorward.li.x2x3.AttributeType;
import org.doorward.li.x2x3.Pdu;
import org.doorward.li.x2x3.PduType;

/**
 * What an MDF has of one session of one task on one interface. Immutable.
 *
 * @param xid as the PDUs carry it
 * @param content whether it is X3, and not X2
 * @param correlation the session
 * @param numbers that came, in order and without overlap; they begin at 0 and go on beyond 2^32
 * @param unnumbered PDUs without a number
 */
public record Received(
    Xid xid,
    boolean content,
    CorrelationId correlation,
    List<NumberRange> numbers,
    long unnumbered) {
  /** Copies the list, and refuses one that is not in order. */
  public Received {
    numbers = List.copyOf(numbers);
    if (unnumbered < 0) {
      throw new IllegalArgumentException("less than no PDU");
    }
    for (int i = 1; i < numbers.size(); i++) {
      if (numbers.get(i).first() <= numbers.get(i - 1).last()) {
        throw new IllegalArgumentException("ranges that overlap, or are not in order");
      }
    }
  }

  /** What there is of each session, in no order, by the PDUs that an MDF has stored. */
  public static List<Received> of(Collection<Pdu> stored) {
    Map<Session, List<Long>> numbers = new HashMap<>();
    Map<Session, Long> unnumbered = new HashMap<>();
    for (Pdu pdu : stored) {
      Session session = new Session(pdu.xid(), pdu.type().equals(PduType.X3), pdu.correlationId());
      List<Long> known = numbers.computeIfAbsent(session, key -> new ArrayList<>());
      pdu.first(AttributeType.SEQUENCE_NUMBER)
          .ifPresentOrElse(known::add, () -> unnumbered.merge(session, 1L, Long::sum));
    }
    return numbers.entrySet().stream()
        .map(one -> new Received(
            one.getKey().xid(),
            one.getKey().content(),
            one.getKey().correlation(),
            NumberRange.of(one.getValue()),
            unnumbered.getOrDefault(one.getKey(), 0L)))
        .toList();
  }

  private record Session(Xid xid, boolean content, CorrelationId correlation) {}

  /** How many different PDUs there are. */
  long distinct() {
    return numbers.stream().mapToLong(NumberRange::length).sum() + unnumbered;
  }

  /** The number behind the highest that came. */
  long next() {
    return numbers.isEmpty() ? 0 : numbers.get(numbers.size() - 1).last() + 1;
  }
}
