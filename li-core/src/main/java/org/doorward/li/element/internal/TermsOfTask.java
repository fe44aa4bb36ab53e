package org.doorward.li.element.internal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.doorward.li.authority.Mandate;
import org.doorward.li.authority.internal.SignedDocument;
import org.doorward.li.identifier.DeliveryType;
import org.doorward.li.identifier.Did;
import org.doorward.li.policy.internal.References;
import org.doorward.li.x1.DestinationDetails;
import org.doorward.li.x1.TaskDetails;

/** Works out, once for each change, what the traffic path needs of a task. */
final class TermsOfTask {
  private final Tables tables;
  private final boolean triggered;

  /** Tasks of a triggered point of interception say what their product is correlated by; of others it is ignored. */
  TermsOfTask(Tables tables, boolean triggered) {
    this.tables = tables;
    this.triggered = triggered;
  }

  Terms of(
      TaskDetails task,
      SignedDocument<Mandate> mandate,
      Instant now,
      long modifications,
      Basis basis) {
    return new Terms(
        task,
        mandate.packed(Mandate::decode),
        mandate.content().admf(),
        mandate.content().validity().notAfter(),
        now,
        modifications,
        basis,
        takers(task, DeliveryType::x2),
        takers(task, DeliveryType::x3),
        Set.copyOf(task.targetIdentifiers()),
        triggered ? task.correlationId() : Optional.empty());
  }

  private List<Did> takers(TaskDetails task, Predicate<DeliveryType> via) {
    if (!via.test(task.deliveryType())) {
      return List.of();
    }
    return References.destinations(task, tables.objects()::find).stream()
        .filter(did -> tables
            .destinations()
            .find(did)
            .map(DestinationDetails::deliveryType)
            .filter(via)
            .isPresent())
        .toList();
  }
}
