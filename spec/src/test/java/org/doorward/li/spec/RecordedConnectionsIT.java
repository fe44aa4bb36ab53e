package org.doorward.li.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.doorward.li.evidence.ActorClass;
import org.doorward.li.evidence.Operation;
import org.doorward.li.evidence.Phase;
import org.doorward.li.evidence.Reason;
import org.doorward.li.evidence.RecordedAct;
import org.doorward.li.fault.LiException;
import org.doorward.li.identifier.CorrelationId;
import org.doorward.li.identifier.GenericObjectId;
import org.doorward.li.identifier.Octets;
import org.doorward.li.intercept.Interception;
import org.doorward.li.intercept.Observation;
import org.doorward.li.spec.lab.Lab;
import org.doorward.li.target.SipUri;
import org.doorward.li.target.TargetIdentifier;
import org.doorward.li.x1.CreateObject;
import org.doorward.li.x1.DeleteObject;
import org.doorward.li.x1.DestinationSetDetails;
import org.doorward.li.x1.DestinationSetType;
import org.doorward.li.x1.GetObject;
import org.doorward.li.x1.ModifyObject;
import org.doorward.li.x1.Ping;
import org.doorward.li.x2x3.PayloadDirection;
import org.doorward.li.x2x3.PayloadFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the log says of lines, of product that got lost on them, and of generic objects. */
class RecordedConnectionsIT {
  private static final TargetIdentifier ALICE = SipUri.of("sip:alice@example.com");
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int DELIVERY_HOLDS = 64 << 20;

  @TempDir
  Path directory;

  private Lab lab;

  @BeforeEach
  void open() throws LiException {
    lab = Lab.open(directory.resolve("element"), builder -> builder.drain(Duration.ofMillis(200)));
  }

  @AfterEach
  void close() {
    lab.close();
  }

  /** Waits until the log has such an entry. */
  private List<RecordedAct> await(Operation operation, Predicate<RecordedAct> wanted)
      throws LiException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      List<RecordedAct> found =
          VerifiedEntries.of(lab.element(), directory.resolve("audit")).of(operation).stream()
              .filter(wanted)
              .toList();
      if (!found.isEmpty()) {
        return found;
      }
      assertTrue(System.nanoTime() < end, "no such entry: " + operation);
      lab.admf().done(Ping::new);
    }
  }

  private boolean ofTheDestination(RecordedAct act) {
    return act.did().equals(Optional.of(lab.destination()));
  }

  /** INV-X1-132. */
  @Test
  void aConnectionToAnMdfIsRecordedWhenItStandsAndWhenItIsLost() throws Exception {
    RecordedAct up = await(Operation.CONNECTION_UP, this::ofTheDestination).get(0);
    assertEquals(Phase.EVENT, up.phase());
    assertEquals(ActorClass.MDF, up.actorClass());
    lab.mdf().down();
    assertEquals(
        1, await(Operation.CONNECTION_DOWN, this::ofTheDestination).get(0).occurrences());
    lab.mdf().up();
    while (await(Operation.CONNECTION_UP, this::ofTheDestination).size() < 2) {
      lab.admf().done(Ping::new);
    }
  }

  /** INV-X1-132. */
  @Test
  void aConnectionToTheElementIsRecordedWhenItStandsAndWhenItEnds() throws Exception {
    Octets certificate = Octets.of(MessageDigest.getInstance("SHA-256")
        .digest(lab.admf().component().certificate().getEncoded()));
    Predicate<RecordedAct> ofTheAdmf = act -> act.certificateSha256().equals(certificate);
    RecordedAct up = await(Operation.CONNECTION_UP, ofTheAdmf).get(0);
    assertEquals(ActorClass.UNKNOWN, up.actorClass());
    assertEquals(Optional.empty(), up.did());
    lab.element().close();
    lab.restartElement();
    assertEquals(
        up.occurrences(),
        await(Operation.CONNECTION_DOWN, ofTheAdmf).stream()
            .mapToLong(RecordedAct::occurrences)
            .sum());
  }

  /** INV-X1-133. */
  @Tag("F-49")
  @Test
  void productThatDeliveryHasNoRoomForIsRecordedAsLost() throws Exception {
    lab.activate(ALICE);
    Interception interception = lab.element().interceptionPoint().match(ALICE).get(0);
    await(Operation.CONNECTION_UP, this::ofTheDestination);
    lab.mdf().down();
    await(Operation.CONNECTION_DOWN, this::ofTheDestination);
    ByteBuffer payload = ByteBuffer.allocate(32 << 10);
    for (int octets = 0; octets < DELIVERY_HOLDS + (4 << 20); octets += payload.capacity()) {
      interception.cc(Observation.of(
          PayloadFormat.RTP,
          PayloadDirection.FROM_TARGET,
          new CorrelationId(7),
          Instant.now(),
          payload.duplicate()));
    }
    RecordedAct lost = await(Operation.PRODUCT_LOST, this::ofTheDestination).get(0);
    assertEquals(Reason.NO_ROOM, lost.reason());
    assertEquals(ActorClass.ELEMENT, lost.actorClass());
    long dropped =
        lab.element().destinations().stream().mapToLong(d -> d.lost()).sum();
    assertTrue(dropped > 0);
    long recorded = 0;
    while (recorded < dropped) {
      recorded = await(Operation.PRODUCT_LOST, this::ofTheDestination).stream()
          .mapToLong(RecordedAct::occurrences)
          .sum();
    }
    assertEquals(dropped, recorded);
  }

  /** INV-X1-134. */
  @Test
  void whatIsDoneToAGenericObjectIsRecordedWithItsIdentifier() throws Exception {
    GenericObjectId id = GenericObjectId.random();
    DestinationSetDetails set = new DestinationSetDetails(
        id, Optional.empty(), List.of(), List.of(), DestinationSetType.DUPLICATE);
    lab.admf().done(header -> new CreateObject(header, set));
    lab.admf().done(header -> new ModifyObject(header, set));
    lab.admf().done(header -> new GetObject(header, id));
    lab.admf().done(header -> new DeleteObject(header, id));
    lab.admf().refused(header -> new DeleteObject(header, id));

    var log = VerifiedEntries.of(lab.element(), directory.resolve("audit"));
    for (Operation operation : List.of(
        Operation.CREATE_OBJECT,
        Operation.MODIFY_OBJECT,
        Operation.GET_OBJECT,
        Operation.DELETE_OBJECT)) {
      List<RecordedAct> acts = log.of(operation);
      assertEquals(operation == Operation.DELETE_OBJECT ? 3 : 2, acts.size(), operation.name());
      acts.forEach(act -> assertEquals(Optional.of(id), act.objectId()));
    }
  }
}
