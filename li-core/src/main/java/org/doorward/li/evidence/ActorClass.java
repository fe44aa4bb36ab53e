package org.doorward.li.evidence;

/** What kind of actor stands behind an entry. */
public enum ActorClass {
  /** Nobody who could be told apart; for instance a peer without a certificate. */
  UNKNOWN(1),
  /** An administration function. */
  ADMF(2),
  /** A person of the operator who may authorise. */
  OFFICER(3),
  /** A person of the vendor. */
  VENDOR(4),
  /** A mediation and delivery function. */
  MDF(5),
  /** The network element itself. */
  ELEMENT(6);

  private final int code;

  ActorClass(int code) {
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
