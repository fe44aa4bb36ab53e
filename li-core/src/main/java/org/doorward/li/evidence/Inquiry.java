package org.doorward.li.evidence;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.doorward.li.fault.EvidenceException;

/** Asks the entries of a range, one after the other, what they say to a question. Not thread-safe. */
final class Inquiry {
  private static final Set<Operation> VENDORS = EnumSet.of(
      Operation.VENDOR_SESSION_OPENED,
      Operation.VENDOR_SESSION_ENDED,
      Operation.VENDOR_HEALTH,
      Operation.VENDOR_VERSION,
      Operation.VENDOR_BUILD_DIGESTS,
      Operation.VENDOR_COUNTERS);

  private static final Set<Operation> READING = EnumSet.of(
      Operation.GET_TASK_DETAILS,
      Operation.GET_DESTINATION_DETAILS,
      Operation.GET_NE_STATUS,
      Operation.GET_ALL_DETAILS,
      Operation.GET_ALL_TASK_DETAILS,
      Operation.GET_ALL_DESTINATION_DETAILS,
      Operation.GET_ALL_GENERIC_OBJECT_DETAILS,
      Operation.LIST_ALL_DETAILS,
      Operation.GET_OBJECT,
      Operation.LIST_OBJECTS_OF_TYPE,
      Operation.STATE_EXPORT,
      Operation.VENDOR_HEALTH,
      Operation.VENDOR_VERSION,
      Operation.VENDOR_BUILD_DIGESTS,
      Operation.VENDOR_COUNTERS);

  /** What reaches every task without naming one. */
  private static final Set<Operation> ON_ALL_TASKS = EnumSet.of(
      Operation.DEACTIVATE_ALL_TASKS,
      Operation.GET_ALL_DETAILS,
      Operation.GET_ALL_TASK_DETAILS,
      Operation.LIST_ALL_DETAILS,
      Operation.STATE_EXPORT,
      Operation.STATE_IMPORT);

  private final Question question;
  private final Map<Finding, Long> counts = new EnumMap<>(Finding.class);
  private final List<Long> about = new ArrayList<>();

  Inquiry(Question question) {
    this.question = question;
    findings(question.kind()).forEach(finding -> counts.put(finding, 0L));
  }

  /** What a question counts, whether or not there is any. */
  static Set<Finding> findings(Question.Kind kind) {
    return switch (kind) {
      case VENDOR_NEVER -> EnumSet.of(Finding.REFUSED);
      case VENDOR_ENTRIES ->
        EnumSet.of(Finding.ENTERED, Finding.CALLS, Finding.GRANTS, Finding.REFUSED);
      case WARRANT_XID, WARRANT_MANDATE -> EnumSet.of(Finding.ACTS, Finding.REFUSED);
      case READS -> EnumSet.of(Finding.READ, Finding.REFUSED);
    };
  }

  /**
   * Takes the next entry.
   *
   * @throws EvidenceException if what the question supposes is not so, or the answer would be too long
   */
  void take(AuditEntry entry) throws EvidenceException {
    RecordedAct act = entry.act();
    if (!concerns(act)) {
      return;
    }
    if (question.kind() == Question.Kind.VENDOR_NEVER && act.phase() != Phase.REFUSAL) {
      throw new EvidenceException("entry " + entry.number() + " says that a vendor was in");
    }
    if (about.size() == Answer.MAX_ENTRIES) {
      throw new EvidenceException("more entries concern the question than one answer holds");
    }
    about.add(entry.number());
    finding(act).ifPresent(finding -> counts.merge(finding, act.occurrences(), Long::sum));
  }

  private boolean concerns(RecordedAct act) {
    return switch (question.kind()) {
      case VENDOR_NEVER -> isVendors(act);
      case VENDOR_ENTRIES -> isVendors(act) || act.operation() == Operation.GRANT_SUBMITTED;
      case WARRANT_XID -> isOfTask(act);
      case WARRANT_MANDATE -> act.mandateSha256().equals(question.subject());
      case READS -> READING.contains(act.operation());
    };
  }

  private static boolean isVendors(RecordedAct act) {
    return act.actorClass() == ActorClass.VENDOR || VENDORS.contains(act.operation());
  }

  private boolean isOfTask(RecordedAct act) {
    return question
        .xid()
        .filter(xid -> act.xid().filter(xid::equals).isPresent()
            || act.counts().stream().anyMatch(count -> count.xid().equals(xid))
            || act.lost().filter(lost -> lost.wireXid().equals(xid)).isPresent()
            || ON_ALL_TASKS.contains(act.operation()))
        .isPresent();
  }

  /** An outcome concludes what its intent has counted. */
  private Optional<Finding> finding(RecordedAct act) {
    return switch (act.phase()) {
      case REFUSAL -> Optional.of(Finding.REFUSED);
      case OUTCOME -> Optional.empty();
      case INTENT, EVENT -> done(act.operation());
    };
  }

  private Optional<Finding> done(Operation operation) {
    return switch (question.kind()) {
      case VENDOR_NEVER -> Optional.empty();
      case VENDOR_ENTRIES ->
        switch (operation) {
          case VENDOR_SESSION_OPENED -> Optional.of(Finding.ENTERED);
          case VENDOR_SESSION_ENDED -> Optional.empty();
          case GRANT_SUBMITTED -> Optional.of(Finding.GRANTS);
          default -> Optional.of(Finding.CALLS);
        };
      case WARRANT_XID, WARRANT_MANDATE -> Optional.of(Finding.ACTS);
      case READS -> Optional.of(Finding.READ);
    };
  }

  Answer answer() {
    return new Answer(counts, about);
  }
}
