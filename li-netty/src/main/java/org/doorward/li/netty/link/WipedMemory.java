package org.doorward.li.netty.link;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/**
 * Pieces of memory of one kind that are used again, in a few sizes, and wiped before anybody else may have them. What
 * was given back last is lent next, so that it is still in the processor's cache. Thread-safe.
 *
 * @param <M> a piece
 */
final class WipedMemory<M> {
  private static final int LEAST_OCTETS = 1024;
  private static final int MOST_OCTETS = 512 * 1024;

  /** So much is kept at most that nobody uses. */
  private static final long KEPT_OCTETS = 4L << 20;

  private final IntFunction<M> maker;
  private final Consumer<M> wiper;
  private final Consumer<M> end;
  private final Map<Integer, Deque<M>> kept = new HashMap<>();
  private long keptOctets;
  private long lentOctets;
  private boolean closed;

  /**
   * None yet.
   *
   * @param maker makes a piece of so many octets, all zero
   * @param wiper sets all of a piece to zero
   * @param end frees a piece that is not used again
   */
  WipedMemory(IntFunction<M> maker, Consumer<M> wiper, Consumer<M> end) {
    this.maker = maker;
    this.wiper = wiper;
    this.end = end;
  }

  /** A size of at least {@code octets} that is used again if possible: there are four to each power of two. */
  static int size(int octets) {
    if (octets <= LEAST_OCTETS) {
      return LEAST_OCTETS;
    }
    if (octets > MOST_OCTETS) {
      return octets;
    }
    int step = Integer.highestOneBit(octets - 1) / 4;
    return (octets + step - 1) / step * step;
  }

  /** A piece of exactly so many octets, all zero. */
  M lend(int octets) {
    synchronized (this) {
      lentOctets += octets;
      Deque<M> free = kept.get(octets);
      M piece = free == null ? null : free.poll();
      if (piece != null) {
        keptOctets -= octets;
        return piece;
      }
    }
    return maker.apply(octets);
  }

  /** A piece comes back that had so many octets when it was lent. */
  void giveBack(M piece, int octets) {
    wiper.accept(piece);
    if (!keep(piece, octets)) {
      end.accept(piece);
    }
  }

  private synchronized boolean keep(M piece, int octets) {
    lentOctets -= octets;
    if (closed
        || octets != size(octets)
        || octets > MOST_OCTETS
        || keptOctets + octets > KEPT_OCTETS) {
      return false;
    }
    kept.computeIfAbsent(octets, any -> new ArrayDeque<>()).push(piece);
    keptOctets += octets;
    return true;
  }

  synchronized long lentOctets() {
    return lentOctets;
  }

  /** Keeps nothing from now on. */
  void close() {
    Map<Integer, Deque<M>> all;
    synchronized (this) {
      closed = true;
      all = new HashMap<>(kept);
      kept.clear();
      keptOctets = 0;
    }
    all.values().forEach(pieces -> pieces.forEach(end));
  }
}
