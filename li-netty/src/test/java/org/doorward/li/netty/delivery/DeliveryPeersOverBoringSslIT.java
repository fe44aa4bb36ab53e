package org.doorward.li.netty.delivery;

import org.doorward.li.netty.tls.TlsEngine;

/** INV-X2X3-31: whom delivery gives product to, with the other engine. */
class DeliveryPeersOverBoringSslIT extends DeliveryPeersIT {
  @Override
  TlsEngine engine() {
    return TlsEngine.BORINGSSL;
  }
}
