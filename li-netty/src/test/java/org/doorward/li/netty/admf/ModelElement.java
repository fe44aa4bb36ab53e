package org.doorward.li.netty.admf;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.GenericObjectId;
import org.doorward.li.identifier.Xid;
import org.doorward.li.x1.Acknowledgement;
import org.doorward.li.x1.ActivateTask;
import org.doorward.li.x1.CreateDestination;
import org.doorward.li.x1.CreateObject;
import org.doorward.li.x1.DeactivateTask;
import org.doorward.li.x1.DeleteObject;
import org.doorward.li.x1.DestinationDeliveryStatus;
import org.doorward.li.x1.DestinationDetails;
import org.doorward.li.x1.DestinationResponseDetails;
import org.doorward.li.x1.DestinationSetDetails;
import org.doorward.li.x1.DestinationStatus;
import org.doorward.li.x1.ErrorResponse;
import org.doorward.li.x1.GenericObject;
import org.doorward.li.x1.GenericObjectResponseDetails;
import org.doorward.li.x1.GetAllDetails;
import org.doorward.li.x1.GetAllDetailsResponse;
import org.doorward.li.x1.GetDestinationDetails;
import org.doorward.li.x1.GetDestinationDetailsResponse;
import org.doorward.li.x1.GetObject;
import org.doorward.li.x1.GetObjectResponse;
import org.doorward.li.x1.GetTaskDetails;
import org.doorward.li.x1.GetTaskDetailsResponse;
import org.doorward.li.x1.ListAllDetails;
import org.doorward.li.x1.ListAllDetailsResponse;
import org.doorward.li.x1.ListOfDids;
import org.doorward.li.x1.ModifyDestination;
import org.doorward.li.x1.ModifyObject;
import org.doorward.li.x1.ModifyTask;
import org.doorward.li.x1.NeStatusDetails;
import org.doorward.li.x1.OkResponse;
import org.doorward.li.x1.ProvisioningStatus;
import org.doorward.li.x1.RemoveDestination;
import org.doorward.li.x1.TaskDetails;
import org.doorward.li.x1.TaskResponseDetails;
import org.doorward.li.x1.TaskStatus;
import org.doorward.li.x1.X1ErrorCode;
import org.doorward.li.x1.X1Header;
import org.doorward.li.x1.X1Request;
import org.doorward.li.x1.X1Response;
import org.doorward.li.x1.X1Version;

/**
 * An element that keeps the rules by which an ADMF can tell what is there: equal requests are refused the second
 * time, what is named has to be there, and what is used stays. Everything else it acknowledges.
 */
final class ModelElement {
  final Map<Xid, TaskDetails> tasks = new HashMap<>();
  final Map<Did, DestinationDetails> destinations = new HashMap<>();
  final Map<GenericObjectId, GenericObject> objects = new HashMap<>();
  ProvisioningStatus provisioning = ProvisioningStatus.COMPLETE;
  Acknowledgement acknowledgement = Acknowledgement.ACKNOWLEDGED_AND_COMPLETED;
  boolean answersAllDetails = true;

  ModelElement() {}

  ModelElement(ElementState state) {
    state.tasks().forEach(task -> tasks.put(task.xid(), task));
    state.destinations().forEach(one -> destinations.put(one.did(), one));
    state.objects().forEach(one -> objects.put(one.objectId(), one));
  }

  ElementState state() {
    return new ElementState(
        List.copyOf(tasks.values()),
        List.copyOf(destinations.values()),
        List.copyOf(objects.values()));
  }

  synchronized X1Response answer(X1Request request) {
    X1Header header = request.header().answer(Instant.now(), X1Version.IMPLEMENTED);
    return refusal(request)
        .<X1Response>map(code -> ErrorResponse.of(header, request.type(), code, ""))
        .or(() -> told(header, request))
        .orElseGet(() -> done(header, request));
  }

  private Optional<X1ErrorCode> refusal(X1Request request) {
    if (request instanceof ActivateTask activate) {
      return tasks.containsKey(activate.taskDetails().xid())
          ? Optional.of(X1ErrorCode.XID_ALREADY_EXISTS)
          : unknown(activate.taskDetails());
    }
    if (request instanceof ModifyTask modify) {
      return tasks.containsKey(modify.taskDetails().xid())
          ? unknown(modify.taskDetails())
          : Optional.of(X1ErrorCode.XID_DOES_NOT_EXIST);
    }
    if (request instanceof DeactivateTask deactivate) {
      return missing(tasks, deactivate.xid(), X1ErrorCode.XID_DOES_NOT_EXIST);
    }
    if (request instanceof GetTaskDetails get) {
      return missing(tasks, get.xid(), X1ErrorCode.XID_DOES_NOT_EXIST);
    }
    if (request instanceof CreateDestination create) {
      return destinations.containsKey(create.destinationDetails().did())
          ? Optional.of(X1ErrorCode.DID_ALREADY_EXISTS)
          : Optional.empty();
    }
    if (request instanceof ModifyDestination modify) {
      return missing(
          destinations, modify.destinationDetails().did(), X1ErrorCode.DID_DOES_NOT_EXIST);
    }
    if (request instanceof RemoveDestination remove) {
      return missing(destinations, remove.did(), X1ErrorCode.DID_DOES_NOT_EXIST)
          .or(() -> inUse(remove.did()));
    }
    if (request instanceof GetDestinationDetails get) {
      return missing(destinations, get.did(), X1ErrorCode.DID_DOES_NOT_EXIST);
    }
    if (request instanceof CreateObject create) {
      return objects.containsKey(create.object().objectId())
          ? Optional.of(X1ErrorCode.GENERIC_OBJECT_ID_ALREADY_EXISTS)
          : unknown(create.object());
    }
    if (request instanceof ModifyObject modify) {
      return missing(
              objects, modify.object().objectId(), X1ErrorCode.GENERIC_OBJECT_ID_DOES_NOT_EXIST)
          .or(() -> unknown(modify.object()));
    }
    if (request instanceof DeleteObject delete) {
      return missing(objects, delete.objectId(), X1ErrorCode.GENERIC_OBJECT_ID_DOES_NOT_EXIST)
          .or(() -> inUse(delete.objectId()));
    }
    if (request instanceof GetObject get) {
      return missing(objects, get.objectId(), X1ErrorCode.GENERIC_OBJECT_ID_DOES_NOT_EXIST);
    }
    return request instanceof GetAllDetails && !answersAllDetails
        ? Optional.of(X1ErrorCode.UNSUPPORTED_REQUEST)
        : Optional.empty();
  }

  private static <K> Optional<X1ErrorCode> missing(Map<K, ?> in, K key, X1ErrorCode code) {
    return in.containsKey(key) ? Optional.empty() : Optional.of(code);
  }

  private Optional<X1ErrorCode> unknown(TaskDetails task) {
    if (!destinations.keySet().containsAll(task.listOfDids().dids())) {
      return Optional.of(X1ErrorCode.DID_DOES_NOT_EXIST);
    }
    return objects.keySet().containsAll(task.listOfDids().dsids())
        ? Optional.empty()
        : Optional.of(X1ErrorCode.GENERIC_OBJECT_ID_DOES_NOT_EXIST);
  }

  private static Stream<Did> dids(GenericObject object) {
    return object instanceof DestinationSetDetails set
        ? set.associatedDids().stream().map(associated -> associated.did())
        : Stream.of();
  }

  private Optional<X1ErrorCode> unknown(GenericObject object) {
    return dids(object).allMatch(destinations::containsKey)
        ? Optional.empty()
        : Optional.of(X1ErrorCode.DID_DOES_NOT_EXIST);
  }

  private Optional<X1ErrorCode> inUse(Did did) {
    boolean used = tasks.values().stream().anyMatch(t -> t.listOfDids().dids().contains(did))
        || objects.values().stream().flatMap(ModelElement::dids).anyMatch(did::equals);
    return used ? Optional.of(X1ErrorCode.DESTINATION_IN_USE) : Optional.empty();
  }

  private Optional<X1ErrorCode> inUse(GenericObjectId id) {
    return tasks.values().stream().anyMatch(t -> t.listOfDids().dsids().contains(id))
        ? Optional.of(X1ErrorCode.GENERIC_DELETE_OBJECT_FAILURE)
        : Optional.empty();
  }

  private Optional<X1Response> told(X1Header header, X1Request request) {
    if (request instanceof GetTaskDetails get) {
      return Optional.of(new GetTaskDetailsResponse(header, held(tasks.get(get.xid()))));
    }
    if (request instanceof GetDestinationDetails get) {
      return Optional.of(
          new GetDestinationDetailsResponse(header, held(destinations.get(get.did()))));
    }
    if (request instanceof GetObject get) {
      return Optional.of(new GetObjectResponse(header, held(objects.get(get.objectId()))));
    }
    if (request instanceof GetAllDetails) {
      return Optional.of(new GetAllDetailsResponse(
          header,
          NeStatusDetails.of(List.of()),
          tasks.values().stream().map(this::held).toList(),
          destinations.values().stream().map(ModelElement::held).toList(),
          Optional.of(objects.values().stream().map(ModelElement::held).toList())));
    }
    if (request instanceof ListAllDetails) {
      return Optional.of(new ListAllDetailsResponse(
          header,
          List.copyOf(tasks.keySet()),
          new ListOfDids(List.copyOf(destinations.keySet()), List.of()),
          Optional.of(new ArrayList<>(objects.keySet()))));
    }
    return Optional.empty();
  }

  private TaskResponseDetails held(TaskDetails task) {
    TaskStatus status = new TaskStatus(
        provisioning,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of());
    return new TaskResponseDetails(task, status);
  }

  private static DestinationResponseDetails held(DestinationDetails destination) {
    return new DestinationResponseDetails(
        destination,
        new DestinationStatus(DestinationDeliveryStatus.ACTIVE_AND_WORKING, List.of()));
  }

  private static GenericObjectResponseDetails held(GenericObject object) {
    return new GenericObjectResponseDetails(object, Optional.empty());
  }

  private X1Response done(X1Header header, X1Request request) {
    if (request instanceof ActivateTask activate) {
      tasks.put(activate.taskDetails().xid(), activate.taskDetails());
    } else if (request instanceof ModifyTask modify) {
      tasks.put(modify.taskDetails().xid(), modify.taskDetails());
      provisioning = ProvisioningStatus.COMPLETE;
    } else if (request instanceof DeactivateTask deactivate) {
      tasks.remove(deactivate.xid());
    } else if (request instanceof CreateDestination create) {
      destinations.put(create.destinationDetails().did(), create.destinationDetails());
    } else if (request instanceof ModifyDestination modify) {
      destinations.put(modify.destinationDetails().did(), modify.destinationDetails());
    } else if (request instanceof RemoveDestination remove) {
      destinations.remove(remove.did());
    } else if (request instanceof CreateObject create) {
      objects.put(create.object().objectId(), create.object());
    } else if (request instanceof ModifyObject modify) {
      objects.put(modify.object().objectId(), modify.object());
    } else if (request instanceof DeleteObject delete) {
      objects.remove(delete.objectId());
    }
    return new OkResponse(header, request.type(), acknowledgement);
  }
}
