package org.doorward.examples.admftool;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.doorward.li.fault.LiException;
import org.doorward.li.identifier.DeliveryType;
import org.doorward.li.identifier.Did;
import org.doorward.li.x1.DeliveryAddress;
import org.doorward.li.x1.DestinationDetails;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The requests about destinations. */
@Command(
    description = "Create, modify, remove and ask about destinations.",
    mixinStandardHelpOptions = true)
record DestinationCommands(AdmfTool tool) {
  /** A destination as options say it. */
  static final class Destination {
    @Parameters(paramLabel = "DID", description = "Names the destination.")
    private @Nullable Did did;

    @Option(names = "--delivery", required = true, description = "X2Only, X3Only or X2andX3.")
    private @Nullable DeliveryType delivery;

    @Option(
        names = "--to",
        required = true,
        paramLabel = "ADDRESS",
        description = "IP:PORT, udp:IP:PORT, uri=…, e164Number=… or emailAddress=….")
    private @Nullable DeliveryAddress address;

    @Option(names = "--name", description = "Names it to people.")
    private @Nullable String name;

    DestinationDetails details() {
      if (did == null || delivery == null || address == null) {
        throw new IllegalStateException("a required option is missing");
      }
      return new DestinationDetails(did, Optional.ofNullable(name), delivery, address, List.of());
    }
  }

  @Command(description = "Set up a destination.", mixinStandardHelpOptions = true)
  int create(@Mixin Destination destination) throws LiException, IOException {
    return tool.run((element, printer) -> printer.print(element.create(destination.details())));
  }

  @Command(description = "Replace a destination.", mixinStandardHelpOptions = true)
  int modify(@Mixin Destination destination) throws LiException, IOException {
    return tool.run((element, printer) -> printer.print(element.modify(destination.details())));
  }

  @Command(
      description = "See to it that a destination is there and as said.",
      mixinStandardHelpOptions = true)
  int ensure(@Mixin Destination destination) throws LiException, IOException {
    return tool.run(
        (element, printer) -> printer.print(element.ensureThere(destination.details())));
  }

  @Command(description = "Remove a destination.", mixinStandardHelpOptions = true)
  int remove(@Parameters(paramLabel = "DID") Did did) throws LiException, IOException {
    return tool.run((element, printer) -> printer.print(element.remove(did)));
  }

  @Command(
      name = "remove-all",
      description = "Remove all destinations.",
      mixinStandardHelpOptions = true)
  int removeAll() throws LiException, IOException {
    return tool.run((element, printer) -> printer.print(element.removeAllDestinations()));
  }

  @Command(description = "Ask how a destination stands.", mixinStandardHelpOptions = true)
  int show(@Parameters(paramLabel = "DID") Did did) throws LiException, IOException {
    return tool.run(
        (element, printer) -> printer.print(element.destinationDetails(did), Views::destination));
  }

  @Command(description = "Ask how all destinations stand.", mixinStandardHelpOptions = true)
  int list() throws LiException, IOException {
    return tool.run(
        (element, printer) -> printer.print(element.allDestinationDetails(), Views::destinations));
  }
}
