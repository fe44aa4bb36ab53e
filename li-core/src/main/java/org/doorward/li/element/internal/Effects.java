package org.doorward.li.element.internal;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.doorward.li.authority.ComponentName;
import org.doorward.li.authority.Mandate;
import org.doorward.li.authority.Mdf;
import org.doorward.li.authority.TrustPolicy;
import org.doorward.li.authority.internal.SignedDocument;
import org.doorward.li.authority.internal.SpentMandates;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.fault.LiException;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.GenericObjectId;
import org.doorward.li.policy.internal.References;
import org.doorward.li.x1.DeliveryAddress.IpAddressAndPort;
import org.doorward.li.x1.DestinationDetails;
import org.doorward.li.x1.GenericObject;
import org.doorward.li.x1.TaskDetails;
import org.doorward.li.x2x3.PduVersion;

/**
 * Changes of tasks, destinations and objects, after everything has been decided and the intent recorded. Called by
 * whoever has taken them of {@link ObjectOrder}.
 */
final class Effects {
  private final TrustPolicy policy;
  private final Tables tables;
  private final SpentMandates mandates;
  private final Map<ComponentName, PduVersion> pduVersions;
  private final TermsOfTask terms;

  Effects(
      TrustPolicy policy,
      Tables tables,
      SpentMandates mandates,
      Map<ComponentName, PduVersion> pduVersions) {
    this.policy = policy;
    this.tables = tables;
    this.mandates = mandates;
    this.pduVersions = pduVersions;
    this.terms = new TermsOfTask(tables);
  }

  void activate(TaskDetails task, SignedDocument<Mandate> mandate, Instant now) throws LiException {
    mandates.spend(mandate);
    tables.tasks().activate(task.xid(), terms.of(task, mandate, now, 0));
  }

  void modify(ActiveTask live, TaskDetails task, SignedDocument<Mandate> mandate, Instant now)
      throws LiException {
    Terms before = live.terms().orElseThrow(() -> new IllegalStateException("the task has ended"));
    boolean replaced = !before.mandate().digest().equals(mandate.digest());
    if (replaced) {
      mandates.spend(mandate);
    }
    Terms after = terms.of(task, mandate, now, before.modifications() + 1);
    tables.tasks().modify(live, any -> after);
    if (replaced) {
      mandates.end(before.mandate());
    }
  }

  void end(ActiveTask live) throws EvidenceException {
    Optional<Terms> last = tables.tasks().end(live);
    if (last.isPresent()) {
      mandates.end(last.get().mandate());
    }
  }

  /** Ends a task whose mandate may still be used. */
  void purge(ActiveTask live) {
    tables.tasks().end(live);
  }

  void put(DestinationDetails details) {
    IpAddressAndPort address = (IpAddressAndPort) details.deliveryAddress();
    Mdf mdf = policy
        .components()
        .mdfAt(address.socketAddress())
        .orElseThrow(() -> new IllegalStateException("an MDF that the trust policy does not name"));
    tables
        .destinations()
        .put(
            details,
            new ProductDelivery.Endpoint(
                details.did(),
                details.deliveryType(),
                address.socketAddress(),
                Set.copyOf(mdf.spkiPins()),
                pduVersions.getOrDefault(mdf.name(), PduVersion.DEFAULT).minor()));
    refresh(details.did());
  }

  void remove(Did did) {
    tables.destinations().remove(did);
  }

  void put(GenericObject object) {
    tables.objects().put(object);
    refreshNaming(object.objectId());
  }

  void remove(GenericObjectId id) {
    tables.objects().remove(id);
  }

  /** Lets the tasks that lead to a destination follow its change. */
  private void refresh(Did did) {
    refresh(task -> References.destinations(task, tables.objects()::find).contains(did));
  }

  /** Lets the tasks that name an object follow its change. */
  private void refreshNaming(GenericObjectId id) {
    refresh(task -> References.objects(task).contains(id));
  }

  private void refresh(Predicate<TaskDetails> concerned) {
    for (ActiveTask live : tables.tasks().all()) {
      live.terms()
          .filter(t -> concerned.test(t.details()))
          .ifPresent(any -> tables.tasks().modify(live, this::again));
    }
  }

  private Terms again(Terms t) {
    return terms.of(t.details(), t.mandate(), t.changedAt(), t.modifications());
  }
}
