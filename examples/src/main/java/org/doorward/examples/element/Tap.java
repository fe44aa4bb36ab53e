package org.doorward.examples.element;

import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Set;
import org.doorward.examples.network.Flow;
import org.doorward.examples.tap.TrafficEvent;
import org.doorward.examples.tap.TrafficEvent.Leg;
import org.doorward.examples.tap.TrafficEvent.SipEvent;
import org.doorward.li.identifier.CorrelationId;
import org.doorward.li.intercept.Interception;
import org.doorward.li.intercept.InterceptionPoint;
import org.doorward.li.intercept.Observation;
import org.doorward.li.x2x3.PayloadDirection;
import org.doorward.li.x2x3.PayloadFormat;

/**
 * Where the demo's traffic meets the library: who takes part in a call is looked up, and what belongs to a
 * call of a target is handed over. This is all that an element has to add to its own traffic path. Not
 * thread-safe.
 */
final class Tap {
  private final InterceptionPoint point;
  private long iri;
  private long cc;

  Tap(InterceptionPoint point) {
    this.point = point;
  }

  /** How many SIP messages belonged to a call of a target. */
  long iri() {
    return iri;
  }

  /** How many RTP packets did. */
  long cc() {
    return cc;
  }

  void accept(TrafficEvent event) {
    boolean signalling = event instanceof SipEvent;
    Set<Interception> given = new HashSet<>();
    for (Leg leg : event.legs()) {
      for (Interception interception : point.match(leg.call().identities())) {
        if (given.add(interception)) {
          hand(interception, event, leg, signalling);
        }
      }
    }
    if (!given.isEmpty()) {
      iri += signalling ? 1 : 0;
      cc += signalling ? 0 : 1;
    }
  }

  private static void hand(
      Interception interception, TrafficEvent event, Leg leg, boolean signalling) {
    PayloadDirection direction = leg.call().direction(leg.sender(), interception::names);
    ByteBuffer octets = event.octets().asByteBuffer();
    Observation seen = Observation.of(
            signalling ? PayloadFormat.SIP : PayloadFormat.RTP,
            direction,
            new CorrelationId(leg.call().key().correlation()),
            event.time(),
            octets)
        .withFlow(addresses(event.flow()));
    if (signalling) {
      interception.iri(seen);
    } else {
      interception.cc(seen);
    }
  }

  private static org.doorward.li.intercept.Flow addresses(Flow flow) {
    return new org.doorward.li.intercept.Flow(
        flow.source().address().octets(),
        flow.destination().address().octets(),
        flow.source().port(),
        flow.destination().port(),
        flow.protocol());
  }
}
