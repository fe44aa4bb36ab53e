package org.doorward.li.policy;

import org.doorward.li.x1.RequestMessageType;

/**
 * A hook that bounds how many tasks run at the same time at this element, whosoever they are. Tasks that ran before a
 * restart count, and none of them is ended. Of other requests than activations it says nothing. Immutable.
 */
public final class ConcurrentTasks implements PolicyHook {
  private final int most;

  private ConcurrentTasks(int most) {
    this.most = most;
  }

  /**
   * Bounds the number of tasks.
   *
   * @param most how many may run; 0 permits no activation
   * @return the hook
   * @throws IllegalArgumentException if {@code most} is negative
   */
  public static ConcurrentTasks atMost(int most) {
    if (most < 0) {
      throw new IllegalArgumentException("fewer tasks than none");
    }
    return new ConcurrentTasks(most);
  }

  @Override
  public Decision decide(PolicyQuestion question) {
    return question.request().type() == RequestMessageType.ACTIVATE_TASK
        ? Decision.permitWithin(most)
        : Decision.permit();
  }
}
