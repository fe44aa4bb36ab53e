package org.doorward.li.element.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.doorward.li.authority.ComponentName;
import org.doorward.li.authority.Mandate;
import org.doorward.li.authority.Mdf;
import org.doorward.li.authority.internal.PolicyInForce;
import org.doorward.li.authority.internal.SignedDocument;
import org.doorward.li.authority.internal.SpentMandates;
import org.doorward.li.authority.internal.VerifiedMandates;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.fault.LiException;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.GenericObjectId;
import org.doorward.li.policy.internal.References;
import org.doorward.li.store.TaskStore.Change;
import org.doorward.li.x1.DeliveryAddress.IpAddressAndPort;
import org.doorward.li.x1.DestinationDetails;
import org.doorward.li.x1.GenericObject;
import org.doorward.li.x1.TaskDetails;
import org.doorward.li.x2x3.DestinationProfile;

/**
 * Changes of tasks, destinations and objects, after everything has been decided and the intent recorded:
 * durable first, then in force; the other way round for what stops. Called by
 * whoever has taken them of {@link ObjectOrder}.
 */
final class Effects {
  /** Changes in one commit of many. */
  private static final int AT_ONCE = 2000;

  private final PolicyInForce policy;
  private final Tables tables;
  private final VerifiedMandates mandates;
  private final SpentMandates spent;
  private final KeptState kept;
  private final Map<ComponentName, DestinationProfile> profiles;
  private final TermsOfTask terms;

  Effects(
      PolicyInForce policy,
      Tables tables,
      TermsOfTask terms,
      VerifiedMandates mandates,
      SpentMandates spent,
      KeptState kept,
      Map<ComponentName, DestinationProfile> profiles) {
    this.policy = policy;
    this.tables = tables;
    this.mandates = mandates;
    this.spent = spent;
    this.kept = kept;
    this.profiles = profiles;
    this.terms = terms;
  }

  void activate(TaskDetails task, SignedDocument<Mandate> mandate, Basis basis, Instant now)
      throws LiException {
    Terms begun = terms.of(task, mandate, now, 0, basis);
    kept.put(begun, spent.spend(mandate));
    mandates.release(mandate);
    tables.tasks().activate(task.xid(), begun);
  }

  /** Replaces what a task orders. What only narrows is in force even if that cannot be made durable. */
  void modify(
      ActiveTask live,
      TaskDetails task,
      SignedDocument<Mandate> mandate,
      Basis basis,
      boolean narrows,
      Instant now)
      throws LiException {
    Terms before = live.terms().orElseThrow(() -> new IllegalStateException("the task has ended"));
    List<Change> changes = new ArrayList<>();
    if (!before.mandate().digest().equals(mandate.digest())) {
      changes.addAll(spent.spend(mandate));
      changes.addAll(spent.end(before.mandate()));
    }
    Terms after = terms.of(task, mandate, now, before.modifications() + 1, basis);
    if (narrows) {
      tables.tasks().modify(live, any -> after);
    }
    kept.put(after, changes);
    mandates.release(mandate);
    if (!narrows) {
      tables.tasks().modify(live, any -> after);
    }
  }

  /** Ends a task at once, and then for good. */
  void end(ActiveTask live) throws EvidenceException {
    Optional<Terms> last = tables.tasks().end(live);
    if (last.isPresent()) {
      kept.remove(live.xid(), spent.end(last.get().mandate()));
    }
  }

  /** Ends tasks at once, and then for good, some thousand records at a time. */
  void end(Collection<ActiveTask> all) throws EvidenceException {
    List<Change> changes = new ArrayList<>();
    for (ActiveTask live : all) {
      tables.tasks().end(live).ifPresent(last -> {
        changes.add(KeptState.gone(live.xid()));
        changes.addAll(spent.end(last.mandate()));
      });
    }
    commit(changes);
  }

  /** Ends tasks whose mandates may still be used, at once and then for good. */
  void purge(Collection<ActiveTask> all) throws EvidenceException {
    List<Change> changes = new ArrayList<>();
    for (ActiveTask live : all) {
      tables.tasks().end(live).ifPresent(last -> {
        changes.add(KeptState.gone(live.xid()));
        mandates.takeBack(last.mandate());
        changes.add(
            KeptState.waits(last.mandate().digest(), last.mandate().envelope().encode()));
      });
    }
    commit(changes);
  }

  private void commit(List<Change> changes) throws EvidenceException {
    for (int from = 0; from < changes.size(); from += AT_ONCE) {
      kept.commit(changes.subList(from, Math.min(from + AT_ONCE, changes.size())));
    }
  }

  /** Takes a task over that was in force before a restart. */
  void resume(SignedDocument<Mandate> mandate, StateRecords.Task task) {
    tables
        .tasks()
        .activate(
            task.details().xid(),
            terms.of(
                task.details(), mandate, task.changedAt(), task.modifications(), task.basis()));
  }

  void put(DestinationDetails details, Basis basis) throws EvidenceException {
    kept.put(details, basis.intent());
    open(details);
    refresh(details.did());
  }

  /** Opens the way to a destination; to one that the policy no longer names nothing goes, and product waits. */
  void open(DestinationDetails details) {
    IpAddressAndPort address = (IpAddressAndPort) details.deliveryAddress();
    Optional<Mdf> mdf = policy.now().components().mdfAt(address.socketAddress());
    tables
        .destinations()
        .put(
            details,
            new ProductDelivery.Endpoint(
                details.did(),
                details.deliveryType(),
                address.socketAddress(),
                mdf.map(one -> Set.copyOf(one.spkiPins())).orElse(Set.of()),
                mdf.map(one -> profiles.get(one.name())).orElse(DestinationProfile.THREE_GPP)));
  }

  void removeDestinations(Collection<Did> dids) throws EvidenceException {
    kept.commit(dids.stream().map(KeptState::gone).toList());
    dids.forEach(tables.destinations()::remove);
  }

  void put(GenericObject object, Basis basis) throws EvidenceException {
    kept.put(object, basis.intent());
    tables.objects().put(object);
    refreshNaming(object.objectId());
  }

  void deleteObjects(Collection<GenericObjectId> ids) throws EvidenceException {
    kept.commit(ids.stream().map(KeptState::gone).toList());
    ids.forEach(tables.objects()::remove);
  }

  /** Nothing is intercepted any more, from now on, for tasks whose mandate does not stand, or is over sooner than it was. */
  void suspendFallen() {
    for (ActiveTask live : tables.tasks().all()) {
      live.terms()
          .filter(
              t -> !mandates.stands(t.mandate()) || !mandates.end(t.mandate()).equals(t.end()))
          .ifPresent(any -> tables.tasks().modify(live, this::again));
    }
  }

  /** Opens the ways to all destinations anew: the policy may have other keys for them. */
  void openAll() {
    tables.destinations().all().forEach(this::open);
  }

  /**
   * Has a task rest on the same mandate with more signatures, durably and then in force. Whoever calls has taken the task,
   * and recorded it.
   */
  void ratify(ActiveTask live, Terms before, SignedDocument<Mandate> ratified)
      throws EvidenceException {
    Terms after = terms.of(
        before.details(), ratified, before.changedAt(), before.modifications(), before.basis());
    kept.put(after, List.of());
    mandates.release(ratified);
    tables.tasks().modify(live, any -> after);
  }

  /** Works out anew what a task delivers. */
  void refresh(ActiveTask live) {
    tables.tasks().modify(live, this::again);
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
    return terms.of(t.details(), t.mandate(), t.changedAt(), t.modifications(), t.basis());
  }
}
