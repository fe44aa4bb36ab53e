package org.doorward.examples.admftool;

import org.doorward.li.netty.admf.ActionResult;
import org.doorward.li.netty.admf.Convergence;
import org.doorward.li.netty.admf.QueryResult;

/** What a script is told. */
final class ExitCode {
  /** Done, or answered. */
  static final int DONE = 0;

  /** The tool itself failed: a key, a file, an address. */
  static final int FAILED = 1;

  /** The command line is wrong; what picocli uses. */
  static final int USAGE = 2;

  /** The element refused. */
  static final int REFUSED = 3;

  /** No answer, and certainly no effect. */
  static final int NOT_DONE = 4;

  /** No answer, and perhaps an effect: ask before repeating. */
  static final int UNKNOWN = 5;

  /** Accepted; how it ends is reported later. */
  static final int ACCEPTED = 6;

  /** The element is not as it should be. */
  static final int DIFFERENT = 7;

  private ExitCode() {}

  static int of(ActionResult result) {
    if (result instanceof ActionResult.Done) {
      return DONE;
    }
    if (result instanceof ActionResult.Accepted) {
      return ACCEPTED;
    }
    if (result instanceof ActionResult.Refused) {
      return REFUSED;
    }
    return result instanceof ActionResult.NotDone ? NOT_DONE : UNKNOWN;
  }

  static int of(QueryResult<?> result) {
    if (result instanceof QueryResult.Answer) {
      return DONE;
    }
    return result instanceof QueryResult.Refused ? REFUSED : NOT_DONE;
  }

  static int of(Convergence convergence) {
    if (convergence instanceof Convergence.NotReached failed) {
      return of(failed.cause());
    }
    return convergence instanceof Convergence.Reached ? DONE : ACCEPTED;
  }
}
