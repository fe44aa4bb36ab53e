package org.doorward.li.netty.admf;

import java.util.function.Consumer;
import org.doorward.li.identifier.NeIdentifier;
import org.doorward.li.x1.ReportDestinationIssue;
import org.doorward.li.x1.ReportNeIssue;
import org.doorward.li.x1.ReportTaskIssue;
import org.doorward.li.x1.X1Request;

/** Hands on each report, of whichever type. */
record EachReport(Consumer<X1Request> to) implements ReportListener {
  @Override
  public void taskIssue(NeIdentifier element, ReportTaskIssue report) {
    to.accept(report);
  }

  @Override
  public void destinationIssue(NeIdentifier element, ReportDestinationIssue report) {
    to.accept(report);
  }

  @Override
  public void neIssue(NeIdentifier element, ReportNeIssue report) {
    to.accept(report);
  }
}
