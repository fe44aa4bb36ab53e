package org.doorward.li.element;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/** What a vendor's engineer can be told. Nothing of it depends on whether somebody is intercepted. */
public final class VendorFacts {
  private VendorFacts() {}

  /**
   * Whether the process is well.
   *
   * @param uptime since the element started
   * @param heapUsedOctets how much memory is used
   * @param heapMaxOctets how much there may be
   */
  public record Health(Duration uptime, long heapUsedOctets, long heapMaxOctets) {
    /**
     * Refuses null.
     *
     * @param uptime not null
     * @param heapUsedOctets octets
     * @param heapMaxOctets octets
     */
    public Health {
      requireNonNull(uptime, "uptime");
    }
  }

  /**
   * Which version runs.
   *
   * @param library the library's, or "unknown" where it does not run as a module
   * @param java the Java runtime's
   */
  public record Version(String library, String java) {
    /**
     * Refuses null.
     *
     * @param library not null
     * @param java not null
     */
    public Version {
      requireNonNull(library, "library");
      requireNonNull(java, "java");
    }
  }

  /**
   * Figures of the process and of the session.
   *
   * @param processors that the process may use
   * @param heapCommittedOctets how much memory it has taken
   * @param callsMade with this grant, this one included
   * @param callsLeft with this grant
   */
  public record Counters(int processors, long heapCommittedOctets, int callsMade, int callsLeft) {}
}
