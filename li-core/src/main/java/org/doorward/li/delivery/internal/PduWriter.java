package org.doorward.li.delivery.internal;

import java.nio.ByteBuffer;
import org.doorward.li.x2x3.DestinationProfile;

/**
 * One piece of product that is written to each of its destinations: encoded once for each profile, and copied for further
 * destinations of that.
 * Confined to the thread that numbers.
 */
public interface PduWriter {
  /** How many octets the PDU has at most. */
  int mostOctets();

  /**
   * Writes the PDU at the position of {@code out}, which moves behind it. The version octets are not the profile's yet.
   *
   * @param out has room for {@link #mostOctets}, and keeps the octets
   * @param profile what the destination takes
   * @throws IllegalArgumentException if the standard or the profile forbids such a PDU; nothing counts as written then
   */
  void writeTo(ByteBuffer out, DestinationProfile profile);
}
