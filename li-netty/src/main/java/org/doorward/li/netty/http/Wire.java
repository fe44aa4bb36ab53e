package org.doorward.li.netty.http;

/** How calls travel over one open connection: one of the versions of HTTP. Confined to its channel's event loop. */
interface Wire {
  /** How many more calls it takes now; 0 once it takes none at all. */
  int room();

  /** Sends a call for which there was room; {@code Line} is told what it brings. */
  void post(Call call);

  /** Nobody waits for the call any longer. */
  void abandon(Call call);
}
