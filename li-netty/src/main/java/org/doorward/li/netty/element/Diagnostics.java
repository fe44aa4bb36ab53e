package org.doorward.li.netty.element;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What an element tells the people who run LI. Silent unless their loggers are turned on. */
final class Diagnostics {
  private static final Logger logger =
      LoggerFactory.getLogger("org.doorward.li.diagnostics.netty.element");

  private Diagnostics() {}

  static void closedWith(Exception failure) {
    logger.error("something did not close: {}", failure.getClass().getName());
  }

  static void notRecorded() {
    logger.error("evidence cannot be recorded; new access is refused");
  }

  static void revocationListsUnreadable() {
    logger.error(
        "the lists of revoked certificates cannot be read; those read before are used while they are recent");
  }

  static void stateUnreadable() {
    logger.error("the state cannot be read; the element holds no tasks");
  }
}
