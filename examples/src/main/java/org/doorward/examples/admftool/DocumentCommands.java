package org.doorward.examples.admftool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.doorward.li.fault.DecodeException;
import org.doorward.li.fault.Fault;
import org.doorward.li.fault.LiException;
import org.doorward.li.netty.admf.ActionResult;
import org.doorward.li.netty.admf.ElementState;
import org.doorward.li.netty.admf.Exchange;
import org.doorward.li.netty.admf.QueryResult;
import org.doorward.li.netty.admf.Reconciliation;
import org.doorward.li.x1.ActivateTask;
import org.doorward.li.x1.CreateDestination;
import org.doorward.li.x1.CreateObject;
import org.doorward.li.x1.DestinationDetails;
import org.doorward.li.x1.GenericObject;
import org.doorward.li.x1.ModifyDestination;
import org.doorward.li.x1.ModifyObject;
import org.doorward.li.x1.ModifyTask;
import org.doorward.li.x1.TaskDetails;
import org.doorward.li.x1.X1Message;
import org.doorward.li.x1.X1Request;
import org.doorward.li.x1.xml.X1Codec;
import org.doorward.li.x1.xml.X1Limits;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * What is said in X1 documents: tasks, destinations and objects with all that the schema lets one say. Of their
 * headers nothing is used; each request is sent with its own.
 */
@Command(
    description = "Send or compare what stands in X1 request documents.",
    mixinStandardHelpOptions = true)
record DocumentCommands(AdmfTool tool) {
  private static final X1Limits LIMITS = new X1Limits(1 << 26, 1 << 16, 1 << 22, 32, 32, 1 << 16);

  @Command(
      description = "Send the requests of a document that activate, create or modify, in turn;"
          + " ends at the first that is not acknowledged.",
      mixinStandardHelpOptions = true)
  int send(@Parameters(paramLabel = "XML") Path document) throws LiException, IOException {
    List<Exchange<ActionResult>> exchanges = new ArrayList<>();
    for (X1Request request : requests(document)) {
      exchanges.add(exchange(request));
    }
    return tool.run((element, printer) -> {
      int code = ExitCode.DONE;
      for (Exchange<ActionResult> exchange : exchanges) {
        int one = printer.print(element.send(exchange));
        code = one == ExitCode.DONE ? code : one;
        if (one != ExitCode.DONE && one != ExitCode.ACCEPTED) {
          return code;
        }
      }
      return code;
    });
  }

  @Command(
      description = "Compare the element with what documents say that it should hold.",
      mixinStandardHelpOptions = true)
  int compare(@Parameters(paramLabel = "XML", arity = "1..*") List<Path> documents)
      throws LiException, IOException {
    ElementState desired = desired(documents);
    return tool.run((element, printer) -> {
      var found = element.compare(desired);
      int code = printer.print(found, Views::differences);
      return found.answer().filter(all -> !all.isEmpty()).isPresent() ? ExitCode.DIFFERENT : code;
    });
  }

  @Command(
      description = "Make the element hold what documents say, and nothing else.",
      mixinStandardHelpOptions = true)
  int reconcile(@Parameters(paramLabel = "XML", arity = "1..*") List<Path> documents)
      throws LiException, IOException {
    ElementState desired = desired(documents);
    return tool.run((element, printer) -> {
      QueryResult<Reconciliation> result = element.reconcile(desired);
      int code = printer.print(result, Views::reconciliation);
      return result.answer().filter(done -> !done.complete()).isPresent()
          ? ExitCode.DIFFERENT
          : code;
    });
  }

  private static List<X1Request> requests(Path document) throws LiException, IOException {
    List<X1Request> requests = new ArrayList<>();
    byte[] octets = Files.readAllBytes(document);
    for (X1Message message : new X1Codec(LIMITS).readRequests(ByteBuffer.wrap(octets))) {
      if (message instanceof X1Message.Unreadable unreadable) {
        throw new DecodeException(Fault.SCHEMA, unreadable.description());
      }
      requests.add(((X1Message.Request) message).request());
    }
    return requests;
  }

  private static Exchange<ActionResult> exchange(X1Request request) throws DecodeException {
    if (request instanceof ActivateTask activate) {
      return Exchange.activate(activate.taskDetails());
    }
    if (request instanceof ModifyTask modify) {
      return Exchange.modify(modify.taskDetails());
    }
    if (request instanceof CreateDestination create) {
      return Exchange.create(create.destinationDetails());
    }
    if (request instanceof ModifyDestination modify) {
      return Exchange.modify(modify.destinationDetails());
    }
    if (request instanceof CreateObject create) {
      return Exchange.create(create.object());
    }
    if (request instanceof ModifyObject modify) {
      return Exchange.modify(modify.object());
    }
    throw new DecodeException(
        Fault.SCHEMA, request.type().wireName() + " has a command of its own");
  }

  private static ElementState desired(List<Path> documents) throws LiException, IOException {
    List<TaskDetails> tasks = new ArrayList<>();
    List<DestinationDetails> destinations = new ArrayList<>();
    List<GenericObject> objects = new ArrayList<>();
    for (Path document : documents) {
      for (X1Request request : requests(document)) {
        if (request instanceof ActivateTask activate) {
          tasks.add(activate.taskDetails());
        } else if (request instanceof CreateDestination create) {
          destinations.add(create.destinationDetails());
        } else if (request instanceof CreateObject create) {
          objects.add(create.object());
        } else {
          throw new DecodeException(
              Fault.SCHEMA,
              "a wanted state is made of ActivateTask, CreateDestination, CreateObject");
        }
      }
    }
    return new ElementState(tasks, destinations, objects);
  }
}
