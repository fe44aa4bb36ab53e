package org.doorward.li.target;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.doorward.li.extension.Extension;
import org.doorward.li.extension.XmlFragment;
import org.doorward.li.identifier.GenericObjectId;
import org.doorward.li.identifier.Octets;

/** Any target identifier of any arm. */
@SuppressWarnings("exports") // tests are part of the module, and jqwik is not
public final class TargetArbitraries {
  private TargetArbitraries() {}

  /** Any text that XML can carry, with what is awkward in it more often than by chance. */
  public static Arbitrary<String> text(int min, int max) {
    Arbitrary<String> piece = Arbitraries.oneOf(
        Arbitraries.of("&", "<", ">", "]]>", "\r", "\r\n", "\t", " ", "\"", "'", "<!--", "\u0085"),
        Arbitraries.of(
            "\u2028", "\uFFFD", "\uD83D\uDE00", "é", "ß", "a", "Z", "0", ":", " c:a", " xsi:b"),
        Arbitraries.strings().withCharRange(' ', '~').ofLength(1));
    return piece.list().ofMinSize(min).ofMaxSize(max / 8).map(pieces -> String.join("", pieces));
  }

  /** Elements of other schemas. */
  public static Arbitrary<XmlFragment> fragment() {
    Arbitrary<String> value = text(0, 100).map(TargetArbitraries::escape);
    return Combinators.combine(value, value, Arbitraries.integers().between(0, 3))
        .as((attribute, text, shape) -> XmlFragment.of(
            switch (shape) {
              case 0 -> "<e xmlns='urn:e'/>";
              case 1 -> "<p:e xmlns:p='urn:p' p:b='" + attribute + "' a='x'>" + text + "</p:e>";
              case 2 ->
                "<p:e xmlns:p='urn:p' xmlns:c='urn:other'><q>"
                    + text
                    + "</q> <c:r s='c:t'/> p:u</p:e>";
              default -> "<e xmlns='urn:e'><f xmlns=''>" + text + "<g>" + text + "</g></f></e>";
            }));
  }

  /** Extensions, with content or without. */
  public static Arbitrary<Extension> extension(boolean withContent) {
    return Combinators.combine(
            text(0, 60), withContent ? fragment().list().ofMaxSize(3) : Arbitraries.just(List.of()))
        .as((owner, content) -> new Extension(owner, List.copyOf(content)));
  }

  /** Target identifiers whose extensions may hold content, which no published schema knows. */
  public static Arbitrary<TargetIdentifier> any() {
    return any(true);
  }

  /** Target identifiers of every arm. */
  public static Arbitrary<TargetIdentifier> any(boolean withContent) {
    List<Arbitrary<? extends TargetIdentifier>> arms = new ArrayList<>();
    arms.addAll(subscribers());
    arms.addAll(equipment());
    arms.addAll(addresses());
    arms.addAll(ports());
    arms.addAll(uris());
    arms.addAll(others(withContent));
    return Arbitraries.oneOf(
        arms.stream().map(arm -> arm.map(a -> (TargetIdentifier) a)).toList());
  }

  private static List<Arbitrary<? extends TargetIdentifier>> subscribers() {
    return List.of(
        digits(1, 15).map(E164Number::of),
        digits(6, 15).map(Imsi::of),
        digits(6, 15).map(SupiImsi::of),
        digits(1, 15).map(GpsiMsisdn::of),
        text(1, 200).map(Impi::of),
        text(1, 200).map(Nai::of),
        text(1, 200).map(SupiNai::of),
        text(1, 200).map(GpsiNai::of),
        text(1, 200).map(ServiceAccessIdentifier::of),
        octets(1, 40).map(Suci::new));
  }

  private static List<Arbitrary<? extends TargetIdentifier>> equipment() {
    return List.of(
        digits(14, 14).map(Imei::of),
        digits(14, 14).map(PeiImei::of),
        digits(15, 15).map(PeiImeiCheckDigit::of),
        digits(16, 16).map(PeiImeisv::of),
        octets(6, 6).map(o -> MacAddress.of(pairs(o))),
        octets(8, 8).map(o -> Eui64.of(pairs(o))));
  }

  private static List<Arbitrary<? extends TargetIdentifier>> addresses() {
    return List.of(
        octets(4, 4).map(Ipv4Address::new),
        octets(16, 16).map(Ipv6Address::new),
        Combinators.combine(octets(4, 4), Arbitraries.integers().between(0, 32)).as(Ipv4Cidr::new),
        Combinators.combine(octets(16, 16), Arbitraries.integers().between(1, 128))
            .as(Ipv6Cidr::new),
        Arbitraries.longs().between(0, 0xFFFFFFFFL).map(GtpuTunnelId::of),
        Arbitraries.longs().between(0, 0xFFFFFFFFL).map(GtpcTunnelId::of));
  }

  private static List<Arbitrary<? extends TargetIdentifier>> ports() {
    Arbitrary<Integer> tcp = Arbitraries.integers().between(2, 65535);
    Arbitrary<Integer> udp = Arbitraries.integers().between(0, 65535);
    return List.of(
        tcp.map(TcpPort::of),
        udp.map(UdpPort::of),
        Combinators.combine(tcp, tcp).as((a, b) -> TcpPortRange.of(Math.min(a, b), Math.max(a, b))),
        Combinators.combine(udp, udp).as((a, b) -> UdpPortRange.of(Math.min(a, b), Math.max(a, b))),
        tcp.list().ofMinSize(1).ofMaxSize(5).map(TcpPortList::of),
        udp.list().ofMinSize(1).ofMaxSize(5).map(UdpPortList::of));
  }

  private static List<Arbitrary<? extends TargetIdentifier>> uris() {
    Arbitrary<String> part = Arbitraries.oneOf(
            Arbitraries.strings()
                .withChars("abcXYZ019!$&'()*+,-./:;=?@_~")
                .ofMinLength(1)
                .ofMaxLength(20),
            Arbitraries.of("%20", "%C3%BC", "%5b"))
        .list()
        .ofMinSize(1)
        .ofMaxSize(5)
        .map(parts -> "u" + String.join("", parts));
    return List.of(
        part.map(p -> SipUri.of("sip:" + p)),
        part.map(p -> SipUri.of("sips:" + p)),
        part.map(p -> TelUri.of("tel:" + p)),
        part.map(p -> H323Uri.of("h323:" + p)),
        part.map(Impu::of),
        Combinators.combine(
                Arbitraries.strings()
                    .withChars("abz09.!#$%&'*+\\/=?^_`{|}~-")
                    .ofMinLength(1)
                    .ofMaxLength(60),
                Arbitraries.of("a", "mail.example", "x-1.y"))
            .as((local, domain) -> EmailAddress.of(local + "@" + domain)),
        Arbitraries.of("жук@пошта.example", "a b@c d", "&@<")
            .map(InternationalizedEmailAddress::of));
  }

  private static List<Arbitrary<? extends TargetIdentifier>> others(boolean withContent) {
    return List.of(
        octets(1, 40).map(RadiusAttribute::new),
        Arbitraries.of("Originating", "Terminating", "Forwarded-To").map(CallPartyRole::of),
        Arbitraries.of("Local", "NonLocal").map(NonLocalIdentifier::of),
        Combinators.combine(objectId(), text(1, 200), octets(1, 64)).as(HashedIdentifier::new),
        extension(withContent).map(TargetIdentifierExtension::new),
        text(1, 200).map(Vrf::of));
  }

  /** Any identifier of a generic object. */
  public static Arbitrary<GenericObjectId> objectId() {
    return uuid().map(GenericObjectId::new);
  }

  /** Any UUID: the schema does not ask for version 4. */
  public static Arbitrary<UUID> uuid() {
    return Combinators.combine(Arbitraries.longs(), Arbitraries.longs()).as(UUID::new);
  }

  private static Arbitrary<String> digits(int min, int max) {
    return Arbitraries.strings().withCharRange('0', '9').ofMinLength(min).ofMaxLength(max);
  }

  private static Arbitrary<Octets> octets(int min, int max) {
    return Arbitraries.bytes()
        .array(byte[].class)
        .ofMinSize(min)
        .ofMaxSize(max)
        .map(bytes -> Octets.of(bytes));
  }

  private static String pairs(Octets octets) {
    return octets.toHex().replaceAll("(..)(?!$)", "$1:");
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace("'", "&#39;")
        .replace("]]>", "]]&gt;");
  }
}
