package org.doorward.li.netty.element;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * What has been opened so far, to be closed in the opposite order: at the end, or at once if opening the next
 * thing fails. What goes wrong with one keeps no other open. Not thread-safe.
 */
final class Closing {
  private final Deque<AutoCloseable> steps = new ArrayDeque<>();

  void add(AutoCloseable step) {
    steps.push(step);
  }

  /**
   * Closes everything.
   *
   * @return the first thing that went wrong, with the others suppressed
   */
  Optional<Exception> run() {
    Exception first = null;
    while (!steps.isEmpty()) {
      try {
        steps.pop().close();
      } catch (Exception e) {
        if (e instanceof InterruptedException) {
          Thread.currentThread().interrupt();
        }
        if (first == null) {
          first = e;
        } else {
          first.addSuppressed(e);
        }
      }
    }
    return Optional.ofNullable(first);
  }
}
