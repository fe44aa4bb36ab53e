package org.doorward.examples.admftool;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.doorward.li.fault.LiException;
import org.doorward.li.identifier.CorrelationId;
import org.doorward.li.identifier.DeliveryType;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.GenericObjectId;
import org.doorward.li.identifier.ServiceType;
import org.doorward.li.identifier.Xid;
import org.doorward.li.target.TargetIdentifier;
import org.doorward.li.x1.ListOfDids;
import org.doorward.li.x1.TaskDetails;
import org.doorward.li.x1.TaskDetailsBuilder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The requests about tasks. */
@Command(
    description = "Activate, modify, deactivate and ask about tasks.",
    mixinStandardHelpOptions = true)
record TaskCommands(AdmfTool tool) {
  /** A task as options say it; what they cannot say goes in a document. */
  static final class Task {
    @Parameters(paramLabel = "XID", description = "Names the task.")
    private @Nullable Xid xid;

    @Option(
        names = "--target",
        required = true,
        paramLabel = "ARM=VALUE",
        description = "Whom to intercept, by an arm of the schema; any of several.")
    private List<TargetIdentifier> targets = List.of();

    @Option(names = "--delivery", required = true, description = "X2Only, X3Only or X2andX3.")
    private @Nullable DeliveryType delivery;

    @Option(names = "--did", paramLabel = "DID", description = "Where to; may be repeated.")
    private List<Did> dids = List.of();

    @Option(names = "--dsid", paramLabel = "ID", description = "A set of destinations.")
    private List<GenericObjectId> dsids = List.of();

    @Option(names = "--service", description = "Only this service; may be repeated.")
    private List<ServiceType> services = List.of();

    @Option(names = "--product", paramLabel = "XID", description = "Stands in the product.")
    private @Nullable Xid product;

    @Option(names = "--correlation", description = "For a triggered point of interception.")
    private @Nullable CorrelationId correlation;

    @Option(names = "--implicit-deactivation", description = "The task may end by itself.")
    private @Nullable Boolean implicit;

    TaskDetails details() {
      if (xid == null || delivery == null) {
        throw new IllegalStateException("a required option is missing");
      }
      TaskDetailsBuilder task = TaskDetails.builder(
              xid, targets, delivery, new ListOfDids(dids, dsids))
          .serviceTypes(services);
      Optional.ofNullable(product).ifPresent(task::productId);
      Optional.ofNullable(correlation).ifPresent(task::correlationId);
      Optional.ofNullable(implicit).ifPresent(task::implicitDeactivationAllowed);
      return task.build();
    }
  }

  @Command(description = "Start an interception.", mixinStandardHelpOptions = true)
  int activate(@Mixin Task task) throws LiException, IOException {
    return tool.run((element, printer) -> printer.print(element.activate(task.details())));
  }

  @Command(description = "Replace a task by the whole of another.", mixinStandardHelpOptions = true)
  int modify(@Mixin Task task) throws LiException, IOException {
    return tool.run((element, printer) -> printer.print(element.modify(task.details())));
  }

  @Command(
      description = "See to it that a task is there and as said, whatever is there now.",
      mixinStandardHelpOptions = true)
  int ensure(@Mixin Task task) throws LiException, IOException {
    return tool.run((element, printer) -> printer.print(element.ensureActive(task.details())));
  }

  @Command(description = "Stop an interception.", mixinStandardHelpOptions = true)
  int deactivate(@Parameters(paramLabel = "XID") Xid xid) throws LiException, IOException {
    return tool.run((element, printer) -> printer.print(element.deactivate(xid)));
  }

  @Command(
      name = "ensure-gone",
      description = "See to it that a task is not there.",
      mixinStandardHelpOptions = true)
  int ensureGone(@Parameters(paramLabel = "XID") Xid xid) throws LiException, IOException {
    return tool.run((element, printer) -> printer.print(element.ensureGone(xid)));
  }

  @Command(
      name = "deactivate-all",
      description = "Stop all interceptions.",
      mixinStandardHelpOptions = true)
  int deactivateAll() throws LiException, IOException {
    return tool.run((element, printer) -> printer.print(element.deactivateAllTasks()));
  }

  @Command(description = "Ask how a task stands.", mixinStandardHelpOptions = true)
  int show(@Parameters(paramLabel = "XID") Xid xid) throws LiException, IOException {
    return tool.run((element, printer) -> printer.print(element.taskDetails(xid), Views::task));
  }

  @Command(description = "Ask how all tasks stand.", mixinStandardHelpOptions = true)
  int list() throws LiException, IOException {
    return tool.run((element, printer) -> printer.print(element.allTaskDetails(), Views::tasks));
  }
}
