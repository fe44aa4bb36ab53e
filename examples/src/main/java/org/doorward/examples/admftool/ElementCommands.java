package org.doorward.examples.admftool;

import java.io.IOException;
import org.doorward.li.fault.LiException;
import picocli.CommandLine.Command;

/** The requests about the element as a whole. */
@Command(description = "Ping the element and ask how it stands.", mixinStandardHelpOptions = true)
record ElementCommands(AdmfTool tool) {
  @Command(description = "Prove that the way is open.", mixinStandardHelpOptions = true)
  int ping() throws LiException, IOException {
    return tool.run((element, printer) -> printer.print(element.ping()));
  }

  @Command(
      description = "Send one keepalive; the command reports sends them as long as it runs.",
      mixinStandardHelpOptions = true)
  int keepalive() throws LiException, IOException {
    return tool.run((element, printer) -> printer.print(element.keepalive()));
  }

  @Command(description = "Ask how the element stands.", mixinStandardHelpOptions = true)
  int status() throws LiException, IOException {
    return tool.run((element, printer) -> printer.print(element.neStatus(), Views::status));
  }

  @Command(description = "Ask for everything that it holds.", mixinStandardHelpOptions = true)
  int details() throws LiException, IOException {
    return tool.run((element, printer) -> printer.print(element.allDetails(), Views::all));
  }

  @Command(
      description = "Ask for the identifiers of everything that it holds.",
      mixinStandardHelpOptions = true)
  int ids() throws LiException, IOException {
    return tool.run((element, printer) -> printer.print(element.listAllDetails(), Views::ids));
  }
}
