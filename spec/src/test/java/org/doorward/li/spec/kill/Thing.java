package org.doorward.li.spec.kill;

import java.util.List;
import java.util.Optional;

/**
 * A task or destination as its ADMF knows it: exactly, or, while a request has no answer, as one of two. Confined to
 * one thread.
 *
 * @param <T> its details
 */
final class Thing<T> {
  private List<Optional<T>> possible = List.of(Optional.empty());

  /** A request has gone out that would make it so. */
  void asked(Optional<T> after) {
    possible = List.of(now(), after);
  }

  /** The request was done. */
  void done() {
    possible = List.of(possible.get(1));
  }

  /** The request had no effect. */
  void undone() {
    possible = List.of(possible.get(0));
  }

  boolean isCertain() {
    return possible.size() == 1;
  }

  Optional<T> now() {
    if (!isCertain()) {
      throw new IllegalStateException("a request has no answer yet");
    }
    return possible.get(0);
  }

  /** Takes what the element holds; false if that can not be. */
  boolean found(Optional<T> held) {
    boolean known = possible.contains(held);
    possible = List.of(held);
    return known;
  }
}
