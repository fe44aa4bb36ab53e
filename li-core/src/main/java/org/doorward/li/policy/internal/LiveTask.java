package org.doorward.li.policy.internal;

import org.doorward.li.authority.Mandate;
import org.doorward.li.authority.internal.SignedDocument;
import org.doorward.li.x1.TaskDetails;

/**
 * A task that an element runs. Immutable.
 *
 * @param details what was asked for last
 * @param mandate what permits it
 */
public record LiveTask(TaskDetails details, SignedDocument<Mandate> mandate) {}
