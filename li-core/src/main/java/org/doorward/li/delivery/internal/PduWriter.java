package org.doorward.li.delivery.internal;

import java.nio.ByteBuffer;

/**
 * One piece of product that is written to each of its destinations: encoded for the first, copied for the others.
 * Confined to the thread that numbers.
 */
public interface PduWriter {
  /** How many octets the PDU has at most. */
  int mostOctets();

  /**
   * Writes the PDU at the position of {@code out}, which moves behind it.
   *
   * @param out has room for {@link #mostOctets}, and keeps the octets
   * @throws IllegalArgumentException if the standard forbids such a PDU; nothing counts as written then
   */
  void writeTo(ByteBuffer out);
}
