package org.doorward.li.delivery.internal;

import org.doorward.li.evidence.Reason;

/** Why product is lost. What is recorded is the first that applies. */
public enum LossCause {
  /** There was no room: in the hand-over ring, or in memory and spool. */
  NO_ROOM(0x1, Reason.NO_ROOM),
  /** It stood in memory when the process died. */
  RESTART(0x2, Reason.RESTART),
  /** What it stood in on the disk is damaged. */
  DAMAGED(0x4, Reason.DAMAGED),
  /** The standard forbids to send it so, or no encoding has room for it. */
  FAILED(0x8, Reason.FAILED),
  /** The destination is not there, or does not take the interface. */
  NOT_TAKEN(0x10, Reason.NOT_FOUND),
  /** Its task had ended. */
  TASK_ENDED(0x20, Reason.TASK_ENDED),
  /** The time to deliver it was over. */
  DRAINED(0x40, Reason.DRAIN_TIME);

  private final int bit;
  private final Reason reason;

  LossCause(int bit, Reason reason) {
    this.bit = bit;
    this.reason = reason;
  }

  int bit() {
    return bit;
  }

  /** What an entry of the log says, of the causes whose bits are set. */
  static Reason reason(int bits) {
    for (LossCause cause : values()) {
      if ((bits & cause.bit) != 0) {
        return cause.reason;
      }
    }
    return Reason.FAILED;
  }
}
