package org.doorward.li.policy;

/**
 * The operator's own rule on top of the library's. It can only narrow: it is asked about requests that the
 * library's rules permit, all hooks have to permit, and one that throws, answers nothing, takes too long or calls
 * back into what asked it denies.
 *
 * <p>Stopping is not asked about: of a deactivation, and of a change that only narrows a task, hooks are told.
 */
public interface PolicyHook {
  /**
   * Decides about one request. Called on a thread of the pool that the element was given, several at a time;
   * may block, but is interrupted and taken for a denial when the time limit is over.
   *
   * @param question what is asked
   * @return {@link Decision#permit}, or why not; the peer is told the code alone
   */
  Decision decide(PolicyQuestion question);

  /**
   * Is told of a request that stops or only narrows an interception. Called on a thread of the same pool; nothing
   * waits for it, and what it throws is dropped. Does nothing unless overridden.
   *
   * @param question what has been asked of the element
   */
  default void stopping(PolicyQuestion question) {}
}
