package org.doorward.li.x1.xml;

import java.util.stream.Stream;
import org.doorward.li.target.TargetType;

/** What the schema says of the target identifiers that are texts. */
final class TargetFacets {
  private static final String URI = "[a-zA-Z0-9!#$&-;=?-\\[\\]_~%]+";
  private static final String PAIR = "[a-f0-9]{2}";

  private TargetFacets() {}

  static Facets of(TargetType type) {
    return switch (type) {
      case E164_NUMBER, GPSI_MSISDN -> Facets.E164;
      case IMSI, SUPI_IMSI -> Facets.form("IMSI", "token", "[0-9]{6,15}");
      case IMEI, PEI_IMEI -> Facets.form("IMEI", "token", "[0-9]{14}");
      case PEI_IMEI_CHECK_DIGIT -> Facets.form("IMEICheckDigit", "token", "[0-9]{15}");
      case PEI_IMEISV -> Facets.form("IMEISV", "token", "[0-9]{16}");
      case MAC_ADDRESS -> Facets.form("MACAddress", "token", "(" + PAIR + ":){5}" + PAIR);
      case EUI_64 -> Facets.form("EUI64", "token", "(" + PAIR + ":){7}" + PAIR);
      case IPV4_ADDRESS -> Facets.IPV4;
      case IPV6_ADDRESS -> Facets.IPV6;
      case IPV6_CIDR -> Facets.IPV6_CIDR;
      case TCP_PORT -> Facets.TCP_PORT;
      case UDP_PORT -> Facets.UDP_PORT;
      case GTPU_TUNNEL_ID, GTPC_TUNNEL_ID -> Facets.UNSIGNED32;
      case EMAIL_ADDRESS -> Facets.EMAIL;
      case INTERNATIONALIZED_EMAIL_ADDRESS ->
        Facets.form("InternationalizedEmailAddress", "string", ".+@.+").length(1, 255);
      case SIP_URI -> Facets.form("SIPURI", "anyURI", "sips?:" + URI);
      case TEL_URI -> Facets.form("TELURI", "anyURI", "tel:" + URI);
      case H323_URI -> Facets.form("H323URI", "string", "h323:" + URI).length(1, 255);
      case IMPU -> Facets.form("IMPU", "string", URI).length(1, 255);
      case RADIUS_ATTRIBUTE, SUCI -> Facets.HEX_BINARY;
      case CALL_PARTY_ROLE ->
        Facets.values("CallPartyRole", Stream.of("Originating", "Terminating", "Forwarded-To"));
      case NON_LOCAL_IDENTIFIER ->
        Facets.values("NonLocalIdentifier", Stream.of("Local", "NonLocal"));
      case VRF -> Facets.SHORT_TEXT;
      case IMPI, NAI, SUPI_NAI, GPSI_NAI, SERVICE_ACCESS_IDENTIFIER -> Facets.TEXT;
      case IPV4_CIDR,
          TCP_PORT_RANGE,
          TCP_PORT_LIST,
          UDP_PORT_RANGE,
          UDP_PORT_LIST,
          HASHED_IDENTIFIER,
          TARGET_IDENTIFIER_EXTENSION -> throw new IllegalArgumentException("no text: " + type);
    };
  }
}
