package org.doorward.li.element.internal;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.doorward.li.identifier.Xid;
import org.doorward.li.x1.ErrorInformation;
import org.doorward.li.x1.ProvisioningStatus;
import org.doorward.li.x1.X1ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * How far tasks are in place. Holds those alone that are not complete, so that it costs nothing for all others.
 * Thread-safe.
 *
 * @clause TS 103 221-1, 6.2.1
 */
final class Provisioning {
  /** Why a task is not complete; without a code it is awaited. */
  private record Pending(@Nullable X1ErrorCode failure) {}

  private static final Pending AWAITED = new Pending(null);

  private final Map<Xid, Pending> pending = new ConcurrentHashMap<>();

  /**
   * The task is about to be acknowledged: as complete, or as still awaited. A change that is complete leaves a
   * task awaited that was.
   *
   * @return undoes this
   */
  Runnable begin(Xid xid, boolean awaited) {
    if (!awaited && awaits(xid)) {
      return () -> {};
    }
    Pending before = awaited ? pending.put(xid, AWAITED) : pending.remove(xid);
    return () -> {
      if (before == null) {
        pending.remove(xid);
      } else {
        pending.put(xid, before);
      }
    };
  }

  /**
   * The task is in place.
   *
   * @return whether it was awaited
   */
  boolean actioned(Xid xid) {
    return pending.remove(xid, AWAITED);
  }

  /**
   * The task could not be put in place.
   *
   * @return whether it was awaited
   */
  boolean failed(Xid xid, X1ErrorCode code) {
    return pending.replace(xid, AWAITED, new Pending(code));
  }

  /** The task has ended. */
  void forget(Xid xid) {
    pending.remove(xid);
  }

  /** Whether the task is awaited. */
  boolean awaits(Xid xid) {
    return AWAITED.equals(pending.get(xid));
  }

  /** What X1 says of it, faults apart. */
  ProvisioningStatus status(Xid xid) {
    Pending at = pending.get(xid);
    if (at == null) {
      return ProvisioningStatus.COMPLETE;
    }
    return at.failure() == null
        ? ProvisioningStatus.AWAITING_PROVISIONING
        : ProvisioningStatus.FAILED;
  }

  /** Why it failed, as X1 lists it. */
  List<ErrorInformation> faults(Xid xid) {
    Pending at = pending.get(xid);
    return at == null || at.failure() == null
        ? List.of()
        : List.of(ErrorInformation.of(at.failure(), "the task could not be put in place"));
  }
}
