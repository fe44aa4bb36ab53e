package org.doorward.li.intercept.internal;

import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.doorward.li.extension.Extension;
import org.doorward.li.identifier.GenericObjectId;
import org.doorward.li.identifier.Octets;
import org.doorward.li.target.Ipv4Address;
import org.doorward.li.target.Ipv4Cidr;
import org.doorward.li.target.Ipv6Address;
import org.doorward.li.target.Ipv6Cidr;
import org.doorward.li.target.RadiusAttribute;
import org.doorward.li.target.Suci;
import org.doorward.li.target.TargetIdentifier;
import org.doorward.li.target.TargetIdentifierExtension;
import org.doorward.li.target.TargetType;
import org.doorward.li.target.TcpPort;
import org.doorward.li.target.TcpPortList;
import org.doorward.li.target.TcpPortRange;
import org.doorward.li.target.UdpPort;
import org.doorward.li.target.UdpPortList;
import org.doorward.li.target.UdpPortRange;
import org.doorward.li.x1.HashAlgorithm;
import org.doorward.li.x1.HashContext;

/** Identifiers of all types out of so few that they meet again and again, in several spellings. */
final class DrawnTargets {
  static final List<HashContext> CONTEXTS =
      List.of(context(1, HashAlgorithm.SHA_256), context(2, HashAlgorithm.SHA3_512));

  private static final List<TargetType> TYPES = List.of(TargetType.values());

  private final Random random;

  DrawnTargets(Random random) {
    this.random = random;
  }

  private static HashContext context(int id, HashAlgorithm algorithm) {
    return new HashContext(new GenericObjectId(new UUID(1, id)), algorithm, Octets.of(new byte[] {
      1, 2, 3, 4, 5, 6, 7, 8
    }));
  }

  TargetIdentifier any() {
    return of(TYPES.get(random.nextInt(TYPES.size())));
  }

  /** One that traffic may carry: no range. */
  private String one(String... values) {
    return values[random.nextInt(values.length)];
  }

  private TargetIdentifier of(TargetType type) {
    return switch (type) {
      case IPV4_ADDRESS -> new Ipv4Address(ipv4());
      case IPV6_ADDRESS -> new Ipv6Address(ipv6());
      case IPV4_CIDR -> new Ipv4Cidr(ipv4(), random.nextInt(33));
      case IPV6_CIDR -> new Ipv6Cidr(ipv6(), 1 + random.nextInt(128));
      case TCP_PORT -> TcpPort.of(port());
      case TCP_PORT_RANGE -> {
        int start = port();
        yield TcpPortRange.of(start, start + random.nextInt(6));
      }
      case TCP_PORT_LIST -> TcpPortList.of(List.of(port(), port()));
      case UDP_PORT -> UdpPort.of(port());
      case UDP_PORT_RANGE -> {
        int start = port();
        yield UdpPortRange.of(start, start + random.nextInt(6));
      }
      case UDP_PORT_LIST -> UdpPortList.of(List.of(port(), port()));
      case RADIUS_ATTRIBUTE -> RadiusAttribute.of(one("00", "0000", "01ff"));
      case SUCI -> Suci.of(one("00", "0000", "01ff"));
      case HASHED_IDENTIFIER -> hashed();
      case TARGET_IDENTIFIER_EXTENSION ->
        new TargetIdentifierExtension(new Extension(one("a", "b"), List.of()));
      default -> TargetIdentifier.of(type, text(type));
    };
  }

  private TargetIdentifier hashed() {
    TargetIdentifier identifier = any();
    while (PlainMatching.hashed(CONTEXTS.get(0), identifier).identity().isEmpty()) {
      identifier = any();
    }
    return PlainMatching.hashed(CONTEXTS.get(random.nextInt(2)), identifier);
  }

  private Octets ipv4() {
    return Octets.of(
        (byte) 10, (byte) random.nextInt(2), (byte) random.nextInt(2), (byte) random.nextInt(8));
  }

  private Octets ipv6() {
    byte[] octets = new byte[16];
    octets[0] = 0x20;
    octets[7] = (byte) random.nextInt(4);
    octets[8] = (byte) (random.nextInt(2) << 7);
    octets[15] = (byte) random.nextInt(4);
    return Octets.of(octets);
  }

  private int port() {
    return 2 + random.nextInt(8);
  }

  private String text(TargetType type) {
    return switch (type) {
      case E164_NUMBER, GPSI_MSISDN -> one("1", "01", "12025550143");
      case IMSI, SUPI_IMSI -> one("123456", "0123456", "204081234567890");
      case IMEI, PEI_IMEI -> one("12345678901234", "02345678901234");
      case PEI_IMEI_CHECK_DIGIT -> one("123456789012345", "023456789012345");
      case PEI_IMEISV -> one("1234567890123456", "9999999999999999");
      case MAC_ADDRESS -> one("00:00:5e:00:53:01", "ff:00:5e:00:53:01");
      case EUI_64 -> one("00:00:5e:00:53:01:02:03", "ff:00:5e:00:53:01:02:03");
      case GTPU_TUNNEL_ID, GTPC_TUNNEL_ID -> one("0", "1", "4294967295");
      case EMAIL_ADDRESS -> one("a.b", "A.b") + "@" + one("mail.example", "Mail.EXAMPLE");
      case INTERNATIONALIZED_EMAIL_ADDRESS ->
        one("жук", "Жук") + "@" + one("mail.example", "MAIL.example");
      case SIP_URI -> sip();
      case TEL_URI -> tel();
      case H323_URI ->
        "h323:" + one("bob", "Bob", "b%6Fb") + "@" + one("gk.example", "GK.example")
            + one("", ":1719");
      case IMPU -> one(sip(), tel(), "alice@ims.example", "Alice@ims.example");
      case CALL_PARTY_ROLE -> one("Originating", "Terminating", "Forwarded-To");
      case NON_LOCAL_IDENTIFIER -> one("Local", "NonLocal");
      case VRF, SERVICE_ACCESS_IDENTIFIER -> one("line 1", "Line 1");
      default -> one("user", "User", "") + "@" + one("realm.example", "REALM.example");
    };
  }

  private String sip() {
    return one("sip:", "sips:")
        + one(
            "",
            "alice@",
            "Alice@",
            "%61lice@",
            "al%2Fice@",
            "al%2fice@",
            "alice:x@",
            "+1-20@",
            "%2B1-20@")
        + one("a.example", "A.Example", "[2001:DB8::1]", "[2001:db8::1]")
        + one("", ":5060", ":05060", ":5061")
        + one(
            "",
            "",
            ";user=phone",
            ";transport=TCP;user=phone",
            ";TRANSPORT=tcp",
            ";transport=%74cp")
        + one("", "", "?subject=x", "?Subject=x&priority=urgent");
  }

  private String tel() {
    return one(
            "tel:+1-202-555-0143",
            "tel:+12025550143",
            "tel:7042",
            "tel:70-42",
            "tel:7042*A",
            "tel:7042*a")
        + one(
            "",
            ";phone-context=example.com",
            ";phone-context=Example.COM",
            ";phone-context=+1-202",
            ";phone-context=+1202")
        + one("", "", ";ext=1-2", ";ext=12", ";isub=x;EXT=12");
  }
}
