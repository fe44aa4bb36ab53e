package org.doorward.li.policy.internal;

import static java.util.stream.Collectors.joining;

import java.util.Collection;
import org.doorward.li.authority.Mandate;
import org.doorward.li.authority.internal.SignedDocument;
import org.doorward.li.identifier.AdmfIdentifier;
import org.doorward.li.x1.TaskDetails;

/**
 * A task that an element runs. Immutable.
 *
 * @param details what was asked for last
 * @param mandate what permits it
 */
public record LiveTask(TaskDetails details, SignedDocument<Mandate> mandate) {
  /** Whether it runs for that ADMF: nobody else reads or changes it. */
  boolean belongsTo(AdmfIdentifier admf) {
    return mandate.content().admf().equals(admf);
  }

  /** The tasks of {@code using} that one ADMF may hear of, by their XIDs; if there are none, what they use. */
  static String name(Collection<LiveTask> using, AdmfIdentifier to, Object used) {
    String own = using.stream()
        .filter(task -> task.belongsTo(to))
        .map(task -> task.details().xid().toString())
        .sorted()
        .collect(joining(","));
    return own.isEmpty() ? used.toString() : own;
  }
}
