package org.doorward.examples.auditor;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.doorward.li.evidence.VerifiedLog;
import org.doorward.li.fault.EvidenceException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Prints the entries of a log for other programs. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = "Verifies a log, and prints each entry as a line of JSON.")
final class Export implements Callable<Integer> {
  @Mixin
  private final LogOptions log = new LogOptions();

  private Export() {}

  @Override
  public Integer call() throws EvidenceException {
    VerifiedLog verified = log.verified(); // nothing is printed that is not proven
    PrintWriter out = log.printing().out();
    VerifiedLog again = log.verified(entry -> out.println(EntryView.of(entry)));
    out.flush();
    if (!again.equals(verified)) {
      throw new EvidenceException("the log was changed meanwhile");
    }
    return 0;
  }
}
