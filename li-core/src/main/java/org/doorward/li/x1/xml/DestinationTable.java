package org.doorward.li.x1.xml;

import static org.doorward.li.x1.xml.Names.common;
import static org.doorward.li.x1.xml.Names.x1;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.doorward.li.extension.Extension;
import org.doorward.li.identifier.DeliveryType;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.Octets;
import org.doorward.li.target.E164Number;
import org.doorward.li.target.EmailAddress;
import org.doorward.li.target.Ipv4Address;
import org.doorward.li.target.Ipv6Address;
import org.doorward.li.x1.DeliveryAddress;
import org.doorward.li.x1.DeliveryAddress.Email;
import org.doorward.li.x1.DeliveryAddress.IpAddressAndPort;
import org.doorward.li.x1.DeliveryAddress.Telephone;
import org.doorward.li.x1.DeliveryAddress.Uri;
import org.doorward.li.x1.DestinationDeliveryStatus;
import org.doorward.li.x1.DestinationDetails;
import org.doorward.li.x1.DestinationResponseDetails;
import org.doorward.li.x1.DestinationStatus;
import org.doorward.li.x1.ErrorInformation;
import org.doorward.li.x1.Port;
import org.doorward.li.x1.Port.Transport;
import org.doorward.li.x1.xml.Choice.Arm;

/**
 * A destination, and how it stands.
 *
 * @clause TS 103 221-1, 6.3.1 and 6.4.3
 */
final class DestinationTable {
  /** The lexical forms are those of target identifiers. */
  private static final Choice<InetAddress> ADDRESS = Choice.of(
      new Arm<>(
          common("IPv4Address"),
          Inet4Address.class::isInstance,
          SimpleType.preserving(
                  text -> address(Ipv4Address.of(text).octets()),
                  a -> new Ipv4Address(Octets.of(a.getAddress())).text().reveal())
              .of(Facets.IPV4)),
      new Arm<>(
          common("IPv6Address"),
          Inet6Address.class::isInstance,
          SimpleType.preserving(
                  text -> address(Ipv6Address.of(text).octets()),
                  a -> new Ipv6Address(Octets.of(a.getAddress())).text().reveal())
              .of(Facets.IPV6)));

  private static final Choice<Port> PORT = Choice.of(
      port("TCPPort", Transport.TCP, SimpleTypes.TCP_PORT),
      port("UDPPort", Transport.UDP, SimpleTypes.UDP_PORT));

  private static final Field<IpAddressAndPort, InetAddress> IP_ADDRESS =
      Field.once(common("address"), ADDRESS, IpAddressAndPort::address);
  private static final Field<IpAddressAndPort, Port> IP_PORT =
      Field.once(common("port"), PORT, IpAddressAndPort::port);

  private static final Sequence<IpAddressAndPort> IP_ADDRESS_AND_PORT = Sequence.of(
      v -> new IpAddressAndPort(v.one(IP_ADDRESS), v.one(IP_PORT)), IP_ADDRESS, IP_PORT);

  private static final Choice<DeliveryAddress> DELIVERY_ADDRESS = Choice.of(
      Arm.of(x1("ipAddressAndPort"), IpAddressAndPort.class, IP_ADDRESS_AND_PORT),
      Arm.of(
          x1("e164Number"),
          Telephone.class,
          SimpleType.preserving(
                  text -> new Telephone(E164Number.of(text)),
                  telephone -> telephone.number().text().reveal())
              .of(Facets.E164)),
      Arm.of(x1("uri"), Uri.class, SimpleTypes.ANY_URI.as(Uri::new, Uri::uri)),
      Arm.of(
          x1("emailAddress"),
          Email.class,
          SimpleType.preserving(
                  text -> new Email(EmailAddress.of(text)),
                  email -> email.address().text().reveal())
              .of(Facets.EMAIL)));

  private static final Field<DestinationDetails, Did> DID =
      Field.once(x1("dId"), SimpleTypes.DID, DestinationDetails::did);
  private static final Field<DestinationDetails, String> FRIENDLY_NAME =
      Field.optional(x1("friendlyName"), SimpleTypes.STRING, DestinationDetails::friendlyName);
  private static final Field<DestinationDetails, DeliveryType> DELIVERY_TYPE =
      Field.once(x1("deliveryType"), SimpleTypes.DELIVERY_TYPE, DestinationDetails::deliveryType);
  private static final Field<DestinationDetails, DeliveryAddress> DELIVERED_TO =
      Field.once(x1("deliveryAddress"), DELIVERY_ADDRESS, DestinationDetails::deliveryAddress);
  private static final Field<DestinationDetails, Extension> EXTENSIONS = Field.many(
      x1("destinationDetailsExtensions"),
      0,
      ExtensionType.EXTENSION,
      DestinationDetails::extensions);

  static final Sequence<DestinationDetails> DESTINATION_DETAILS = Sequence.of(
      v -> new DestinationDetails(
          v.one(DID),
          v.optional(FRIENDLY_NAME),
          v.one(DELIVERY_TYPE),
          v.one(DELIVERED_TO),
          v.list(EXTENSIONS)),
      DID,
      FRIENDLY_NAME,
      DELIVERY_TYPE,
      DELIVERED_TO,
      EXTENSIONS);

  private static final Field<DestinationStatus, DestinationDeliveryStatus> DELIVERY_STATUS =
      Field.once(
          x1("destinationDeliveryStatus"),
          SimpleTypes.DESTINATION_DELIVERY_STATUS,
          DestinationStatus::deliveryStatus);
  private static final Field<DestinationStatus, List<ErrorInformation>> FAULTS =
      Field.once(x1("listOfFaults"), ErrorTable.LIST_OF_FAULTS, DestinationStatus::listOfFaults);

  private static final Sequence<DestinationStatus> DESTINATION_STATUS = Sequence.of(
      v -> new DestinationStatus(v.one(DELIVERY_STATUS), v.one(FAULTS)), DELIVERY_STATUS, FAULTS);

  private static final Field<DestinationResponseDetails, DestinationDetails> DETAILS = Field.once(
      x1("destinationDetails"),
      DESTINATION_DETAILS,
      DestinationResponseDetails::destinationDetails);
  private static final Field<DestinationResponseDetails, DestinationStatus> STATUS = Field.once(
      x1("destinationStatus"), DESTINATION_STATUS, DestinationResponseDetails::destinationStatus);

  static final Sequence<DestinationResponseDetails> DESTINATION_RESPONSE_DETAILS = Sequence.of(
      v -> new DestinationResponseDetails(v.one(DETAILS), v.one(STATUS)), DETAILS, STATUS);

  private DestinationTable() {}

  private static Arm<Port> port(String name, Transport transport, SimpleType<Integer> number) {
    return new Arm<>(
        common(name),
        port -> port.transport() == transport,
        number.as(value -> new Port(transport, value), Port::number));
  }

  private static InetAddress address(Octets octets) {
    try {
      return octets.length() == 4
          ? InetAddress.getByAddress(octets.toByteArray())
          : Inet6Address.getByAddress(null, octets.toByteArray(), -1);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("an address has 4 or 16 octets", e);
    }
  }
}
