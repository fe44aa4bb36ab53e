package org.doorward.li.netty.receiver;

import org.doorward.li.netty.tls.TlsEngine;

/** INV-X2X3-31: which connections a receiver accepts, with the other engine. */
class ReceiverPeersOverBoringSslIT extends ReceiverPeersIT {
  @Override
  TlsEngine engine() {
    return TlsEngine.BORINGSSL;
  }
}
