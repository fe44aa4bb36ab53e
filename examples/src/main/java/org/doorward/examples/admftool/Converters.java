package org.doorward.examples.admftool;

import static org.doorward.examples.cli.CommonConverters.checked;

import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.doorward.examples.cli.CommonConverters;
import org.doorward.li.identifier.CorrelationId;
import org.doorward.li.identifier.DeliveryType;
import org.doorward.li.identifier.GenericObjectId;
import org.doorward.li.identifier.ServiceType;
import org.doorward.li.target.E164Number;
import org.doorward.li.target.EmailAddress;
import org.doorward.li.target.TargetIdentifier;
import org.doorward.li.x1.DeliveryAddress;
import org.doorward.li.x1.GenericObjectType;
import org.doorward.li.x1.Port;
import picocli.CommandLine;

/** How words of the command line become values of X1. What is refused is not quoted. */
final class Converters {
  private Converters() {}

  static void register(CommandLine line) {
    CommonConverters.register(line);
    line.registerConverter(
        GenericObjectId.class,
        checked(GenericObjectId::of, "the identifier of an object is a lower-case UUID"));
    line.registerConverter(
        GenericObjectType.class,
        checked(GenericObjectType::of, "the type of an object is Q{namespace}name"));
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
            CommonConverters::target,
            "a target is an arm of the schema, = and its value: imsi=26201…"));
    line.registerConverter(
        DeliveryAddress.class,
        checked(
            Converters::deliveryAddress,
            "a delivery address is IP:PORT, udp:IP:PORT, uri=…, e164Number=… or emailAddress=…"));
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
    InetSocketAddress address = CommonConverters.socketAddress(udp ? text.substring(4) : text);
    Port port = udp ? Port.udp(address.getPort()) : Port.tcp(address.getPort());
    return new DeliveryAddress.IpAddressAndPort(address.getAddress(), port);
  }
}
