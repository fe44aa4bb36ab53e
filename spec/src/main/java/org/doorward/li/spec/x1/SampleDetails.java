package org.doorward.li.spec.x1;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.doorward.li.extension.Extension;
import org.doorward.li.identifier.CorrelationId;
import org.doorward.li.identifier.DeliveryType;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.GenericObjectId;
import org.doorward.li.identifier.ServiceType;
import org.doorward.li.identifier.Xid;
import org.doorward.li.target.E164Number;
import org.doorward.li.target.EmailAddress;
import org.doorward.li.target.TargetIdentifier;
import org.doorward.li.x1.DeliveryAddress;
import org.doorward.li.x1.DestinationDetails;
import org.doorward.li.x1.Liid;
import org.doorward.li.x1.ListOfDids;
import org.doorward.li.x1.LocationType;
import org.doorward.li.x1.LocationTypeOptions;
import org.doorward.li.x1.MediationDeliveryType;
import org.doorward.li.x1.MediationDetails;
import org.doorward.li.x1.Port;
import org.doorward.li.x1.ServiceScopingOptions;
import org.doorward.li.x1.TaskDetails;

/** What tasks and destinations are made of. */
final class SampleDetails {
  private final Draw draw;

  SampleDetails(Draw draw) {
    this.draw = draw;
  }

  TaskDetails task(List<TargetIdentifier> targets) {
    return new TaskDetails(
        xid(),
        targets,
        draw.one(List.of(DeliveryType.values())),
        dids(),
        draw.some(this::mediation),
        draw.maybe(() -> new CorrelationId(draw.bits())),
        draw.maybe(draw::bool),
        draw.maybe(this::xid),
        services(),
        extensions(),
        draw.some(this::objectId),
        List.of());
  }

  DestinationDetails destination() {
    return new DestinationDetails(
        did(),
        draw.maybe(draw::text),
        draw.one(List.of(DeliveryType.values())),
        address(),
        extensions());
  }

  Xid xid() {
    return new Xid(draw.uuid());
  }

  Did did() {
    return new Did(draw.uuid());
  }

  GenericObjectId objectId() {
    return new GenericObjectId(draw.uuid());
  }

  /** An owner alone: what an extension holds has a schema of its own, which the published ones do not know. */
  List<Extension> extensions() {
    return draw.some(() -> new Extension(draw.text(), List.of()));
  }

  private ListOfDids dids() {
    return new ListOfDids(draw.list(1 + draw.below(2), this::did), draw.some(this::objectId));
  }

  private List<ServiceType> services() {
    return draw.some(() -> draw.one(List.of(ServiceType.values())));
  }

  private MediationDetails mediation() {
    Optional<Instant> start = draw.maybe(draw::instant);
    return new MediationDetails(
        Liid.of("LIID-" + draw.digits(8)),
        draw.one(List.of(MediationDeliveryType.values())),
        start,
        draw.maybe(() -> start.orElseGet(draw::instant).plusSeconds(draw.below(86_400))),
        draw.maybe(this::dids),
        extensions(),
        draw.some(this::scoping),
        draw.some(this::objectId),
        List.of());
  }

  private ServiceScopingOptions scoping() {
    LocationTypeOptions location = draw.bool()
        ? new LocationTypeOptions.DoNotReport()
        : new LocationTypeOptions.ListOfLocationTypes(draw.some(() -> new LocationType(
            draw.maybe(draw::bool), draw.maybe(draw::bool), draw.maybe(draw::bool))));
    return new ServiceScopingOptions(
        services(), draw.maybe(() -> location), draw.maybe(draw::bool), draw.maybe(draw::bool));
  }

  private DeliveryAddress address() {
    return switch (draw.below(6)) {
      case 0 -> new DeliveryAddress.Telephone(E164Number.of(draw.digits(12)));
      case 1 -> new DeliveryAddress.Uri(URI.create("https://mdf.example/" + draw.digits(3)));
      case 2 ->
        new DeliveryAddress.Email(EmailAddress.of("mdf" + draw.digits(3) + "@mail.example"));
      case 3 -> new DeliveryAddress.IpAddressAndPort(inet(draw.octets(16).toByteArray()), port());
      default -> new DeliveryAddress.IpAddressAndPort(inet(draw.octets(4).toByteArray()), port());
    };
  }

  private Port port() {
    return draw.below(8) == 0 ? Port.udp(draw.below(65_536)) : Port.tcp(2 + draw.below(65_534));
  }

  private static InetAddress inet(byte[] octets) {
    try {
      return octets.length == 4
          ? InetAddress.getByAddress(octets)
          : Inet6Address.getByAddress(null, octets, -1);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("an address has 4 or 16 octets", e);
    }
  }
}
