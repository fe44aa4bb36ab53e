package org.doorward.li.element.internal;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the element tells the people who run LI. Silent unless their loggers are turned on; an XID at most. */
final class LiDiagnostics {
  private static final Logger logger =
      LoggerFactory.getLogger("org.doorward.li.diagnostics.element");

  private LiDiagnostics() {}

  static void unrecorded() {
    logger.error("evidence cannot be recorded; new access is refused");
  }

  static void notReported(AdmfLine.Result result) {
    logger.warn("a report to an ADMF is {}; it is tried again", result);
  }

  static void issueNotKept() {
    logger.error("a report may be forgotten at the next start");
  }

  static void mandateNotKept() {
    logger.error("a mandate may have to be submitted again after the next start");
  }

  static void callFailed(RuntimeException failure) {
    logger.error("something that is called failed: {}", failure.getClass().getName());
  }

  static void watchFailed() {
    logger.error("whoever watches over vendors failed; what they did stands in the log");
  }

  static void purged(int tasks) {
    logger.error("an ADMF is silent; {} tasks of it are removed", tasks);
  }
}
