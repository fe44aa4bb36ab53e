package org.doorward.li.evidence;

import org.doorward.li.fault.EvidenceException;

/** Takes the entries of a log in order, while the log is being verified. */
@FunctionalInterface
public interface EntryVisitor {
  /**
   * Takes one entry. Nothing is proven about it before the verification as a whole has succeeded.
   *
   * @param entry the next one
   * @throws EvidenceException if the visitor refuses it; the verification fails with it
   */
  void entry(AuditEntry entry) throws EvidenceException;
}
