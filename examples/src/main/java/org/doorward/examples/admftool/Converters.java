package org.doorward.examples.admftool;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.doorward.li.identifier.AdmfIdentifier;
import org.doorward.li.identifier.CorrelationId;
import org.doorward.li.identifier.DeliveryType;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.GenericObjectId;
import org.doorward.li.identifier.NeIdentifier;
import org.doorward.li.identifier.ServiceType;
import org.doorward.li.identifier.Xid;
import org.doorward.li.target.E164Number;
import org.doorward.li.target.EmailAddress;
import org.doorward.li.target.TargetIdentifier;
import org.doorward.li.target.TargetType;
import org.doorward.li.x1.DeliveryAddress;
import org.doorward.li.x1.GenericObjectType;
import org.doorward.li.x1.Port;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How words of the command line become values of X1. What is refused is not quoted. */
final class Converters {
  private Converters() {}

  static void register(CommandLine line) {
    line.registerConverter(Xid.class, checked(Xid::of, "an XID is a lower-case UUID"));
    line.registerConverter(Did.class, checked(Did::of, "a DID is a lower-case UUID"));
    line.registerConverter(
        GenericObjectId.class,
        checked(GenericObjectId::of, "the identifier of an object is a lower-case UUID"));
    line.registerConverter(
        GenericObjectType.class,
        checked(GenericObjectType::of, "the type of an object is Q{namespace}name"));
    line.registerConverter(
        AdmfIdentifier.class, checked(AdmfIdentifier::new, "not the identifier of an ADMF"));
    line.registerConverter(
        NeIdentifier.class, checked(NeIdentifier::new, "not the identifier of an element"));
    line.registerConverter(
        DeliveryType.class, checked(DeliveryType::of, "X2Only, X3Only or X2andX3"));
    line.registerConverter(
        ServiceType.class,
        checked(ServiceType::of, "voice, data, messaging, pushToTalk, LALS or RCS"));
    line.registerConverter(
        CorrelationId.class,
        checked(
            text -> new CorrelationId(Long.parseUnsignedLong(text)), "a correlation is a number"));
    line.registerConverter(
        TargetIdentifier.class,
        checked(
            Converters::target, "a target is an arm of the schema, = and its value: imsi=26201…"));
    line.registerConverter(
        InetSocketAddress.class,
        checked(Converters::socketAddress, "an address is IP:PORT, or [IPv6]:PORT; no name"));
    line.registerConverter(
        DeliveryAddress.class,
        checked(
            Converters::deliveryAddress,
            "a delivery address is IP:PORT, udp:IP:PORT, uri=…, e164Number=… or emailAddress=…"));
  }

  private static <T> ITypeConverter<T> checked(ITypeConverter<T> converter, String expected) {
    return text -> {
      try {
        return converter.convert(text);
      } catch (IllegalArgumentException | UnknownHostException e) {
        throw new TypeConversionException(expected);
      }
    };
  }

  private static TargetIdentifier target(String text) {
    int equals = text.indexOf('=');
    if (equals < 0) {
      throw new IllegalArgumentException("no =");
    }
    TargetType type = Arrays.stream(TargetType.values())
        .filter(t -> t.elementName().equals(text.substring(0, equals)))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no such arm"));
    return TargetIdentifier.of(type, text.substring(equals + 1));
  }

  /** Of digits and colons: nothing is looked up. */
  private static InetSocketAddress socketAddress(String text) throws UnknownHostException {
    int colon = text.lastIndexOf(':');
    String host = text.substring(0, Math.max(colon, 0));
    boolean bracketed = host.startsWith("[") && host.endsWith("]");
    if (!bracketed && !host.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}")) {
      throw new IllegalArgumentException("no IP address");
    }
    return new InetSocketAddress(
        InetAddress.getByName(host), Integer.parseInt(text.substring(colon + 1)));
  }

  private static DeliveryAddress deliveryAddress(String text) throws UnknownHostException {
    if (text.startsWith("uri=")) {
      return new DeliveryAddress.Uri(URI.create(text.substring(4)));
    }
    if (text.startsWith("e164Number=")) {
      return new DeliveryAddress.Telephone(E164Number.of(text.substring(11)));
    }
    if (text.startsWith("emailAddress=")) {
      return new DeliveryAddress.Email(EmailAddress.of(text.substring(13)));
    }
    boolean udp = text.startsWith("udp:");
    InetSocketAddress address = socketAddress(udp ? text.substring(4) : text);
    Port port = udp ? Port.udp(address.getPort()) : Port.tcp(address.getPort());
    return new DeliveryAddress.IpAddressAndPort(address.getAddress(), port);
  }
}
