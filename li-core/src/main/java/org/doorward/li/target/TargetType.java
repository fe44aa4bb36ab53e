package org.doorward.li.target;

import java.util.function.Function;

/**
 * The arms of the X1 schema's target identifier, in its order: for each, the element it is written in and how its
 * text is read.
 *
 * @clause TS 103 221-1, 6.2.1
 */
public enum TargetType {
  /** A telephone number. */
  E164_NUMBER("e164Number", E164Number::of),
  /** A mobile subscriber. */
  IMSI("imsi", Imsi::of),
  /** A mobile equipment. */
  IMEI("imei", Imei::of),
  /** An Ethernet address. */
  MAC_ADDRESS("macAddress", MacAddress::of),
  /** An IPv4 address. */
  IPV4_ADDRESS("ipv4Address", Ipv4Address::of),
  /** An IPv6 address. */
  IPV6_ADDRESS("ipv6Address", Ipv6Address::of),
  /** A range of IPv4 addresses. */
  IPV4_CIDR("ipv4Cidr", Ipv4Cidr::of),
  /** A range of IPv6 addresses. */
  IPV6_CIDR("ipv6Cidr", Ipv6Cidr::of),
  /** A TCP port. */
  TCP_PORT("tcpPort", TcpPort::of),
  /** A range of TCP ports. */
  TCP_PORT_RANGE("tcpPortRange", TcpPortRange::of),
  /** Several TCP ports. */
  TCP_PORT_LIST("tcpPortList", TcpPortList::of),
  /** A UDP port. */
  UDP_PORT("udpPort", UdpPort::of),
  /** A range of UDP ports. */
  UDP_PORT_RANGE("udpPortRange", UdpPortRange::of),
  /** Several UDP ports. */
  UDP_PORT_LIST("udpPortList", UdpPortList::of),
  /** An e-mail address in ASCII. */
  EMAIL_ADDRESS("emailAddress", EmailAddress::of),
  /** An e-mail address in Unicode. */
  INTERNATIONALIZED_EMAIL_ADDRESS(
      "internationalizedEmailAddress", InternationalizedEmailAddress::of),
  /** A SIP or SIPS URI. */
  SIP_URI("sipUri", SipUri::of),
  /** A TEL URI. */
  TEL_URI("telUri", TelUri::of),
  /** An H.323 URI. */
  H323_URI("h323Uri", H323Uri::of),
  /** An IMS public identity. */
  IMPU("impu", Impu::of),
  /** An IMS private identity. */
  IMPI("impi", Impi::of),
  /** A network access identifier. */
  NAI("nai", Nai::of),
  /** A RADIUS attribute. */
  RADIUS_ATTRIBUTE("radiusAttribute", RadiusAttribute::of),
  /** A tunnel endpoint of the user plane. */
  GTPU_TUNNEL_ID("gtpuTunnelId", GtpuTunnelId::of),
  /** A tunnel endpoint of the control plane. */
  GTPC_TUNNEL_ID("gtpcTunnelId", GtpcTunnelId::of),
  /** The target's part in a call. */
  CALL_PARTY_ROLE("callPartyRole", CallPartyRole::of),
  /** Whether the target belongs to this network. */
  NON_LOCAL_IDENTIFIER("nonLocalIdentifier", NonLocalIdentifier::of),
  /** A 5G subscriber, by IMSI. */
  SUPI_IMSI("supiimsi", SupiImsi::of),
  /** A 5G subscriber, by network access identifier. */
  SUPI_NAI("supinai", SupiNai::of),
  /** A 5G subscriber, concealed. */
  SUCI("suci", Suci::of),
  /** A 5G equipment, by IMEI. */
  PEI_IMEI("peiImei", PeiImei::of),
  /** A 5G equipment, by IMEI with check digit. */
  PEI_IMEI_CHECK_DIGIT("peiImeiCheckDigit", PeiImeiCheckDigit::of),
  /** A 5G equipment, by IMEISV. */
  PEI_IMEISV("peiImeisv", PeiImeisv::of),
  /** A 5G public identifier, by telephone number. */
  GPSI_MSISDN("gpsiMsisdn", GpsiMsisdn::of),
  /** A 5G public identifier, by network access identifier. */
  GPSI_NAI("gpsiNai", GpsiNai::of),
  /** An interface, by 64-bit identifier. */
  EUI_64("eui64", Eui64::of),
  /** An access to a service. */
  SERVICE_ACCESS_IDENTIFIER("serviceAccessIdentifier", ServiceAccessIdentifier::of),
  /** The digest of an identity. */
  HASHED_IDENTIFIER("hashedIdentifier", HashedIdentifier::of),
  /** An identifier of somebody else's schema. */
  TARGET_IDENTIFIER_EXTENSION("targetIdentifierExtension", TargetIdentifierExtension::of),
  /** A routing and forwarding instance. */
  VRF("vrf", Vrf::of);

  private final String elementName;

  @SuppressWarnings("ImmutableEnumChecker") // a method reference that captures nothing
  private final Function<String, TargetIdentifier> reader;

  TargetType(String elementName, Function<String, TargetIdentifier> reader) {
    this.elementName = elementName;
    this.reader = reader;
  }

  /**
   * The type written in the element {@code elementName}.
   *
   * @param elementName local name, exact case
   * @return the type
   * @throws IllegalArgumentException if the schema has no such arm
   */
  public static TargetType of(String elementName) {
    for (TargetType type : values()) {
      if (type.elementName.equals(elementName)) {
        return type;
      }
    }
    throw new IllegalArgumentException("no such type of target identifier");
  }

  /**
   * The local name of the element.
   *
   * @return for instance {@code e164Number}
   */
  public String elementName() {
    return elementName;
  }

  TargetIdentifier read(String text) {
    return reader.apply(text);
  }
}
