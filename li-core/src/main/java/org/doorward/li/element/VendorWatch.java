package org.doorward.li.element;

import java.time.Instant;
import java.util.Optional;
import org.doorward.li.authority.VendorOperation;
import org.doorward.li.authority.VendorRefusal;
import org.doorward.li.identifier.Octets;

/**
 * Lets the operator see what a vendor's people do while they do it. It can neither deny nor delay anything: what it
 * throws is dropped, and it is told what already stands in the log.
 */
@FunctionalInterface
public interface VendorWatch {
  /**
   * Something has happened.
   *
   * @param event what; called by the thread that did it, which waits
   */
  void happened(Event event);

  /** What can happen. */
  enum Kind {
    /** A grant was taken in, or not. */
    GRANT,
    /** A session was opened, or not. */
    ENTRY,
    /** Something was asked for, and answered or not. */
    CALL,
    /** A session is over. */
    END
  }

  /**
   * What has happened.
   *
   * @param time by the element's clock
   * @param kind what
   * @param grantSha256 which grant; none if what was submitted is none
   * @param certificateSha256 of the engineer; none with {@link Kind#GRANT}
   * @param operation what was asked for, with {@link Kind#CALL}
   * @param refusal why not, or why a session is over
   */
  record Event(
      Instant time,
      Kind kind,
      Octets grantSha256,
      Octets certificateSha256,
      Optional<VendorOperation> operation,
      Optional<VendorRefusal> refusal) {}
}
