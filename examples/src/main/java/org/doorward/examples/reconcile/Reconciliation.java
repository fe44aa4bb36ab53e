package org.doorward.examples.reconcile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.doorward.examples.reconcile.Difference.Kind;
import org.doorward.examples.reconcile.SealedProduct.Flow;
import org.doorward.examples.reconcile.SealedProduct.Loss;
import org.doorward.li.identifier.Did;

/**
 * Holds a log against what MDFs have, in both directions. Of tasks that carry a product identifier of their own the log does not
 * say which they are, so that their product is taken for that of an unknown task. Pure.
 */
public final class Reconciliation {
  private final SealedProduct log;
  private final List<Difference> found = new ArrayList<>();

  private Reconciliation(SealedProduct log) {
    this.log = log;
  }

  /**
   * Compares.
   *
   * @param log what the log says, all of it
   * @param mdfs what was received for each destination; of other destinations nothing is said
   * @return the differences; none if the two agree
   */
  public static List<Difference> of(SealedProduct log, Map<Did, List<Received>> mdfs) {
    Reconciliation both = new Reconciliation(log);
    mdfs.forEach((did, received) -> received.forEach(one -> both.numbers(did, one)));
    mdfs.forEach(both::sums);
    both.found.sort(Comparator.comparing((Difference d) -> d.xid().toString())
        .thenComparing(d -> d.did().toString())
        .thenComparing(Difference::content)
        .thenComparing(Difference::kind));
    return List.copyOf(both.found);
  }

  /** Number by number, of one session. */
  private void numbers(Did did, Received one) {
    if (!log.knows(one.xid())) {
      one.numbers().forEach(range -> add(Kind.DELIVERED_WITHOUT_TASK, did, one, range));
      if (one.unnumbered() > 0) {
        add(Kind.DELIVERED_WITHOUT_TASK, did, flow(did, one), one.unnumbered());
      }
      return;
    }
    List<Loss> losses = log.losses(did, one);
    List<NumberRange> lost = losses.stream().map(Loss::numbers).toList();
    for (NumberRange gap : gaps(one)) {
      gap.without(lost).forEach(range -> add(Kind.MISSING_UNEXPLAINED, did, one, range));
    }
    for (Loss loss : losses) {
      long yet = lostYetReceived(loss, one);
      if (yet > 0 && loss.isWhole()) {
        overlap(loss, one).forEach(range -> add(Kind.LOST_YET_RECEIVED, did, one, range));
      } else if (yet > 0) {
        add(Kind.LOST_YET_RECEIVED, did, one, loss.numbers(), yet);
      }
    }
  }

  private static List<NumberRange> gaps(Received one) {
    return one.next() == 0 ? List.of() : new NumberRange(0, one.next() - 1).without(one.numbers());
  }

  private static List<NumberRange> overlap(Loss loss, Received one) {
    return loss.numbers().without(loss.numbers().without(one.numbers()));
  }

  /** How many of a loss must have come: of a range that is not lost whole, only what is more than the rest of it. */
  private static long lostYetReceived(Loss loss, Received one) {
    long received = overlap(loss, one).stream().mapToLong(NumberRange::length).sum();
    return Math.max(0, received - (loss.numbers().length() - loss.count()));
  }

  /** Count by count, of each task at one destination. */
  private void sums(Did did, List<Received> received) {
    Map<Flow, List<Received>> byTask = new HashMap<>();
    received.forEach(
        one -> byTask.computeIfAbsent(flow(did, one), flow -> new ArrayList<>()).add(one));
    Map<Flow, Long> sent = log.sent();
    byTask.forEach((flow, sessions) -> {
      if (!log.isSettled(flow.xid())) {
        return; // it goes on, or waits: see unsettled, or it was never activated
      }
      Long stated = sent.get(flow);
      if (stated == null) {
        add(Kind.DELIVERED_WITHOUT_SEAL, did, flow, distinct(sessions));
      } else {
        compare(did, flow, stated, sessions);
      }
    });
    sent.forEach((flow, stated) -> {
      if (flow.did().equals(did)
          && log.isSettled(flow.xid())
          && stated > 0
          && !byTask.containsKey(flow)) {
        compare(did, flow, stated, List.of());
      }
    });
    log.unsettled().forEach((flow, open) -> {
      if (flow.did().equals(did)) {
        add(Kind.NOT_SETTLED, did, flow, open);
      }
    });
  }

  private void compare(Did did, Flow flow, long stated, List<Received> sessions) {
    // What is lost is not among what is stated as sent, also if it came.
    long counted = distinct(sessions) - named(Kind.LOST_YET_RECEIVED, flow);
    if (counted > stated) {
      add(Kind.DELIVERED_BEYOND_SEAL, did, flow, counted - stated);
      return;
    }
    long tail = stated - counted - named(Kind.MISSING_UNEXPLAINED, flow);
    if (tail > 0) {
      tail(did, flow, tail, sessions);
    }
  }

  /** How much of a difference was found number by number. */
  private long named(Kind kind, Flow flow) {
    return found.stream()
        .filter(
            one -> one.kind() == kind && new Flow(one.xid(), one.did(), one.content()).equals(flow))
        .mapToLong(Difference::count)
        .sum();
  }

  /** What is missing behind the highest number that came; whose that is, only one session can say. */
  private void tail(Did did, Flow flow, long tail, List<Received> sessions) {
    if (sessions.size() == 1 && log.losses(did, sessions.get(0)).stream().allMatch(Loss::isWhole)) {
      long next = sessions.get(0).next();
      add(Kind.SEALED_NOT_RECEIVED, did, sessions.get(0), new NumberRange(next, next + tail - 1));
    } else {
      add(Kind.SEALED_NOT_RECEIVED, did, flow, tail);
    }
  }

  private static long distinct(List<Received> sessions) {
    return sessions.stream().mapToLong(Received::distinct).sum();
  }

  private static Flow flow(Did did, Received one) {
    return new Flow(one.xid(), did, one.content());
  }

  private void add(Kind kind, Did did, Received one, NumberRange range) {
    add(kind, did, one, range, range.length());
  }

  private void add(Kind kind, Did did, Received one, NumberRange range, long count) {
    found.add(new Difference(
        kind,
        one.xid(),
        did,
        one.content(),
        Optional.of(one.correlation()),
        Optional.of(range),
        count));
  }

  private void add(Kind kind, Did did, Flow flow, long count) {
    found.add(new Difference(
        kind, flow.xid(), did, flow.content(), Optional.empty(), Optional.empty(), count));
  }
}
