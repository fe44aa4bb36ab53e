package org.doorward.li.x2x3;

/**
 * What a receiver takes at most. Checked before anything of that size is held.
 *
 * @param maxHeaderOctets of the header with its attributes, at least 40
 * @param maxPayloadOctets of the payload
 * @param maxAttributes in one PDU
 */
public record PduLimits(int maxHeaderOctets, int maxPayloadOctets, int maxAttributes) {
  /** For product: 256 KiB, 16 MiB and 1024 attributes. */
  public static final PduLimits PRODUCT = new PduLimits(256 * 1024, 16 * 1024 * 1024, 1024);

  /** For a peer that has nothing to send but Keepalives and their answers. */
  public static final PduLimits CONTROL = new PduLimits(2048, 2048, 16);

  /**
   * Refuses limits that nothing can keep, or whose sum no buffer can hold.
   *
   * @param maxHeaderOctets at least 40
   * @param maxPayloadOctets at least 0
   * @param maxAttributes at least 1
   */
  public PduLimits {
    if (maxHeaderOctets < PduCodec.MIN_HEADER_OCTETS || maxPayloadOctets < 0 || maxAttributes < 1) {
      throw new IllegalArgumentException("limits below what a PDU needs");
    }
    if ((long) maxHeaderOctets + maxPayloadOctets > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("limits beyond what one buffer holds");
    }
  }
}
