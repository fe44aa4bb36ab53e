package org.doorward.li.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.doorward.li.evidence.LostRange;
import org.doorward.li.evidence.Operation;
import org.doorward.li.evidence.RecordedAct;
import org.doorward.li.identifier.CorrelationId;
import org.doorward.li.intercept.Interception;
import org.doorward.li.intercept.Observation;
import org.doorward.li.spec.lab.Lab;
import org.doorward.li.target.SipUri;
import org.doorward.li.x2x3.AttributeType;
import org.doorward.li.x2x3.DestinationProfile;
import org.doorward.li.x2x3.DestinationProfile.Connections;
import org.doorward.li.x2x3.Edition;
import org.doorward.li.x2x3.PayloadDirection;
import org.doorward.li.x2x3.PayloadFormat;
import org.doorward.li.x2x3.Pdu;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** INV-X2X3-92: what an MDF takes is a setting, and what it does not take is counted at its place. */
class ProfileIT {
  private static final SipUri ALICE = SipUri.of("sip:alice@example.com");
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** The format of MIME came with V1.6.1. */
  private static Observation mime() {
    return Observation.of(
        PayloadFormat.MIME,
        PayloadDirection.FROM_TARGET,
        new CorrelationId(7),
        Instant.now(),
        ByteBuffer.wrap("text".getBytes(StandardCharsets.US_ASCII)));
  }

  private static Interception of(Lab lab) throws Exception {
    lab.activate(ALICE);
    return lab.element().interceptionPoint().match(ALICE).get(0);
  }

  @Test
  void whatAnOldMdfDoesNotKnowIsLostAndLeavesItsGap(@TempDir Path directory) throws Exception {
    try (Lab lab = Lab.open(directory.resolve("new"))) {
      of(lab).iri(mime());
      Pdu taken = lab.mdf().await(all -> all.size() == 1, PATIENCE).get(0);
      assertEquals(PayloadFormat.MIME, taken.format());
    }
    DestinationProfile old = DestinationProfile.THREE_GPP.with(Edition.V1_4_1);
    try (Lab lab = Lab.open(directory.resolve("old"), builder -> builder.profile(Lab.MDF, old))) {
      Interception interception = of(lab);
      interception.iri(mime());
      interception.iri(Seen.sip());
      Pdu taken = lab.mdf().await(all -> all.size() == 1, PATIENCE).get(0);
      assertEquals(PayloadFormat.SIP, taken.format());
      assertEquals(Optional.of(1L), taken.first(AttributeType.SEQUENCE_NUMBER));

      List<RecordedAct> losses;
      do {
        losses = VerifiedEntries.of(lab.element(), directory.resolve("audit"))
            .of(Operation.PRODUCT_LOST);
      } while (losses.isEmpty());
      LostRange lost = losses.get(0).lost().orElseThrow();
      assertEquals(List.of(0L, 0L), List.of(lost.first(), lost.last()));
      assertEquals(1, losses.size());
    }
  }

  @Test
  void signallingAndContentMayShareAConnection(@TempDir Path directory) throws Exception {
    DestinationProfile shared = DestinationProfile.THREE_GPP.with(Connections.SHARED);
    try (Lab lab =
        Lab.open(directory.resolve("element"), builder -> builder.profile(Lab.MDF, shared))) {
      Interception interception = of(lab);
      interception.iri(Seen.sip());
      interception.cc(Seen.rtp(0));
      lab.mdf().await(all -> all.size() == 2, PATIENCE);
    }
  }
}
