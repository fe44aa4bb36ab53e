package org.doorward.li.element.internal;

import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.doorward.li.evidence.WitnessAnswer;
import org.doorward.li.evidence.WitnessAnswer.Conflict;
import org.doorward.li.evidence.WitnessAnswer.Cosigned;
import org.doorward.li.evidence.WitnessAnswer.Refusal;
import org.doorward.li.evidence.WitnessAnswer.Refused;
import org.doorward.li.evidence.internal.SignedHead;

/** What is known of one witness, which is asked one thing at a time. Not thread-safe. */
final class AskedWitness {
  private static final long FIRST_PAUSE = TimeUnit.SECONDS.toNanos(1);
  private static final int MOST_DOUBLINGS = 5;
  private static final int MISSING_AFTER = 3;
  private static final int MOST_CORRECTIONS = 2;

  final WitnessLine line;

  private boolean busy;
  private long seen; // by the witness, as far as it has said so
  private long cosigned = -1;
  private long cosignedAt;
  private int corrections; // since it cosigned last
  private int failures;
  private long failedAt;
  private OptionalLong conflict = OptionalLong.empty();

  AskedWitness(WitnessLine line) {
    this.line = line;
  }

  /** Whether it is to be asked about a head now. */
  boolean isDue(long size, long nanos) {
    int doublings = Math.min(Math.max(failures - 1, 0), MOST_DOUBLINGS);
    boolean rests = failures > 0 && nanos - failedAt < FIRST_PAUSE << doublings;
    return !busy && !rests && size > cosigned;
  }

  /** It is being asked; says since which size of the log. */
  long asked(long size) {
    busy = true;
    return seen > size ? 0 : seen;
  }

  /** It said nothing that can be believed. */
  void failed(long nanos) {
    busy = false;
    failures++;
    failedAt = nanos;
  }

  /** It has answered. A conflict that only says how much it has seen is no failure: it is asked again at once. */
  void answered(WitnessAnswer answer, SignedHead head, long since, long headAt, long nanos) {
    if (answer instanceof Cosigned) {
      busy = false;
      failures = 0;
      corrections = 0;
      conflict = OptionalLong.empty();
      seen = head.checkpoint().size();
      cosigned = seen;
      cosignedAt = headAt;
    } else if (answer instanceof Conflict other
        && other.size() <= head.checkpoint().size()
        && other.size() != since
        && corrections < MOST_CORRECTIONS) {
      busy = false;
      seen = other.size();
      corrections++;
    } else {
      failed(nanos);
      corrections = 0;
      if (answer instanceof Conflict more && more.size() > head.checkpoint().size()) {
        seen = more.size();
        conflict = OptionalLong.of(more.size());
      } else if (answer instanceof Refused refused && refused.refusal() == Refusal.INCONSISTENT) {
        conflict = OptionalLong.of(since);
      }
    }
  }

  /** The size of the last head that it cosigned in this process; negative if there is none. */
  long cosigned() {
    return cosigned;
  }

  /** When that head was made. */
  long cosignedAt() {
    return cosignedAt;
  }

  /** How many entries of another log of this name it has seen, if it has. */
  OptionalLong conflict() {
    return conflict;
  }

  /** Whether it failed the last time. */
  boolean hasFailed() {
    return failures > 0;
  }

  /** Whether it has not been heard for some time, or nonsense was. */
  boolean isMissing() {
    return failures >= MISSING_AFTER;
  }
}
