package org.doorward.li.element.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.doorward.li.x1.ErrorInformation;

/**
 * The faults that hold now, by what they are about. A fault that an ADMF may have been told of before a restart
 * holds until it is found anew, is found to be over, or nobody has found it within the settling time. Thread-safe;
 * changes are made one after another, reading waits for nothing.
 *
 * @clause TS 103 221-1, 5.3 and 6.5.1
 */
public final class Faults {
  /** More would be a mistake of who tells them. */
  static final int MAX_OF_ONE_SUBJECT = 32;

  private record Key(Subject subject, String condition) {}

  private final Map<Subject, List<Issue>> holding = new ConcurrentHashMap<>();
  private final Set<Key> unconfirmed = new HashSet<>();

  /** Faults of that subject, the oldest first. */
  List<Issue> of(Subject subject) {
    return holding.getOrDefault(subject, List.of());
  }

  /** The same as X1 lists them. */
  public List<ErrorInformation> unresolved(Subject subject) {
    return of(subject).stream().map(Issue::unresolved).toList();
  }

  /** Whether a fault has ended what the task was for. */
  public boolean terminated(Subject subject) {
    return of(subject).stream().anyMatch(fault -> fault.type() == Issue.Type.TERMINATING_FAULT);
  }

  /**
   * A fault begins, or is found to hold.
   *
   * @return whether that is new
   * @throws IllegalStateException if the subject has too many faults already
   */
  synchronized boolean begin(Issue fault) {
    if (!fault.type().isFault()) {
      throw new IllegalArgumentException("not a fault: " + fault.type());
    }
    boolean found = unconfirmed.remove(new Key(fault.subject(), fault.condition()));
    List<Issue> before = of(fault.subject());
    if (before.contains(fault)) {
      return found;
    }
    List<Issue> after = without(before, fault.condition());
    if (after.size() == MAX_OF_ONE_SUBJECT) {
      throw new IllegalStateException("more than " + MAX_OF_ONE_SUBJECT + " faults of one object");
    }
    after.add(fault);
    holding.put(fault.subject(), List.copyOf(after));
    return true;
  }

  /**
   * A fault is over.
   *
   * @return the fault, if it held
   */
  synchronized Optional<Issue> end(Subject subject, String condition) {
    unconfirmed.remove(new Key(subject, condition));
    List<Issue> before = of(subject);
    Optional<Issue> ended =
        before.stream().filter(fault -> fault.condition().equals(condition)).findFirst();
    if (ended.isPresent()) {
      publish(subject, without(before, condition));
    }
    return ended;
  }

  /** The subject is gone, and its faults with it. */
  synchronized void forget(Subject subject) {
    of(subject).forEach(fault -> unconfirmed.remove(new Key(subject, fault.condition())));
    holding.remove(subject);
  }

  /** A fault that an ADMF may have been told of before the restart. */
  synchronized void restore(Issue fault) {
    if (begin(fault)) {
      unconfirmed.add(new Key(fault.subject(), fault.condition()));
    }
  }

  /** The settling time after a restart is over: ends the faults that nobody has found since, and returns them. */
  synchronized List<Issue> settle() {
    List<Issue> over = new ArrayList<>();
    for (Key key : List.copyOf(unconfirmed)) {
      end(key.subject(), key.condition()).ifPresent(over::add);
    }
    return over;
  }

  private void publish(Subject subject, List<Issue> faults) {
    if (faults.isEmpty()) {
      holding.remove(subject);
    } else {
      holding.put(subject, List.copyOf(faults));
    }
  }

  private static List<Issue> without(List<Issue> faults, String condition) {
    List<Issue> others = new ArrayList<>(faults);
    others.removeIf(fault -> fault.condition().equals(condition));
    return others;
  }
}
