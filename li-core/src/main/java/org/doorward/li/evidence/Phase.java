package org.doorward.li.evidence;

/** Which part of an act an entry records. */
public enum Phase {
  /** What is about to be done; stands in the log before it has any effect. */
  INTENT(1),
  /** What became of an intent. */
  OUTCOME(2),
  /** What was asked for and not done. */
  REFUSAL(3),
  /** What happened without being asked for. */
  EVENT(4);

  private final int code;

  Phase(int code) {
    this.code = code;
  }

  /**
   * Its number in the published schema of entries.
   *
   * @return above 0
   */
  public int code() {
    return code;
  }
}
