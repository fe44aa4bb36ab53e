package org.doorward.li.intercept.internal;

/** Would see what only its package sees. */
public final class Mint {
  private Mint() {}
}
