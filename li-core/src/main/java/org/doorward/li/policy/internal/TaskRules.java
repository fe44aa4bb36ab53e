package org.doorward.li.policy.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.doorward.li.authority.ComponentName;
import org.doorward.li.authority.Components;
import org.doorward.li.authority.Mandate;
import org.doorward.li.authority.Scope;
import org.doorward.li.authority.internal.PolicyInForce;
import org.doorward.li.authority.internal.SignedDocument;
import org.doorward.li.authority.internal.SpentMandates;
import org.doorward.li.authority.internal.VerifiedMandates;
import org.doorward.li.evidence.Reason;
import org.doorward.li.identifier.AdmfIdentifier;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.Xid;
import org.doorward.li.policy.Decision;
import org.doorward.li.policy.internal.Ruling.Direction;
import org.doorward.li.x1.TaskDetails;
import org.doorward.li.x1.X1ErrorCode;

/** The rules for tasks: a task is the same as its mandate or narrower in every dimension, or refused whole. */
final class TaskRules {
  private final PolicyInForce policy;
  private final VerifiedMandates mandates;
  private final SpentMandates spent;
  private final TaskFeatures features;

  TaskRules(
      PolicyInForce policy,
      VerifiedMandates mandates,
      SpentMandates spent,
      ElementCapabilities capabilities) {
    this.policy = policy;
    this.mandates = mandates;
    this.spent = spent;
    this.features = new TaskFeatures(capabilities);
  }

  Ruling activate(TaskDetails asked, AdmfIdentifier admf, ElementView element, Instant now) {
    if (element.task(asked.xid()).isPresent()) {
      return Ruling.deny(
          Reason.EXISTS, X1ErrorCode.XID_ALREADY_EXISTS, asked.xid().toString());
    }
    X1ErrorCode generic = X1ErrorCode.GENERIC_ACTIVATE_TASK_FAILURE;
    return features
        .refusal(asked, element, generic)
        .orElseGet(() -> underAMandate(asked, admf, element, now));
  }

  private Ruling underAMandate(
      TaskDetails asked, AdmfIdentifier admf, ElementView element, Instant now) {
    X1ErrorCode generic = X1ErrorCode.GENERIC_ACTIVATE_TASK_FAILURE;
    Ruling ruling = Ruling.deny(Reason.MANDATE_MISSING, generic, asked.xid().toString());
    for (SignedDocument<Mandate> mandate : mandates.find(asked.xid())) {
      ruling = under(mandate, asked, admf, element, generic, now);
      if (ruling.decision().permits()) {
        return ruling;
      }
    }
    return ruling;
  }

  /** Whether a mandate that is not in effect may come into effect for this task. */
  private Ruling under(
      SignedDocument<Mandate> mandate,
      TaskDetails asked,
      AdmfIdentifier admf,
      ElementView element,
      X1ErrorCode generic,
      Instant now) {
    Instant latestFirstUse =
        mandate.content().validity().issuedAt().plus(policy.now().limits().maxMandateAge());
    Reason reason = switch (spent.use(mandate)) {
      case FRESH -> now.isAfter(latestFirstUse) ? Reason.MANDATE_STALE : Reason.NONE;
      case RUNNING -> Reason.NONE;
      case ENDED, OTHER -> Reason.MANDATE_SPENT;
    };
    Ruling ruling = reason == Reason.NONE
        ? within(mandate, asked, admf, element, generic, now)
        : Ruling.deny(reason, generic, asked.xid().toString());
    return ruling.about(mandate);
  }

  /** Whether the mandate permits this task to this ADMF now. */
  private Ruling within(
      SignedDocument<Mandate> mandate,
      TaskDetails asked,
      AdmfIdentifier admf,
      ElementView element,
      X1ErrorCode generic,
      Instant now) {
    String xid = asked.xid().toString();
    if (!mandates.stands(mandate)) {
      return Ruling.deny(Reason.MANDATE_REVOKED, generic, xid);
    }
    if (!mandates.mayBegin(mandate)) {
      return Ruling.deny(Reason.MANDATE_POLICY, generic, xid);
    }
    if (!element.timeTrusted()) {
      return Ruling.deny(Reason.CLOCK_UNTRUSTED, generic, xid);
    }
    Mandate content = mandate.content();
    if (!content.admf().equals(admf)) {
      return Ruling.deny(Reason.MANDATE_AUDIENCE, generic, xid);
    }
    if (!content.validity().begun(now)) {
      return Ruling.deny(Reason.MANDATE_NOT_YET_VALID, generic, xid);
    }
    if (!now.isBefore(mandates.end(mandate))) {
      return Ruling.deny(Reason.MANDATE_EXPIRED, generic, xid);
    }
    Optional<Scope> scope = scope(asked, element);
    if (scope.isEmpty()) {
      return Ruling.deny(Reason.DESTINATION_NOT_PINNED, generic, xid);
    }
    Set<Scope.Dimension> exceeded = content.scope().exceededBy(scope.get());
    if (exceeded.isEmpty()) {
      return Ruling.permit(Direction.ACCESS, mandate);
    }
    boolean namesAService = exceeded.equals(Set.of(Scope.Dimension.SERVICES))
        && !asked.serviceTypes().isEmpty();
    X1ErrorCode code = namesAService ? X1ErrorCode.UNSUPPORTED_SERVICE_TYPE : generic;
    return new Ruling(
        new Decision.Deny(Reason.MANDATE_SCOPE, code, xid),
        Direction.ACCESS,
        Optional.of(mandate),
        exceeded);
  }

  /** Whether an ADMF may read a task: no other than its own. */
  Ruling read(LiveTask task, AdmfIdentifier admf) {
    return task.belongsTo(admf)
        ? Ruling.permit(Direction.ACCESS, task.mandate())
        : unknown(task.details().xid(), Reason.NOT_THE_OWNER).about(task.mandate());
  }

  /** What an ADMF is told of a task that is not there for it. */
  static Ruling unknown(Xid xid, Reason reason) {
    return Ruling.deny(reason, X1ErrorCode.XID_DOES_NOT_EXIST, xid.toString());
  }

  Ruling modify(
      TaskDetails asked,
      AdmfIdentifier admf,
      ElementView element,
      Instant now,
      boolean policyExpired) {
    Optional<LiveTask> running = element.task(asked.xid());
    if (running.isEmpty()) {
      return unknown(asked.xid(), Reason.NOT_FOUND);
    }
    LiveTask task = running.get();
    if (!task.belongsTo(admf)) {
      return unknown(asked.xid(), Reason.NOT_THE_OWNER).about(task.mandate());
    }
    X1ErrorCode generic = X1ErrorCode.GENERIC_MODIFY_TASK_FAILURE;
    Optional<Ruling> refusal = features.refusal(asked, element, generic);
    if (refusal.isPresent()) {
      return refusal.get().about(task.mandate());
    }
    if (narrows(task.details(), asked, element)) {
      return Ruling.permit(Direction.STOP, task.mandate());
    }
    if (policyExpired) {
      return Ruling.deny(Reason.POLICY_EXPIRED, generic, "").about(task.mandate());
    }
    Ruling own = within(task.mandate(), asked, admf, element, generic, now).about(task.mandate());
    return own.decision().permits()
        ? own
        : mandates.find(asked.xid()).stream()
            .filter(other -> !other.digest().equals(task.mandate().digest()))
            .map(other -> under(other, asked, admf, element, generic, now))
            .filter(ruling -> ruling.decision().permits())
            .findFirst()
            .orElse(own);
  }

  /** Whether the change stops something and starts nothing: one authenticated ADMF suffices then, always. */
  private boolean narrows(TaskDetails before, TaskDetails asked, ElementView element) {
    Optional<Scope> from = scope(before, element);
    Optional<Scope> to = scope(asked, element);
    return from.isPresent() && to.isPresent() && from.get().exceededBy(to.get()).isEmpty();
  }

  /**
   * What a task asks for, as a mandate would say it, sets expanded; nothing if a destination leads to no MDF of
   * the policy.
   */
  private Optional<Scope> scope(TaskDetails task, ElementView element) {
    Components components = policy.now().components();
    List<Scope.Destination> destinations = new ArrayList<>();
    for (Did did : References.destinations(task, element::object)) {
      Optional<ComponentName> mdf =
          element.destination(did).flatMap(d -> DestinationRules.mdfBehind(components, d));
      if (mdf.isEmpty()) {
        return Optional.empty();
      }
      destinations.add(new Scope.Destination(did, mdf.get()));
    }
    return Optional.of(new Scope(
        task.targetIdentifiers().stream().distinct().toList(),
        task.deliveryType(),
        task.serviceTypes().stream().distinct().toList(),
        destinations,
        task.productId(),
        task.correlationId()));
  }
}
