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
}
