package org.doorward.li.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.doorward.li.authority.ComponentName;
import org.doorward.li.authority.Envelope;
import org.doorward.li.authority.Mdf;
import org.doorward.li.authority.Scope;
import org.doorward.li.evidence.Reason;
import org.doorward.li.evidence.SealCount;
import org.doorward.li.identifier.CorrelationId;
import org.doorward.li.identifier.DeliveryType;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.GenericObjectId;
import org.doorward.li.identifier.Xid;
import org.doorward.li.intercept.Interception;
import org.doorward.li.intercept.Observation;
import org.doorward.li.spec.lab.Lab;
import org.doorward.li.spec.lab.LabMdf;
import org.doorward.li.spec.lab.LabOperator;
import org.doorward.li.spec.lab.LabPki;
import org.doorward.li.target.SipUri;
import org.doorward.li.x1.ActivateTask;
import org.doorward.li.x1.AssociatedDid;
import org.doorward.li.x1.CreateObject;
import org.doorward.li.x1.DeactivateTask;
import org.doorward.li.x1.DestinationSetDetails;
import org.doorward.li.x1.DestinationSetType;
import org.doorward.li.x1.ListOfDids;
import org.doorward.li.x1.TaskDetails;
import org.doorward.li.x1.X1ErrorCode;
import org.doorward.li.x2x3.AttributeType;
import org.doorward.li.x2x3.PayloadDirection;
import org.doorward.li.x2x3.PayloadFormat;
import org.doorward.li.x2x3.Pdu;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * INV-INT-30: of a Redundant set the connected destination of smallest preference gets product, and nothing is lost
 * when it goes and comes back.
 */
class RedundantIT {
  private static final SipUri ALICE = SipUri.of("sip:alice@example.com");
  private static final ComponentName SECOND = new ComponentName("mdf-2");
  private static final GenericObjectId SET = new GenericObjectId(new UUID(1, 2));
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final long PATIENCE_NANOS = LIMIT.toNanos();

  private final Did backup = Did.random();
  private Interception interception;
  private int pieces;

  /** Two MDFs, a destination at each; the set prefers the laboratory's own, which is named last in it. */
  private interface Scenario {
    void play(Lab lab, LabMdf second) throws Exception;
  }

  private void play(Path directory, Scenario scenario) throws Exception {
    LabPki pki = LabPki.found("Laboratory LI CA");
    LabPki.Component component = pki.issue(pki.component("mdf-2"));
    try (LabMdf second = new LabMdf(component, pki.anchors());
        Lab lab = Lab.open(
            directory.resolve("element"),
            pki,
            List.of(new Mdf(SECOND, List.of(component.spkiSha256()), List.of(second.address()))))) {
      lab.admf().createDestination(backup, second.address());
      DestinationSetDetails set = new DestinationSetDetails(
          SET,
          Optional.empty(),
          List.of(new AssociatedDid(backup, 2), new AssociatedDid(lab.destination(), 1)),
          List.of(),
          DestinationSetType.REDUNDANT);
      lab.admf().done(header -> new CreateObject(header, set));
      scenario.play(lab, second);
    }
  }

  private static TaskDetails task() {
    return TaskDetails.of(
        Xid.random(),
        List.of(ALICE),
        DeliveryType.X2_ONLY,
        new ListOfDids(List.of(), List.of(SET)));
  }

  private static void mandated(Lab lab, TaskDetails task, Scope.Destination... destinations)
      throws Exception {
    Scope scope = new Scope(
        List.of(ALICE),
        DeliveryType.X2_ONLY,
        List.of(),
        List.of(destinations),
        Optional.empty(),
        Optional.empty());
    lab.submit(
        Envelope.unsigned(LabOperator.mandate(
            lab.policy(), Lab.ELEMENT, Lab.ADMF, task.xid(), scope, Duration.ofHours(1))),
        0,
        1);
  }

  /** Sends pieces, at least one, until {@code to} gets what comes then. */
  private void sendUntilItGets(LabMdf to) throws Exception {
    int before = to.product().size();
    long end = System.nanoTime() + PATIENCE_NANOS;
    do {
      assertTrue(System.nanoTime() - end < 0, "nothing came after " + pieces + " pieces");
      interception.iri(Observation.of(
          PayloadFormat.SIP,
          PayloadDirection.FROM_TARGET,
          new CorrelationId(7),
          Instant.now(),
          ByteBuffer.wrap(new byte[200])));
      pieces++;
      synchronized (to) {
        TimeUnit.MILLISECONDS.timedWait(to, 20); // it notifies when something comes
      }
    } while (to.product().size() == before);
  }

  private static Set<Long> numbers(Stream<Pdu> product) {
    return product
        .map(pdu -> pdu.first(AttributeType.SEQUENCE_NUMBER).orElseThrow())
        .collect(Collectors.toSet());
  }

  @Test
  void productGoesToTheNextAndBackAndNoneIsLost(@TempDir Path directory) throws Exception {
    play(directory, (lab, second) -> {
      TaskDetails task = task();
      mandated(
          lab,
          task,
          new Scope.Destination(lab.destination(), Lab.MDF),
          new Scope.Destination(backup, SECOND));
      lab.admf().done(header -> new ActivateTask(header, task));
      interception = lab.element().interceptionPoint().match(ALICE).get(0);

      sendUntilItGets(lab.mdf());
      lab.mdf().down();
      sendUntilItGets(second);
      lab.mdf().up();
      sendUntilItGets(lab.mdf());
      long back = pieces;
      sendUntilItGets(lab.mdf());

      lab.mdf().await(all -> all.size() + second.product().size() == pieces, LIMIT);
      assertEquals(
          LongStream.range(0, pieces).boxed().collect(Collectors.toSet()),
          numbers(Stream.concat(lab.mdf().product().stream(), second.product().stream())));
      assertTrue(numbers(second.product().stream()).stream().allMatch(number -> number < back));
      lab.admf().done(header -> new DeactivateTask(header, task.xid()));
      lab.restartElement(); // once it has ended, everything is sealed
      assertEquals(
          pieces,
          VerifiedEntries.of(lab.element(), directory.resolve("audit"))
              .seals(Reason.TASK_ENDED)
              .stream()
              .mapToLong(SealCount::iriSent)
              .sum());
    });
  }

  /** Any of them may get product one day. */
  @Test
  void aMandateThatDoesNotNameAllOfThemPermitsNothing(@TempDir Path directory) throws Exception {
    play(directory, (lab, second) -> {
      TaskDetails task = task();
      mandated(lab, task, new Scope.Destination(lab.destination(), Lab.MDF));

      assertEquals(
          X1ErrorCode.GENERIC_ACTIVATE_TASK_FAILURE,
          lab.admf().refused(header -> new ActivateTask(header, task)));
    });
  }
}
