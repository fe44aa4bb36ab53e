package org.doorward.examples.admftool;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.doorward.li.crypto.key.KeyVault;
import org.doorward.li.fault.LiException;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.NeIdentifier;
import org.doorward.li.identifier.Xid;
import org.doorward.li.netty.admf.Admf;
import org.doorward.li.netty.admf.ReportListener;
import org.doorward.li.x1.ReportDestinationIssue;
import org.doorward.li.x1.ReportNeIssue;
import org.doorward.li.x1.ReportTaskIssue;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Stays, sends keepalives, and prints what the element reports, one line each. */
@Command(
    description = "Send keepalives and print what the element reports, until it is ended.",
    mixinStandardHelpOptions = true)
final class ReportsCommand implements Callable<Integer> {
  private final AdmfTool tool;

  @Option(
      names = "--listen",
      required = true,
      paramLabel = "IP:PORT",
      description = "Where the element reports to.")
  private @Nullable InetSocketAddress listen;

  @Option(names = "--task", paramLabel = "XID", description = "Ordered earlier; may be repeated.")
  private List<Xid> tasks = List.of();

  @Option(names = "--did", paramLabel = "DID", description = "Ordered earlier; may be repeated.")
  private List<Did> dids = List.of();

  ReportsCommand(AdmfTool tool) {
    this.tool = tool;
  }

  @Override
  public Integer call() throws LiException, IOException, InterruptedException {
    if (listen == null) {
      throw new IllegalStateException("a required option is missing");
    }
    Printer printer = tool.printer();
    try (KeyVault vault = tool.vault();
        Admf admf = tool.builder(vault).reports(listen, new Printed(printer)).start()) {
      NeIdentifier element = tool.elementOf(admf).identifier();
      admf.ordered(element, tasks, dids);
      printer.line(Views.listening(admf.reportAddress().orElse(listen)));
      new CountDownLatch(1).await();
      return ExitCode.DONE;
    }
  }

  /** Prints each report before it is acknowledged. */
  private record Printed(Printer printer) implements ReportListener {
    @Override
    public void taskIssue(NeIdentifier element, ReportTaskIssue report) {
      printer.line(Views.report(element, report));
    }

    @Override
    public void destinationIssue(NeIdentifier element, ReportDestinationIssue report) {
      printer.line(Views.report(element, report));
    }

    @Override
    public void neIssue(NeIdentifier element, ReportNeIssue report) {
      printer.line(Views.report(element, report));
    }
  }
}
