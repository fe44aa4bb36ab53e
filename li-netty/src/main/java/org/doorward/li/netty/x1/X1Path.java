package org.doorward.li.netty.x1;

import org.doorward.li.authority.PeerIdentity.ComponentRole;

/**
 * Who receives X1 requests, and with it the path they are posted to.
 *
 * @clause TS 103 221-1, 7.2.2.2
 */
public enum X1Path {
  /** A network element receives, an ADMF sends. */
  NE("/X1/NE", ComponentRole.NE, ComponentRole.ADMF),
  /** An ADMF receives, a network element sends. */
  ADMF("/X1/ADMF", ComponentRole.ADMF, ComponentRole.NE);

  private final String path;
  private final ComponentRole receiver;
  private final ComponentRole sender;

  X1Path(String path, ComponentRole receiver, ComponentRole sender) {
    this.path = path;
    this.receiver = receiver;
    this.sender = sender;
  }

  /**
   * The path of the URL.
   *
   * @return with its leading slash
   */
  public String path() {
    return path;
  }

  /**
   * What receives requests there.
   *
   * @return the role its certificate has to bind
   */
  public ComponentRole receiver() {
    return receiver;
  }

  /**
   * What sends requests there.
   *
   * @return the role its certificate has to bind
   */
  public ComponentRole sender() {
    return sender;
  }
}
