package org.doorward.li.netty.link;

import java.nio.ByteBuffer;
import org.doorward.li.fault.DecodeException;
import org.doorward.li.x2x3.Pdu;
import org.doorward.li.x2x3.PduCodec;
import org.doorward.li.x2x3.PduLimits;
import org.doorward.li.x2x3.PduView;

/** PDUs as a receiver sees them. */
public final class Views {
  private Views() {}

  public static PduView of(Pdu pdu) {
    return of(PduCodec.encode(pdu));
  }

  public static PduView of(ByteBuffer octets) {
    try {
      return new PduView().read(octets, PduLimits.PRODUCT);
    } catch (DecodeException e) {
      throw new AssertionError(e);
    }
  }
}
