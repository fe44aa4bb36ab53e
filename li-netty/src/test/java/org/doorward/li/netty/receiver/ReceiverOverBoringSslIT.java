package org.doorward.li.netty.receiver;

import org.doorward.li.netty.tls.TlsEngine;

/** The receiver with the other engine. */
class ReceiverOverBoringSslIT extends ReceiverIT {
  @Override
  TlsEngine engine() {
    return TlsEngine.BORINGSSL;
  }
}
