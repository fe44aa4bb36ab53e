package org.doorward.examples.admftool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.doorward.li.identifier.NeIdentifier;
import org.doorward.li.netty.admf.Difference;
import org.doorward.li.netty.admf.Reconciliation;
import org.doorward.li.x1.DestinationResponseDetails;
import org.doorward.li.x1.ErrorInformation;
import org.doorward.li.x1.GenericObjectResponseDetails;
import org.doorward.li.x1.GetAllDetailsResponse;
import org.doorward.li.x1.GetAllGenericObjectDetailsResponse;
import org.doorward.li.x1.ListAllDetailsResponse;
import org.doorward.li.x1.NeStatusDetails;
import org.doorward.li.x1.ReportDestinationIssue;
import org.doorward.li.x1.ReportNeIssue;
import org.doorward.li.x1.ReportTaskIssue;
import org.doorward.li.x1.TaskResponseDetails;
import org.doorward.li.x1.TaskStatus;

/** Answers as trees under the schema's names, from which both JSON and tables are made. Pure. */
final class Views {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private Views() {}

  static <T> ArrayNode list(List<T> values, Function<T, ? extends JsonNode> view) {
    ArrayNode list = NODES.arrayNode();
    values.forEach(value -> list.add(view.apply(value)));
    return list;
  }

  static ArrayNode texts(List<?> values) {
    return list(values, value -> NODES.textNode(value.toString()));
  }

  static ObjectNode object() {
    return NODES.objectNode();
  }

  static void put(ObjectNode to, String name, Optional<?> value) {
    value.ifPresent(present -> to.put(name, present.toString()));
  }

  private static ArrayNode faults(List<ErrorInformation> faults) {
    return list(
        faults,
        fault ->
            object().put("errorCode", fault.code()).put("errorDescription", fault.description()));
  }

  static ObjectNode task(TaskResponseDetails held) {
    ObjectNode view = DetailViews.task(held.taskDetails());
    TaskStatus status = held.taskStatus();
    view.put("provisioningStatus", status.provisioningStatus().wireName());
    view.set("listOfFaults", faults(status.listOfFaults()));
    put(view, "timeOfLastIntercept", status.timeOfLastIntercept());
    put(view, "amountOfX2Data", status.amountOfX2Data());
    put(view, "amountOfX3Data", status.amountOfX3Data());
    put(view, "timeOfLastModification", status.timeOfLastModification());
    put(view, "numberOfModifications", status.numberOfModifications());
    return view;
  }

  static ArrayNode tasks(List<TaskResponseDetails> held) {
    return list(held, Views::task);
  }

  static ObjectNode destination(DestinationResponseDetails held) {
    ObjectNode view = DetailViews.destination(held.destinationDetails());
    view.put(
        "destinationDeliveryStatus", held.destinationStatus().deliveryStatus().wireName());
    view.set("listOfFaults", faults(held.destinationStatus().listOfFaults()));
    return view;
  }

  static ArrayNode destinations(List<DestinationResponseDetails> held) {
    return list(held, Views::destination);
  }

  static ObjectNode object(GenericObjectResponseDetails held) {
    return DetailViews.object(held.object());
  }

  /** An element that has no generic objects answers without a list. */
  static JsonNode objects(GetAllGenericObjectDetailsResponse answer) {
    return answer
        .genericObjects()
        .<JsonNode>map(held -> list(held, Views::object))
        .orElse(object().put("genericObjects", "not supported"));
  }

  static ObjectNode status(NeStatusDetails status) {
    ObjectNode view = object().put("neStatus", status.neStatus().wireName());
    view.set("listOfFaults", faults(status.listOfFaults()));
    return view;
  }

  static ObjectNode all(GetAllDetailsResponse all) {
    ObjectNode view = status(all.neStatusDetails());
    view.set("tasks", tasks(all.tasks()));
    view.set("destinations", destinations(all.destinations()));
    all.genericObjects().ifPresent(held -> view.set("genericObjects", list(held, Views::object)));
    return view;
  }

  static ObjectNode ids(ListAllDetailsResponse ids) {
    ObjectNode view = object();
    view.set("ListOfXIDs", identifiers("xId", ids.xids()));
    view.set("ListOfDIDs", identifiers("dId", ids.listOfDids().dids()));
    ids.genericObjectIds()
        .ifPresent(held -> view.set("ListOfGenericObjectIDs", identifiers("objectId", held)));
    return view;
  }

  static ArrayNode identifiers(String name, List<?> ids) {
    return list(ids, id -> object().put(name, id.toString()));
  }

  static ArrayNode differences(List<Difference> differences) {
    return list(differences, Views::difference);
  }

  private static ObjectNode difference(Difference difference) {
    ObjectNode view = object().put("difference", difference.kind().name());
    if (difference instanceof Difference.Task task) {
      return view.put("xId", task.xid().toString());
    }
    if (difference instanceof Difference.Destination destination) {
      return view.put("dId", destination.did().toString());
    }
    return view.put(
        "objectId", ((Difference.StoredObject) difference).objectId().toString());
  }

  static ObjectNode reconciliation(Reconciliation done) {
    ObjectNode view = object();
    view.set(
        "steps",
        list(
            done.steps(),
            step -> difference(step.difference()).put("outcome", Printer.text(step.outcome()))));
    done.remaining().ifPresent(left -> view.set("remaining", differences(left)));
    return view.put("complete", done.complete());
  }

  static ObjectNode listening(InetSocketAddress address) {
    return object().put("listening", address.getPort());
  }

  static ObjectNode report(NeIdentifier element, ReportTaskIssue report) {
    ObjectNode view = from(element)
        .put("xId", report.xid().toString())
        .put("taskReportType", report.reportType().wireName());
    put(view, "taskIssueErrorCode", report.errorCode());
    put(view, "taskIssueDetails", report.details());
    return view;
  }

  static ObjectNode report(NeIdentifier element, ReportDestinationIssue report) {
    ObjectNode view = from(element)
        .put("dId", report.did().toString())
        .put("destinationReportType", report.reportType().wireName());
    put(view, "destinationIssueErrorCode", report.errorCode());
    put(view, "destinationIssueDetails", report.details());
    return view;
  }

  static ObjectNode report(NeIdentifier element, ReportNeIssue report) {
    ObjectNode view =
        from(element).put("typeOfNeIssueMessage", report.issueType().wireName());
    put(view, "issueCode", report.issueCode());
    return view.put("description", report.description());
  }

  private static ObjectNode from(NeIdentifier element) {
    return object().put("neIdentifier", element.value());
  }
}
