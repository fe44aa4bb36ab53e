package org.doorward.li.element.internal;

import java.util.Optional;
import org.doorward.li.x1.ErrorInformation;
import org.doorward.li.x1.X1ErrorCode;

/**
 * Something that an ADMF is told of. Immutable.
 *
 * @param subject what it is about
 * @param condition tells it from other issues of the same subject
 * @param type what kind of issue it is
 * @param code its code; empty if none fits
 * @param details fixed words; identifies nobody
 * @clause TS 103 221-1, 6.5
 */
public record Issue(
    Subject subject, String condition, Type type, Optional<X1ErrorCode> code, String details) {
  /** What kind of issue it is. Faults are states that begin and end, the others events. */
  public enum Type {
    /** A fault that does not end anything. */
    FAULT,
    /** A fault that has ended the task. */
    TERMINATING_FAULT,
    /** The faults of a task or destination are over; or one of the element is. */
    CLEARED,
    /** Attention, and no fault. */
    WARNING,
    /** Of the element: security. */
    ALERT,
    /** Of the element: its tasks are gone. */
    DATABASE_CLEARED,
    /** A task has completed and is gone, as its ADMF has allowed. */
    IMPLICIT_DEACTIVATION,
    /** A task is gone without anybody's request. */
    TERMINATED,
    /** What was acknowledged is done. */
    ACTIONED,
    /** What was acknowledged could not be done. */
    NOT_ACTIONED;

    boolean isFault() {
      return this == FAULT || this == TERMINATING_FAULT;
    }

    /** Whether there may be many of one condition, which are thinned out. */
    boolean isThrottled() {
      return this == WARNING || this == ALERT;
    }
  }

  /** An issue that has a code. */
  static Issue of(Subject subject, String condition, Type type, X1ErrorCode code, String details) {
    return new Issue(subject, condition, type, Optional.of(code), details);
  }

  /** A fault that does not end anything. */
  static Issue fault(Subject subject, String condition, String details) {
    return of(subject, condition, Type.FAULT, X1ErrorCode.GENERIC_NON_TERMINATING_FAULT, details);
  }

  /** The end of this fault. */
  Issue cleared() {
    return of(subject, condition, Type.CLEARED, X1ErrorCode.ERROR_CLEARED, details);
  }

  /** As it stands in a list of unresolved faults. */
  ErrorInformation unresolved() {
    return ErrorInformation.of(code.orElse(X1ErrorCode.GENERIC_NON_TERMINATING_FAULT), details);
  }
}
