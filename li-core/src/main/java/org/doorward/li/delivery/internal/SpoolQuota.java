package org.doorward.li.delivery.internal;

/** How much one destination may have on the disk. Thread-safe. */
public final class SpoolQuota {
  private final long most;
  private long used;

  /** Nothing is used of {@code most} octets. */
  public SpoolQuota(long most) {
    this.most = most;
  }

  synchronized boolean take(long octets) {
    boolean fits = octets <= most - used;
    if (fits) {
      used += octets;
    }
    return fits;
  }

  /** What is there already counts, even if it is too much by now. */
  synchronized void found(long octets) {
    used += octets;
  }

  synchronized void give(long octets) {
    used -= octets;
  }
}
