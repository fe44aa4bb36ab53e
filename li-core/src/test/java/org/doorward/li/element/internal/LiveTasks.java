package org.doorward.li.element.internal;

import static org.doorward.li.authority.internal.Operator.ADMF;
import static org.doorward.li.authority.internal.Operator.DID;
import static org.doorward.li.authority.internal.Operator.ELEMENT;
import static org.doorward.li.authority.internal.Operator.NOW;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.doorward.li.authority.Mandate;
import org.doorward.li.authority.internal.Operator;
import org.doorward.li.authority.internal.PolicyInForce;
import org.doorward.li.authority.internal.Revocations;
import org.doorward.li.authority.internal.SignedDocument;
import org.doorward.li.authority.internal.SpentMandates;
import org.doorward.li.authority.internal.VerifiedMandates;
import org.doorward.li.identifier.DeliveryType;
import org.doorward.li.identifier.Octets;
import org.doorward.li.identifier.Xid;
import org.doorward.li.target.TargetIdentifier;
import org.doorward.li.x1.ListOfDids;
import org.doorward.li.x1.TaskDetails;

/** The table of live tasks without the rules that guard it: tests of what follows it begin and end tasks themselves. */
public final class LiveTasks {
  private static final SignedDocument<Mandate> MANDATE = mandate();

  private final ActiveTasks tasks;

  /** An empty table that {@code watcher} follows. */
  public LiveTasks(ActiveTasks.Watcher watcher) {
    this.tasks = new ActiveTasks(watcher);
  }

  /** The table itself. */
  public ActiveTasks tasks() {
    return tasks;
  }

  /** A mandate that is signed as it has to be; what it permits does not matter here. */
  private static SignedDocument<Mandate> mandate() {
    Operator operator = new Operator();
    VerifiedMandates mandates = new VerifiedMandates(
        new PolicyInForce(operator.accepted(operator.policy())),
        ELEMENT,
        Operator.verifier(),
        new SpentMandates(),
        new Revocations(),
        () -> NOW,
        1);
    mandates.submit(operator.signed(Operator.mandate(), "anna", "ben"));
    return mandates.find(Operator.XID).get(0);
  }

  private static Terms terms(Xid xid, Set<TargetIdentifier> targets) {
    return new Terms(
        TaskDetails.of(xid, List.copyOf(targets), DeliveryType.X2_AND_X3, ListOfDids.of(DID)),
        MANDATE,
        ADMF,
        MANDATE.content().validity().notAfter(),
        NOW,
        0,
        new Basis(OptionalLong.empty(), Octets.EMPTY),
        List.of(DID),
        List.of(DID),
        Alternatives.NONE,
        targets,
        Optional.empty());
  }

  /** Begins a task. */
  public ActiveTask activate(Set<TargetIdentifier> targets) {
    Xid xid = Xid.random();
    return tasks.activate(xid, terms(xid, targets));
  }

  /** Changes a task's targets. */
  public void modify(ActiveTask task, Set<TargetIdentifier> targets) {
    tasks.modify(task, before -> terms(task.xid(), targets));
  }

  /** Ends a task. */
  public void end(ActiveTask task) {
    tasks.end(task);
  }
}
