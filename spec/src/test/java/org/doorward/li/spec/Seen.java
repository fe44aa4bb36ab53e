package org.doorward.li.spec;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.doorward.li.identifier.CorrelationId;
import org.doorward.li.intercept.Observation;
import org.doorward.li.x2x3.PayloadDirection;
import org.doorward.li.x2x3.PayloadFormat;

/** What the traffic of these tests looks like, seen now. */
final class Seen {
  private Seen() {}

  static Observation rtp(int number) {
    return Observation.of(
        PayloadFormat.RTP,
        PayloadDirection.FROM_TARGET,
        new CorrelationId(7),
        Instant.now(),
        ByteBuffer.allocate(172).putInt(0, number));
  }

  static Observation sip() {
    return Observation.of(
        PayloadFormat.SIP,
        PayloadDirection.FROM_TARGET,
        new CorrelationId(7),
        Instant.now(),
        ByteBuffer.wrap(
            "OPTIONS sip:bob@example.com SIP/2.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));
  }
}
