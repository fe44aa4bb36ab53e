package org.doorward.examples.cli;

import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Gives the help of a tool and of each of its commands the sections of a manual page. */
public final class Manual {
  private Manual() {}

  /**
   * Does so.
   *
   * @param line a tool with all its commands
   * @param exitCodes what each exit code says
   */
  public static void style(CommandLine line, Map<String, String> exitCodes) {
    UsageMessageSpec usage = line.getCommandSpec().usageMessage();
    usage.synopsisHeading("SYNOPSIS%n  ");
    usage.descriptionHeading("%nDESCRIPTION%n  ");
    usage.parameterListHeading("%nARGUMENTS%n");
    usage.optionListHeading("%nOPTIONS%n");
    usage.commandListHeading("%nCOMMANDS%n");
    usage.footerHeading(usage.footer().length == 0 ? "" : "%nEXAMPLE%n");
    usage.exitCodeListHeading("%nEXIT STATUS%n");
    usage.exitCodeList(exitCodes);
    usage.sortOptions(false);
    line.getSubcommands().values().forEach(command -> style(command, exitCodes));
  }
}
