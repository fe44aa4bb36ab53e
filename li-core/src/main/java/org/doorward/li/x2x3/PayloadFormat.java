package org.doorward.li.x2x3;

import java.util.Optional;

/**
 * What the payload is. A format that later editions add is kept.
 *
 * @param code 0 to 65535
 * @clause TS 103 221-2, 5.2.5 and 5.4.1
 */
public record PayloadFormat(int code) {
  /** No payload: Keepalives only. */
  public static final PayloadFormat KEEPALIVE = new PayloadFormat(0);

  /** A structure of TS 102 232-1. */
  public static final PayloadFormat TS_102_232_1 = new PayloadFormat(1);

  /** A structure of 3GPP TS 33.128; {@code XIRIPayload} on X2. */
  public static final PayloadFormat TS_33_128 = new PayloadFormat(2);

  /** A structure of 3GPP TS 33.108. */
  public static final PayloadFormat TS_33_108 = new PayloadFormat(3);

  /** What both ends agreed on. */
  public static final PayloadFormat PROPRIETARY = new PayloadFormat(4);

  /** From the IPv4 header on. */
  public static final PayloadFormat IPV4 = new PayloadFormat(5);

  /** From the IPv6 header on. */
  public static final PayloadFormat IPV6 = new PayloadFormat(6);

  /** From the destination MAC address on. */
  public static final PayloadFormat ETHERNET = new PayloadFormat(7);

  /** From the RTP header on. */
  public static final PayloadFormat RTP = new PayloadFormat(8);

  /** One SIP message, from the start line to the end of the body. */
  public static final PayloadFormat SIP = new PayloadFormat(9);

  /** One DHCP message. */
  public static final PayloadFormat DHCP = new PayloadFormat(10);

  /** One RADIUS packet. */
  public static final PayloadFormat RADIUS = new PayloadFormat(11);

  /** From the GTP-U header on. */
  public static final PayloadFormat GTP_U = new PayloadFormat(12);

  /** One MSRP message. */
  public static final PayloadFormat MSRP = new PayloadFormat(13);

  /** {@code EpsIRIContent} of 3GPP TS 33.108. */
  public static final PayloadFormat EPS_IRI = new PayloadFormat(14);

  /** A MIME body; attributes 19 and 20 describe it. */
  public static final PayloadFormat MIME = new PayloadFormat(15);

  /** User data of an Unstructured PDU session. */
  public static final PayloadFormat UNSTRUCTURED = new PayloadFormat(16);

  /** The {@code Payload} component of a TS 102 232-1 PS-PDU. */
  public static final PayloadFormat PS_PDU_PAYLOAD = new PayloadFormat(17);

  /** In the order of their codes, without a gap. */
  private static final Row[] ROWS = {
    new Row(KEEPALIVE, false, false, Edition.V1_4_1),
    new Row(TS_102_232_1, true, true, Edition.V1_4_1),
    new Row(TS_33_128, true, true, Edition.V1_4_1),
    new Row(TS_33_108, true, true, Edition.V1_4_1),
    new Row(PROPRIETARY, true, true, Edition.V1_4_1),
    new Row(IPV4, true, true, Edition.V1_4_1),
    new Row(IPV6, true, true, Edition.V1_4_1),
    new Row(ETHERNET, false, true, Edition.V1_4_1),
    new Row(RTP, false, true, Edition.V1_4_1),
    new Row(SIP, true, false, Edition.V1_4_1),
    new Row(DHCP, true, false, Edition.V1_4_1),
    new Row(RADIUS, true, false, Edition.V1_4_1),
    new Row(GTP_U, false, true, Edition.V1_4_1),
    new Row(MSRP, false, true, Edition.V1_4_1),
    new Row(EPS_IRI, true, false, Edition.V1_6_1),
    new Row(MIME, true, true, Edition.V1_6_1),
    new Row(UNSTRUCTURED, false, true, Edition.V1_6_1),
    new Row(PS_PDU_PAYLOAD, true, true, Edition.V1_8_1)
  };

  private record Row(PayloadFormat format, boolean onX2, boolean onX3, Edition since) {}

  /** The format of that code; makes no object for those of the standard. */
  static PayloadFormat of(int code) {
    return known(code) ? ROWS[code].format : new PayloadFormat(code);
  }

  static boolean known(int code) {
    return code < ROWS.length;
  }

  /** Also of what no edition knows, which the rules for a PDU judge. */
  static boolean knownIn(Edition edition, int code) {
    return !known(code) || ROWS[code].since.compareTo(edition) <= 0;
  }

  static boolean allowed(int code, int type) {
    return known(code)
        && (type == PduType.X2.code()
            ? ROWS[code].onX2
            : type == PduType.X3.code() && ROWS[code].onX3);
  }

  /**
   * Refuses what the field cannot hold.
   *
   * @param code 0 to 65535
   */
  public PayloadFormat {
    if (code < 0 || code > 0xFFFF) {
      throw new IllegalArgumentException("payload format beyond 16 bits: " + code);
    }
  }

  /**
   * Since when the format is known.
   *
   * @return empty for a format that is in no edition up to V1.10.1
   */
  public Optional<Edition> since() {
    return known(code) ? Optional.of(ROWS[code].since) : Optional.empty();
  }

  /**
   * Whether a PDU of {@code type} may carry this format; the standard binds both ends to the answer.
   *
   * @param type X2 or X3
   * @return false for an unknown format, and for any type that is not product
   */
  public boolean allowedOn(PduType type) {
    return allowed(code, type.code());
  }
}
