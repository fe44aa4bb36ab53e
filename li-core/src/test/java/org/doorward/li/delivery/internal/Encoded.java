package org.doorward.li.delivery.internal;

import java.nio.ByteBuffer;
import org.doorward.li.x2x3.DestinationProfile;

/**
 * A PDU that is encoded already.
 *
 * @param pdu its octets
 */
record Encoded(ByteBuffer pdu) implements PduWriter {
  static Encoded of(int length) {
    return new Encoded(ByteBuffer.allocate(length));
  }

  @Override
  public int mostOctets() {
    return pdu.remaining();
  }

  @Override
  public void writeTo(ByteBuffer out, DestinationProfile profile) {
    out.put(pdu.duplicate());
  }
}
