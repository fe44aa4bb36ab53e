package org.doorward.li.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.doorward.li.authority.Envelope;
import org.doorward.li.authority.Scope;
import org.doorward.li.identifier.CorrelationId;
import org.doorward.li.identifier.DeliveryType;
import org.doorward.li.identifier.Xid;
import org.doorward.li.intercept.Observation;
import org.doorward.li.spec.lab.Lab;
import org.doorward.li.spec.lab.LabOperator;
import org.doorward.li.target.TargetIdentifierExtension;
import org.doorward.li.target.TargetType;
import org.doorward.li.x1.ActivateTask;
import org.doorward.li.x1.ListOfDids;
import org.doorward.li.x1.TaskDetails;
import org.doorward.li.x1.X1ErrorCode;
import org.doorward.li.x2x3.PayloadDirection;
import org.doorward.li.x2x3.PayloadFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** INV-X1-139: product of a triggered point of interception carries the correlation of its task, and no other's does. */
class TriggeredIT {
  private static final CorrelationId TRIGGERED = new CorrelationId(-2);
  private static final CorrelationId SEEN = new CorrelationId(7);
  private static final TargetIdentifierExtension SESSION =
      TargetIdentifierExtension.of("<Owner>3GPP</Owner><UPFLIT3TargetIdentifierExtensions"
          + " xmlns=\"urn:3GPP:ns:li:3GPPX1Extensions:r18:v6\"><TargetIdentifier>"
          + "<FSEID><SEID>81985529216486895</SEID><IPv4Address>192.0.2.9</IPv4Address></FSEID>"
          + "</TargetIdentifier></UPFLIT3TargetIdentifierExtensions>");

  private static Lab open(Path directory, boolean triggered) throws Exception {
    return Lab.open(directory.resolve("element"), builder -> {
      builder.matching(Set.of(TargetType.TARGET_IDENTIFIER_EXTENSION));
      return triggered ? builder.triggered() : builder;
    });
  }

  private static TaskDetails task(Lab lab, Optional<CorrelationId> correlation) {
    var task = TaskDetails.builder(
        Xid.random(), List.of(SESSION), DeliveryType.X3_ONLY, ListOfDids.of(lab.destination()));
    correlation.ifPresent(task::correlationId);
    return task.build();
  }

  private static void mandated(Lab lab, TaskDetails task) throws Exception {
    Scope scope = new Scope(
        task.targetIdentifiers(),
        DeliveryType.X3_ONLY,
        List.of(),
        List.of(new Scope.Destination(lab.destination(), Lab.MDF)),
        Optional.empty(),
        task.correlationId());
    lab.submit(
        Envelope.unsigned(LabOperator.mandate(
            lab.policy(), Lab.ELEMENT, Lab.ADMF, task.xid(), scope, Duration.ofHours(1))),
        0,
        1);
  }

  private static Set<CorrelationId> delivered(Lab lab) throws Exception {
    lab.element()
        .interceptionPoint()
        .match(SESSION)
        .forEach(interception -> interception.cc(Observation.of(
            PayloadFormat.IPV4,
            PayloadDirection.FROM_TARGET,
            SEEN,
            Instant.now(),
            ByteBuffer.wrap(new byte[60]))));
    return lab.mdf().await(all -> all.size() == 1, Duration.ofSeconds(10)).stream()
        .map(pdu -> pdu.correlationId())
        .collect(Collectors.toSet());
  }

  @Test
  void productCarriesTheCorrelationOfItsTaskAfterARestartToo(@TempDir Path directory)
      throws Exception {
    try (Lab lab = open(directory, true)) {
      TaskDetails task = task(lab, Optional.of(TRIGGERED));
      mandated(lab, task);
      lab.admf().done(header -> new ActivateTask(header, task));
      lab.restartElement();

      assertEquals(Set.of(TRIGGERED), delivered(lab));
    }
  }

  @Test
  void withoutACorrelationTheTaskIsRefused(@TempDir Path directory) throws Exception {
    try (Lab lab = open(directory, true)) {
      TaskDetails task = task(lab, Optional.empty());
      mandated(lab, task);

      assertEquals(
          X1ErrorCode.GENERIC_ACTIVATE_TASK_FAILURE,
          lab.admf().refused(header -> new ActivateTask(header, task)));
    }
  }

  @Test
  void anElementThatIsNotTriggeredIgnoresIt(@TempDir Path directory) throws Exception {
    try (Lab lab = open(directory, false)) {
      TaskDetails task = task(lab, Optional.of(TRIGGERED));
      mandated(lab, task);
      lab.admf().done(header -> new ActivateTask(header, task));

      assertEquals(Set.of(SEEN), delivered(lab));
    }
  }
}
