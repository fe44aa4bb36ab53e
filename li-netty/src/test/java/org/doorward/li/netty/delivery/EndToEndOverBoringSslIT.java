package org.doorward.li.netty.delivery;

import org.doorward.li.netty.tls.TlsEngine;

/** Both ends with the other engine. */
class EndToEndOverBoringSslIT extends EndToEndIT {
  @Override
  TlsEngine engine() {
    return TlsEngine.BORINGSSL;
  }
}
