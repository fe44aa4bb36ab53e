package org.doorward.li.netty.admf;

import org.doorward.li.identifier.NeIdentifier;

/**
 * Hears how an element takes the keepalives of its ADMF. Called on a thread of the ADMF, once for each change;
 * must not block. Thread-safe.
 *
 * @clause TS 103 221-1, 6.6.2
 */
@FunctionalInterface
public interface KeepaliveListener {
  /** How the last keepalive was taken. */
  enum State {
    /** The element answered. */
    ANSWERED,
    /** The element refused it; by code 1070, it has no fail-safe, and keeps its tasks whatever happens. */
    REFUSED,
    /** There was no answer: unless that changes, the element removes its tasks. */
    UNANSWERED
  }

  /**
   * Says that it has changed, or how the first one was taken.
   *
   * @param element which element
   * @param state how it is now
   */
  void changed(NeIdentifier element, State state);
}
