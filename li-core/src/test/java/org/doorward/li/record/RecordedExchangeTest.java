package org.doorward.li.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.doorward.li.evidence.Checkpoint;
import org.doorward.li.fault.DecodeException;
import org.doorward.li.identifier.NeIdentifier;
import org.doorward.li.identifier.Octets;
import org.doorward.li.identifier.X1TransactionId;
import org.doorward.li.x1.RequestMessageType;
import org.junit.jupiter.api.Test;

class RecordedExchangeTest {
  private static final Octets DIGEST = Octets.of(new byte[32]);

  private final RecordedExchange sent = new RecordedExchange(
      Instant.parse("2026-03-14T09:26:53.589793123Z"),
      new NeIdentifier("ne-1"),
      RequestMessageType.ACTIVATE_TASK,
      X1TransactionId.random(),
      Optional.of(UUID.randomUUID()),
      DIGEST,
      Optional.empty());

  @Test
  void isReadBackEqualSentAndEnded() throws Exception {
    RecordedExchange ended = sent.ended(
        sent.time().plusSeconds(1),
        new RecordedOutcome(
            RecordedOutcome.Kind.REFUSED,
            2010,
            DIGEST,
            Optional.of(new Checkpoint("log.example", 7, DIGEST))));
    assertEquals(sent, RecordedExchange.decode(sent.encode()));
    assertEquals(ended, RecordedExchange.decode(ended.encode()));
  }

  @Test
  void isReadInItsOneEncodingOnly() throws Exception {
    byte[] octets = sent.encode();
    assertEquals(sent, RecordedExchange.decode(octets));
    for (int end = 0; end < octets.length; end++) {
      byte[] cut = Arrays.copyOf(octets, end);
      assertThrows(DecodeException.class, () -> RecordedExchange.decode(cut));
    }
    byte[] unknownField = Arrays.copyOf(octets, octets.length + 2);
    unknownField[octets.length] = 0x78;
    assertThrows(DecodeException.class, () -> RecordedExchange.decode(unknownField));
  }

  @Test
  void onlyARefusalHasACode() {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new RecordedOutcome(RecordedOutcome.Kind.ACKNOWLEDGED, 2010, DIGEST, Optional.empty()));
  }
}
