package org.doorward.li.x2x3;

/**
 * The edition of the PDU that the sender was built against. Only the minor number varies: every edition has
 * the major number 0, and a PDU of another major is not read.
 *
 * @param minor 0 to 255
 * @clause TS 103 221-2, 5.2.1
 */
public record PduVersion(int minor) {
  /** What V1.6.1 to V1.9.1 write, and what every peer known to us takes. */
  public static final PduVersion DEFAULT = new PduVersion(5);

  /** What V1.10.1 writes. */
  public static final PduVersion V1_10_1 = new PduVersion(6);

  /**
   * Refuses what one octet cannot hold.
   *
   * @param minor 0 to 255
   */
  public PduVersion {
    if (minor < 0 || minor > 0xFF) {
      throw new IllegalArgumentException("minor version beyond 8 bits: " + minor);
    }
  }
}
