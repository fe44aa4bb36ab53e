package org.doorward.li.element.internal;

import java.util.OptionalLong;
import org.doorward.li.element.KeepaliveSettings;

/**
 * Whether one ADMF is alive: what becomes due when it is silent. Times are those of one monotonic clock, in
 * nanoseconds. Not thread-safe.
 *
 * @clause TS 103 221-1, 6.6.2
 */
final class KeepaliveWatch {
  /** Where the watch stands. */
  enum State {
    /** Nothing heard yet, and nothing to lose. */
    IDLE,
    /** The ADMF has been heard within P2. */
    ALIVE,
    /** It has not, and has not acknowledged the report of that within P1 yet. */
    WAIT_ACK,
    /** It has acknowledged the report, and may still be heard within P3. */
    GRACE,
    /** Its tasks are removed. */
    CLEARED,
    /** Its tasks would be removed, if that were not turned off. */
    SILENT
  }

  /** What is to be done. */
  enum Action {
    /** Nothing. */
    NONE,
    /** The fault 9050 begins. */
    FAULT,
    /** The fault is over. */
    CLEAR,
    /** The ADMF's tasks end, and that is an alert 10000. */
    PURGE
  }

  private final KeepaliveSettings settings;
  private State state = State.IDLE;
  private long deadline;

  KeepaliveWatch(KeepaliveSettings settings) {
    this.settings = settings;
  }

  State state() {
    return state;
  }

  /** There is something to lose from now on: tasks were restored. */
  void arm(long now) {
    if (state == State.IDLE) {
      alive(now);
    }
  }

  /** The ADMF was silent when the element stopped: it does not get P2 again. */
  Action resume(long now) {
    if (state != State.IDLE) {
      return Action.NONE;
    }
    return silent(now);
  }

  /** A request of the ADMF was authenticated, bound and permitted. */
  Action heard(long now) {
    boolean silent = state != State.IDLE && state != State.ALIVE;
    alive(now);
    return silent ? Action.CLEAR : Action.NONE;
  }

  /** The ADMF has acknowledged the fault. */
  void acknowledged(long now) {
    if (state == State.WAIT_ACK) {
      state = State.GRACE;
      deadline = now + settings.keepaliveTimeP3().toNanos();
    }
  }

  /** Time has passed. */
  Action look(long now) {
    if (due().isEmpty() || now - deadline < 0) {
      return Action.NONE;
    }
    if (state == State.ALIVE) {
      return silent(now);
    }
    state = settings.removesTasks() ? State.CLEARED : State.SILENT;
    return state == State.CLEARED ? Action.PURGE : Action.NONE;
  }

  /** When to look next. */
  OptionalLong due() {
    return switch (state) {
      case ALIVE, WAIT_ACK, GRACE -> OptionalLong.of(deadline);
      case IDLE, CLEARED, SILENT -> OptionalLong.empty();
    };
  }

  private Action silent(long now) {
    state = State.WAIT_ACK;
    deadline = now + settings.keepaliveTimeP1().toNanos();
    return Action.FAULT;
  }

  private void alive(long now) {
    state = State.ALIVE;
    deadline = now + settings.keepaliveTimeP2().toNanos();
  }
}
