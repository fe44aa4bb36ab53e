package org.doorward.li.element.internal;

import org.doorward.li.evidence.ActorClass;
import org.doorward.li.evidence.Operation;
import org.doorward.li.evidence.Phase;
import org.doorward.li.evidence.Reason;
import org.doorward.li.evidence.internal.EntryDraft;
import org.doorward.li.x1.X1ErrorCode;

/** What the log says of reports that an ADMF has acknowledged. */
final class ReportEntries {
  private ReportEntries() {}

  static EntryDraft told(Issue issue) {
    EntryDraft.Builder draft =
        EntryDraft.of(Phase.EVENT, ActorClass.ELEMENT, operation(issue.subject()));
    if (issue.subject() instanceof Subject.Task task) {
      draft.xid(task.xid());
    } else if (issue.subject() instanceof Subject.Destination destination) {
      draft.did(destination.did());
    }
    return draft
        .reason(Reason.NONE, issue.code().map(X1ErrorCode::code).orElse(0))
        .build();
  }

  private static Operation operation(Subject subject) {
    if (subject instanceof Subject.Task) {
      return Operation.REPORT_TASK_ISSUE;
    }
    return subject instanceof Subject.Destination
        ? Operation.REPORT_DESTINATION_ISSUE
        : Operation.REPORT_NE_ISSUE;
  }
}
