package org.doorward.li.element.internal;

import org.doorward.li.x1.X1Request;

/**
 * The way to one ADMF. Called on a worker thread, by one at a time; blocks on the network. Implemented by {@code
 * org.doorward.li.netty}.
 */
public interface AdmfLine extends AutoCloseable {
  /** What became of a report. */
  enum Result {
    /** The ADMF, and nobody else, has answered this report, and taken it. */
    ACKNOWLEDGED,
    /** It has answered this report, and not taken it. */
    REFUSED,
    /** The report has not reached it. */
    NOT_SENT,
    /** It may have read the report. */
    UNKNOWN
  }

  /** Sends a report and waits for its answer. */
  Result send(X1Request report);

  /** Ends the connection; a report that waits for its answer stays {@link Result#UNKNOWN}. */
  @Override
  void close();
}
