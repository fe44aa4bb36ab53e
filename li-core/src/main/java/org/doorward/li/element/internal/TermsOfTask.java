package org.doorward.li.element.internal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.doorward.li.authority.Mandate;
import org.doorward.li.authority.internal.AlikeOctets;
import org.doorward.li.authority.internal.SignedDocument;
import org.doorward.li.authority.internal.VerifiedMandates;
import org.doorward.li.identifier.AdmfIdentifier;
import org.doorward.li.identifier.DeliveryType;
import org.doorward.li.identifier.Did;
import org.doorward.li.policy.internal.References;
import org.doorward.li.x1.DestinationDetails;
import org.doorward.li.x1.TaskDetails;

/** Works out, once for each change, what the traffic path needs of a task. */
final class TermsOfTask {
  private final Tables tables;
  private final boolean triggered;
  private final VerifiedMandates permitted;
  private final AlikeOctets mandates = new AlikeOctets();
  private final Map<AdmfIdentifier, AdmfIdentifier> admfs = new ConcurrentHashMap<>();

  /**
   * Works out terms.
   *
   * @param triggered whether tasks say what their product is correlated by, as those of a triggered point of
   *     interception do; of others it is ignored
   * @param permitted knows whether a mandate permits anything now, and how long; under one that does not, nothing is
   *     intercepted
   */
  TermsOfTask(Tables tables, boolean triggered, VerifiedMandates permitted) {
    this.tables = tables;
    this.triggered = triggered;
    this.permitted = permitted;
  }

  Terms of(
      TaskDetails task,
      SignedDocument<Mandate> mandate,
      Instant now,
      long modifications,
      Basis basis) {
    Mandate permits = mandate.content();
    boolean stands = permitted.stands(mandate);
    List<Did> x2 = takers(task, DeliveryType::x2);
    return new Terms(
        task,
        mandate.packed(mandates, Mandate::decode),
        admfs.computeIfAbsent(permits.admf(), one -> one),
        permitted.end(mandate),
        now,
        modifications,
        basis,
        x2,
        oneOf(x2, takers(task, DeliveryType::x3)),
        alternatives(task),
        stands ? Set.copyOf(task.targetIdentifiers()) : Set.of(),
        triggered ? task.correlationId() : Optional.empty());
  }

  /** Of two that are equal one is kept: there are many tasks. */
  private static List<Did> oneOf(List<Did> kept, List<Did> other) {
    return other.equals(kept) ? kept : other;
  }

  private Alternatives alternatives(TaskDetails task) {
    List<List<Did>> oneOf = References.alternatives(task, tables.objects()::find);
    return oneOf.isEmpty()
        ? Alternatives.NONE
        : new Alternatives(References.duplicates(task, tables.objects()::find), oneOf);
  }

  private List<Did> takers(TaskDetails task, Predicate<DeliveryType> via) {
    if (!via.test(task.deliveryType())) {
      return List.of();
    }
    List<Did> takers = References.destinations(task, tables.objects()::find).stream()
        .filter(did -> tables
            .destinations()
            .find(did)
            .map(DestinationDetails::deliveryType)
            .filter(via)
            .isPresent())
        .toList();
    return oneOf(task.listOfDids().dids(), takers);
  }
}
