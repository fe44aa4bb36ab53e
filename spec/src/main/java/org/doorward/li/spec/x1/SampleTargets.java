package org.doorward.li.spec.x1;

import java.util.List;
import org.doorward.li.extension.Extension;
import org.doorward.li.identifier.GenericObjectId;
import org.doorward.li.identifier.Octets;
import org.doorward.li.target.HashedIdentifier;
import org.doorward.li.target.Ipv4Address;
import org.doorward.li.target.Ipv4Cidr;
import org.doorward.li.target.Ipv6Address;
import org.doorward.li.target.Ipv6Cidr;
import org.doorward.li.target.RadiusAttribute;
import org.doorward.li.target.Suci;
import org.doorward.li.target.TargetIdentifier;
import org.doorward.li.target.TargetIdentifierExtension;
import org.doorward.li.target.TargetType;
import org.doorward.li.target.TcpPortList;
import org.doorward.li.target.TcpPortRange;
import org.doorward.li.target.UdpPortList;
import org.doorward.li.target.UdpPortRange;

/** A target identifier of each of the forty arms. */
final class SampleTargets {
  private static final int SHA_256_OCTETS = 32;

  private SampleTargets() {}

  static TargetIdentifier of(TargetType type, Draw draw) {
    return switch (type) {
      case IPV4_ADDRESS -> new Ipv4Address(draw.octets(4));
      case IPV6_ADDRESS -> new Ipv6Address(draw.octets(16));
      case IPV4_CIDR -> new Ipv4Cidr(draw.octets(4), draw.below(33));
      case IPV6_CIDR -> new Ipv6Cidr(draw.octets(16), 1 + draw.below(128));
      case TCP_PORT_RANGE -> TcpPortRange.of(2 + draw.below(1_000), 2_000 + draw.below(60_000));
      case TCP_PORT_LIST -> TcpPortList.of(draw.list(3, () -> 2 + draw.below(65_534)));
      case UDP_PORT_RANGE -> UdpPortRange.of(draw.below(1_000), 2_000 + draw.below(60_000));
      case UDP_PORT_LIST -> UdpPortList.of(draw.list(3, () -> draw.below(65_536)));
      case RADIUS_ATTRIBUTE -> new RadiusAttribute(draw.octets(1 + draw.below(40)));
      case SUCI -> new Suci(draw.octets(8 + draw.below(40)));
      case HASHED_IDENTIFIER ->
        new HashedIdentifier(new GenericObjectId(draw.uuid()), "imsi", draw.octets(SHA_256_OCTETS));
      case TARGET_IDENTIFIER_EXTENSION ->
        new TargetIdentifierExtension(new Extension(draw.text(), List.of()));
      default -> TargetIdentifier.of(type, text(type, draw));
    };
  }

  private static String text(TargetType type, Draw draw) {
    String user = "u" + draw.digits(4);
    return switch (type) {
      case E164_NUMBER, GPSI_MSISDN -> draw.digits(1 + draw.below(15));
      case IMSI, SUPI_IMSI -> draw.digits(6 + draw.below(10));
      case IMEI, PEI_IMEI -> draw.digits(14);
      case PEI_IMEI_CHECK_DIGIT -> draw.digits(15);
      case PEI_IMEISV -> draw.digits(16);
      case MAC_ADDRESS -> pairs(draw.octets(6));
      case EUI_64 -> pairs(draw.octets(8));
      case TCP_PORT -> String.valueOf(2 + draw.below(65_534));
      case UDP_PORT -> String.valueOf(draw.below(65_536));
      case GTPU_TUNNEL_ID, GTPC_TUNNEL_ID -> String.valueOf(draw.bits() & 0xFFFF_FFFFL);
      case EMAIL_ADDRESS -> user + "+a@mail.example";
      case INTERNATIONALIZED_EMAIL_ADDRESS -> user + "жук@пошта.example";
      case SIP_URI -> (draw.bool() ? "sip:" : "sips:") + user + "@ims.example;user=phone";
      case TEL_URI -> "tel:+" + draw.digits(12);
      case H323_URI -> "h323:" + user + "@gk.example";
      case IMPU -> "sip:+" + draw.digits(12) + "@ims.example";
      case CALL_PARTY_ROLE -> draw.one(List.of("Originating", "Terminating", "Forwarded-To"));
      case NON_LOCAL_IDENTIFIER -> draw.one(List.of("Local", "NonLocal"));
      case VRF, SERVICE_ACCESS_IDENTIFIER -> "line " + user + " & <b>";
      default -> user + "@realm.example"; // impi, nai and their kin
    };
  }

  private static String pairs(Octets octets) {
    return octets.toHex().replaceAll("(..)(?!$)", "$1:");
  }
}
