package org.doorward.li.element.internal;

import java.util.Optional;
import org.doorward.li.element.ElementFaults;
import org.doorward.li.element.FaultName;
import org.doorward.li.x1.X1ErrorCode;

/**
 * Takes what the embedding software says about the element as a whole.
 *
 * @param reporting tells the ADMFs
 */
record ElementSignals(Reporting reporting) implements ElementFaults {
  private static final String PREFIX = "software:";
  private static final String WARNING_PREFIX = "software-warning:";

  @Override
  public void began(FaultName fault) {
    reporting.begin(
        Optional.empty(), Issue.fault(Subject.element(), PREFIX + fault.value(), fault.value()));
  }

  @Override
  public void ended(FaultName fault) {
    reporting.end(Subject.element(), PREFIX + fault.value());
  }

  @Override
  public void warn(FaultName about) {
    reporting.happened(
        Optional.empty(),
        Issue.of(
            Subject.element(),
            WARNING_PREFIX + about.value(),
            Issue.Type.WARNING,
            X1ErrorCode.GENERIC_WARNING,
            about.value()));
  }
}
