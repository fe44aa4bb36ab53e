package org.doorward.li.evidence;

/** What the answer of a proof bundle counts. */
public enum Finding {
  /** Sessions that a vendor's engineer opened. */
  ENTERED("entered"),
  /** What a vendor's engineer asked for in a session, and was answered. */
  CALLS("calls"),
  /** Permissions for a vendor's engineer that officers signed and the element took. */
  GRANTS("grants"),
  /** What was done to the task or under the mandate, or happened to it. */
  ACTS("acts"),
  /** What was read. */
  READ("read"),
  /** What was asked for and not done. */
  REFUSED("refused");

  private final String word;

  Finding(String word) {
    this.word = word;
  }

  /**
   * How it is called in a bundle.
   *
   * @return lower case
   */
  public String word() {
    return word;
  }
}
