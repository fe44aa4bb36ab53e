package org.doorward.li.target;

import org.doorward.li.identifier.Sensitive;

/**
 * Whom, or what, a task intercepts. Immutable; two are equal if type and normalised value are. Prints no
 * value.
 *
 * @clause TS 103 221-1, 6.2.1
 */
public sealed interface TargetIdentifier
    permits CallPartyRole,
        E164Number,
        EmailAddress,
        Eui64,
        GpsiMsisdn,
        GpsiNai,
        GtpcTunnelId,
        GtpuTunnelId,
        H323Uri,
        HashedIdentifier,
        Imei,
        Impi,
        Impu,
        Imsi,
        InternationalizedEmailAddress,
        Ipv4Address,
        Ipv4Cidr,
        Ipv6Address,
        Ipv6Cidr,
        MacAddress,
        Nai,
        NonLocalIdentifier,
        PeiImei,
        PeiImeiCheckDigit,
        PeiImeisv,
        RadiusAttribute,
        ServiceAccessIdentifier,
        SipUri,
        Suci,
        SupiImsi,
        SupiNai,
        TargetIdentifierExtension,
        TcpPort,
        TcpPortList,
        TcpPortRange,
        TelUri,
        UdpPort,
        UdpPortList,
        UdpPortRange,
        Vrf {
  /**
   * Which arm of the schema's choice this is.
   *
   * @return the type
   */
  TargetType type();

  /**
   * The value in its one canonical text form, which {@link #of} reads back. Where the schema gives the arm a
   * text, it is that text, normalised; where the schema gives it elements, the record says what the form is.
   *
   * @return the text, which no log may show
   */
  Sensitive<String> text();

  /**
   * The identifier of that type written as {@code text}.
   *
   * @param type the arm
   * @param text its value, in any form that normalises to the canonical one
   * @return the identifier, for which {@code of(i.type(), i.text().reveal())} equals {@code i}
   * @throws IllegalArgumentException if the arm does not admit the text; the message does not quote it
   */
  static TargetIdentifier of(TargetType type, String text) {
    return type.read(text);
  }
}
