package org.doorward.examples.tap;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/**
 * What makes a call one: the Call-ID, and the tag of the side that began, since nothing else keeps two from choosing
 * the same Call-ID. The branches of a call that was forked have both in common. Immutable.
 *
 * @param callId the Call-ID
 * @param tag the tag of the side that sent the first request; empty text if it had none
 */
public record CallKey(String callId, String tag) {
  /**
   * A number for the call, the same wherever it is computed: FNV-1a over Call-ID and tag.
   *
   * @return never zero, which would mean that there is no correlation
   */
  public long correlation() {
    long hash = 0xCBF29CE484222325L;
    for (byte octet : (callId + '\0' + tag).getBytes(ISO_8859_1)) {
      hash = (hash ^ (octet & 0xFF)) * 0x100000001B3L;
    }
    return hash == 0 ? 1 : hash;
  }

  /** The number: a Call-ID may contain a name. */
  @Override
  public String toString() {
    return "call " + Long.toHexString(correlation());
  }
}
