package org.doorward.li.policy;

import org.doorward.li.authority.MandateInbox;

/**
 * The operator's own rule on top of the library's. It can only narrow: it is asked about requests that the
 * library's rules permit, all hooks have to permit, and one that throws, answers nothing, takes too long or calls
 * back into what asked it denies.
 *
 * <p>Stopping is not asked about: of a deactivation, of a change that only narrows a task, and of a revocation, hooks
 * are told.
 */
public interface PolicyHook {
  /**
   * Decides about one request. Called on a worker thread of the element, several at a time; may block, but is
   * interrupted and taken for a denial when the time limit is over. While 16 calls have not come back it is not asked,
   * which denies too. If what it is asked about changes meanwhile it may be asked again about the same request.
   *
   * @param question what is asked
   * @return {@link Decision#permit}, or why not; the peer is told the code alone
   */
  Decision decide(PolicyQuestion question);

  /**
   * Is told of a request that stops or only narrows an interception. Called on a worker thread, one call at a time, in
   * the order in which they are permitted; nothing waits for it, and what it throws is dropped. What comes while 1,024
   * wait to be told is not told. Does nothing unless overridden.
   *
   * @param question what has been asked of the element
   */
  default void stopping(PolicyQuestion question) {}

  /**
   * Is told that an officer has revoked something, which is in force by then. Called as {@link #stopping} is. Does
   * nothing unless overridden.
   *
   * @param revocation what is revoked, and by whom
   */
  default void revoked(MandateInbox.RevocationReceipt revocation) {}
}
