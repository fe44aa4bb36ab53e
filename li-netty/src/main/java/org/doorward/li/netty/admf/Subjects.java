package org.doorward.li.netty.admf;

import java.util.Optional;
import org.doorward.li.x1.ActivateTask;
import org.doorward.li.x1.CreateDestination;
import org.doorward.li.x1.CreateObject;
import org.doorward.li.x1.DeactivateTask;
import org.doorward.li.x1.DeleteObject;
import org.doorward.li.x1.GetDestinationDetails;
import org.doorward.li.x1.GetObject;
import org.doorward.li.x1.GetTaskDetails;
import org.doorward.li.x1.ModifyDestination;
import org.doorward.li.x1.ModifyObject;
import org.doorward.li.x1.ModifyTask;
import org.doorward.li.x1.RemoveDestination;
import org.doorward.li.x1.X1Request;
import org.jspecify.annotations.Nullable;

/** The one task, destination or object that a request is about. Pure. */
final class Subjects {
  private Subjects() {}

  /** Its identifier, a UUID; empty if the request is about none or about all. */
  static Optional<String> of(X1Request request) {
    return Optional.ofNullable(task(request))
        .or(() -> Optional.ofNullable(destination(request)))
        .or(() -> Optional.ofNullable(object(request)))
        .map(Object::toString);
  }

  private static @Nullable Object task(X1Request request) {
    if (request instanceof ActivateTask activate) {
      return activate.taskDetails().xid();
    }
    if (request instanceof ModifyTask modify) {
      return modify.taskDetails().xid();
    }
    if (request instanceof DeactivateTask deactivate) {
      return deactivate.xid();
    }
    return request instanceof GetTaskDetails get ? get.xid() : null;
  }

  private static @Nullable Object destination(X1Request request) {
    if (request instanceof CreateDestination create) {
      return create.destinationDetails().did();
    }
    if (request instanceof ModifyDestination modify) {
      return modify.destinationDetails().did();
    }
    if (request instanceof RemoveDestination remove) {
      return remove.did();
    }
    return request instanceof GetDestinationDetails get ? get.did() : null;
  }

  private static @Nullable Object object(X1Request request) {
    if (request instanceof CreateObject create) {
      return create.object().objectId();
    }
    if (request instanceof ModifyObject modify) {
      return modify.object().objectId();
    }
    if (request instanceof DeleteObject delete) {
      return delete.objectId();
    }
    return request instanceof GetObject get ? get.objectId() : null;
  }
}
