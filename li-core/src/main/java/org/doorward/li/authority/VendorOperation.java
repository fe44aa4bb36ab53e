package org.doorward.li.authority;

/**
 * What a vendor's engineer can be granted: this, and nothing else. No operation takes a parameter, so that none can
 * name a target, a product, a task, a destination, a key, a policy or a log, and none answers with anything that
 * depends on whether somebody is intercepted.
 */
public enum VendorOperation {
  /** Whether the process is well: since when it runs, and how much memory it has. */
  HEALTH,
  /** Which version of the library runs, on which Java. */
  VERSION,
  /** The digests of the artefacts that run. */
  BUILD_DIGESTS,
  /** Figures of the process: processors, threads. */
  COUNTERS
}
