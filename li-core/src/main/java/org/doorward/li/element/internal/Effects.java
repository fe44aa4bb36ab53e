package org.doorward.li.element.internal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.doorward.li.authority.ComponentName;
import org.doorward.li.authority.Mandate;
import org.doorward.li.authority.Mdf;
import org.doorward.li.authority.TrustPolicy;
import org.doorward.li.authority.internal.SignedDocument;
import org.doorward.li.authority.internal.SpentMandates;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.fault.LiException;
import org.doorward.li.identifier.Did;
import org.doorward.li.x1.DeliveryAddress.IpAddressAndPort;
import org.doorward.li.x1.DestinationDetails;
import org.doorward.li.x1.TaskDetails;
import org.doorward.li.x2x3.PduVersion;

/**
 * Changes of tasks and destinations, after everything has been decided and the intent recorded. Called by
 * whoever has taken them of {@link ObjectOrder}.
 */
final class Effects {
  private final TrustPolicy policy;
  private final ActiveTasks tasks;
  private final Destinations destinations;
  private final SpentMandates mandates;
  private final Map<ComponentName, PduVersion> pduVersions;
  private final TermsOfTask terms;

  Effects(
      TrustPolicy policy,
      ActiveTasks tasks,
      Destinations destinations,
      SpentMandates mandates,
      Map<ComponentName, PduVersion> pduVersions) {
    this.policy = policy;
    this.tasks = tasks;
    this.destinations = destinations;
    this.mandates = mandates;
    this.pduVersions = pduVersions;
    this.terms = new TermsOfTask(destinations);
  }

  void activate(TaskDetails task, SignedDocument<Mandate> mandate, Instant now) throws LiException {
    mandates.spend(mandate);
    tasks.activate(task.xid(), terms.of(task, mandate, now, 0));
  }

  void modify(ActiveTask live, TaskDetails task, SignedDocument<Mandate> mandate, Instant now)
      throws LiException {
    Terms before = live.terms().orElseThrow(() -> new IllegalStateException("the task has ended"));
    boolean replaced = !before.mandate().digest().equals(mandate.digest());
    if (replaced) {
      mandates.spend(mandate);
    }
    Terms after = terms.of(task, mandate, now, before.modifications() + 1);
    tasks.modify(live, any -> after);
    if (replaced) {
      mandates.end(before.mandate());
    }
  }

  void end(ActiveTask live) throws EvidenceException {
    Optional<Terms> last = tasks.end(live);
    if (last.isPresent()) {
      mandates.end(last.get().mandate());
    }
  }

  void put(DestinationDetails details) {
    IpAddressAndPort address = (IpAddressAndPort) details.deliveryAddress();
    Mdf mdf = policy
        .components()
        .mdfAt(address.socketAddress())
        .orElseThrow(() -> new IllegalStateException("an MDF that the trust policy does not name"));
    destinations.put(
        details,
        new ProductDelivery.Endpoint(
            details.did(),
            details.deliveryType(),
            address.socketAddress(),
            Set.copyOf(mdf.spkiPins()),
            pduVersions.getOrDefault(mdf.name(), PduVersion.DEFAULT).minor()));
    for (ActiveTask live : using(details.did())) {
      tasks.modify(live, t -> terms.of(t.details(), t.mandate(), t.changedAt(), t.modifications()));
    }
  }

  void remove(Did did) {
    destinations.remove(did);
  }

  private List<ActiveTask> using(Did did) {
    return tasks.all().stream()
        .filter(live -> live.terms()
            .filter(t -> t.details().listOfDids().dids().contains(did))
            .isPresent())
        .toList();
  }
}
