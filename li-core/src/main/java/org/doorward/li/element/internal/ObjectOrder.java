package org.doorward.li.element.internal;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.GenericObjectId;
import org.doorward.li.identifier.Xid;
import org.jspecify.annotations.Nullable;

/**
 * Puts what happens to the same task, object or destination in an order, and lets everything else happen at the
 * same time. Whoever acts takes a turn and in it, one after the other, the task, the objects and the
 * destinations it concerns: for itself what it changes, beside others what it only depends on. Since all
 * take them in that sequence, nobody waits for ever. First come, first served. Thread-safe.
 *
 * @clause TS 103 221-1, 5.1
 */
final class ObjectOrder {
  /** The sequence in which a turn takes things. */
  private enum Kind {
    TASK,
    OBJECT,
    DESTINATION
  }

  /** One thing that there is an order for. */
  private record Thing(Kind kind, UUID id) {}

  /** The lock of one thing, for as long as somebody has it or waits for it. */
  private static final class Place {
    private final ReadWriteLock lock = new ReentrantReadWriteLock(true);
    private int turns;
  }

  private final ReadWriteLock everything = new ReentrantReadWriteLock(true);
  private final ConcurrentMap<Thing, Place> places = new ConcurrentHashMap<>();

  /** Begins a turn beside those of others. */
  Turn turn() {
    return new Turn(everything.readLock());
  }

  /** Begins a turn once all others have ended, and lets none begin until it ends: it has everything. */
  Turn alone() {
    return new Turn(everything.writeLock());
  }

  /** How many things are taken or waited for now. */
  int taken() {
    return places.size();
  }

  /** What one request has, from its decision to its answer. Confined to the thread that began it. */
  final class Turn implements AutoCloseable {
    private final Deque<Runnable> releases = new ArrayDeque<>();
    private @Nullable Kind entered;

    private Turn(Lock all) {
      all.lock();
      releases.push(all::unlock);
    }

    /** Takes a task: nobody else has it. */
    Turn task(Xid xid) {
      take(Kind.TASK, Set.of(xid.value()), Set.of());
      return this;
    }

    /** Takes a task that stays as it is: others may have it too, in the same way. */
    Turn taskAsItIs(Xid xid) {
      take(Kind.TASK, Set.of(), Set.of(xid.value()));
      return this;
    }

    /** Takes objects: {@code changed} for itself, {@code referred} beside others. */
    Turn objects(Collection<GenericObjectId> changed, Collection<GenericObjectId> referred) {
      take(
          Kind.OBJECT,
          changed.stream().map(GenericObjectId::value).collect(toSet()),
          referred.stream().map(GenericObjectId::value).collect(toSet()));
      return this;
    }

    /** Takes destinations: {@code changed} for itself, {@code referred} beside others. */
    Turn destinations(Collection<Did> changed, Collection<Did> referred) {
      take(
          Kind.DESTINATION,
          changed.stream().map(Did::value).collect(toSet()),
          referred.stream().map(Did::value).collect(toSet()));
      return this;
    }

    private void take(Kind kind, Set<UUID> changed, Set<UUID> referred) {
      if (entered != null && kind.compareTo(entered) <= 0) {
        throw new IllegalStateException("a turn takes tasks, then objects, then destinations");
      }
      entered = kind;
      Set<UUID> all = new TreeSet<>(changed);
      all.addAll(referred);
      all.forEach(id -> take(new Thing(kind, id), changed.contains(id)));
    }

    private void take(Thing thing, boolean forItself) {
      Place place = places.compute(thing, (any, there) -> {
        Place found = there == null ? new Place() : there;
        found.turns++;
        return found;
      });
      Lock lock = forItself ? place.lock.writeLock() : place.lock.readLock();
      lock.lock();
      releases.push(() -> {
        lock.unlock();
        places.computeIfPresent(thing, (any, there) -> --there.turns == 0 ? null : there);
      });
    }

    /** Gives back what it took, the last first. */
    @Override
    public void close() {
      while (!releases.isEmpty()) {
        releases.pop().run();
      }
    }
  }
}
