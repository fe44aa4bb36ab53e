package org.doorward.li.x1.xml;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.doorward.li.extension.Extension;
import org.doorward.li.identifier.AdmfIdentifier;
import org.doorward.li.identifier.CorrelationId;
import org.doorward.li.identifier.DeliveryType;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.GenericObjectId;
import org.doorward.li.identifier.NeIdentifier;
import org.doorward.li.identifier.ServiceType;
import org.doorward.li.identifier.X1TransactionId;
import org.doorward.li.identifier.Xid;
import org.doorward.li.target.E164Number;
import org.doorward.li.target.EmailAddress;
import org.doorward.li.target.TargetArbitraries;
import org.doorward.li.x1.Acknowledgement;
import org.doorward.li.x1.ActivateTask;
import org.doorward.li.x1.CreateDestination;
import org.doorward.li.x1.DeactivateTask;
import org.doorward.li.x1.DeliveryAddress;
import org.doorward.li.x1.DestinationDeliveryStatus;
import org.doorward.li.x1.DestinationDetails;
import org.doorward.li.x1.DestinationResponseDetails;
import org.doorward.li.x1.DestinationStatus;
import org.doorward.li.x1.ErrorInformation;
import org.doorward.li.x1.ErrorResponse;
import org.doorward.li.x1.ExtensionInformation;
import org.doorward.li.x1.ExtensionSpecification;
import org.doorward.li.x1.GetDestinationDetails;
import org.doorward.li.x1.GetDestinationDetailsResponse;
import org.doorward.li.x1.GetNeStatus;
import org.doorward.li.x1.GetNeStatusResponse;
import org.doorward.li.x1.GetTaskDetails;
import org.doorward.li.x1.GetTaskDetailsResponse;
import org.doorward.li.x1.Keepalive;
import org.doorward.li.x1.Liid;
import org.doorward.li.x1.ListAllDetails;
import org.doorward.li.x1.ListAllDetailsResponse;
import org.doorward.li.x1.ListOfDids;
import org.doorward.li.x1.LocationType;
import org.doorward.li.x1.LocationTypeOptions;
import org.doorward.li.x1.MediationDeliveryType;
import org.doorward.li.x1.MediationDetails;
import org.doorward.li.x1.ModifyDestination;
import org.doorward.li.x1.ModifyTask;
import org.doorward.li.x1.NeStatus;
import org.doorward.li.x1.NeStatusDetails;
import org.doorward.li.x1.OkResponse;
import org.doorward.li.x1.Ping;
import org.doorward.li.x1.Port;
import org.doorward.li.x1.ProvisioningStatus;
import org.doorward.li.x1.RemoveDestination;
import org.doorward.li.x1.RequestMessageType;
import org.doorward.li.x1.ServiceScopingOptions;
import org.doorward.li.x1.TaskDetails;
import org.doorward.li.x1.TaskResponseDetails;
import org.doorward.li.x1.TaskStatus;
import org.doorward.li.x1.X1Answer;
import org.doorward.li.x1.X1Header;
import org.doorward.li.x1.X1Request;
import org.doorward.li.x1.X1Response;
import org.doorward.li.x1.X1TopLevelErrorResponse;
import org.doorward.li.x1.X1Version;

/**
 * Any message that we can write.
 *
 * @param beyondSchema whether it may hold what the published schemas (1.22.1) do not know: content of extensions,
 *     which needs a schema of its own, and the references of 1.23.1
 */
record X1Arbitraries(boolean beyondSchema) {
  Arbitrary<List<X1Request>> requests() {
    return request()
        .list()
        .ofMinSize(1)
        .ofMaxSize(4)
        .uniqueElements(request -> request.header().transactionId());
  }

  Arbitrary<X1Answer> answer() {
    return Arbitraries.frequencyOf(
        net.jqwik.api.Tuple.of(
            9, response().list().ofMinSize(1).ofMaxSize(4).map(X1Answer.Responses::new)),
        net.jqwik.api.Tuple.of(
            1,
            header()
                .map(h -> new X1TopLevelErrorResponse(
                    h.admfIdentifier(), h.neIdentifier(), h.timestamp(), h.version()))));
  }

  private Arbitrary<X1Request> request() {
    Arbitrary<Xid> xid = xid();
    Arbitrary<Did> did = did();
    return Arbitraries.oneOf(
        header().map(Ping::new),
        header().map(Keepalive::new),
        header().map(GetNeStatus::new),
        header().map(ListAllDetails::new),
        Combinators.combine(header(), taskDetails()).as(ActivateTask::new),
        Combinators.combine(header(), taskDetails()).as(ModifyTask::new),
        Combinators.combine(header(), xid).as(DeactivateTask::new),
        Combinators.combine(header(), xid).as(GetTaskDetails::new),
        Combinators.combine(header(), destinationDetails()).as(CreateDestination::new),
        Combinators.combine(header(), destinationDetails()).as(ModifyDestination::new),
        Combinators.combine(header(), did).as(RemoveDestination::new),
        Combinators.combine(header(), did).as(GetDestinationDetails::new),
        new X1OtherArbitraries(this).request());
  }

  private Arbitrary<X1Response> response() {
    return Arbitraries.oneOf(
        Combinators.combine(
                header(),
                Arbitraries.of(RequestMessageType.class)
                    .filter(RequestMessageType::answersOk)
                    .filter(type -> type != RequestMessageType.REPORT_NE_ISSUE),
                Arbitraries.of(Acknowledgement.class))
            .as(OkResponse::new),
        Combinators.combine(
                header(), Arbitraries.of(RequestMessageType.class), error(), extensionInformation())
            .as(ErrorResponse::new),
        Combinators.combine(header(), task()).as(GetTaskDetailsResponse::new),
        Combinators.combine(header(), destination()).as(GetDestinationDetailsResponse::new),
        Combinators.combine(header(), element()).as(GetNeStatusResponse::new),
        Combinators.combine(
                header(), xid().list().ofMaxSize(3), dids(), objectIds().optional())
            .as(ListAllDetailsResponse::new),
        new X1OtherArbitraries(this).response());
  }

  Arbitrary<X1Header> header() {
    Arbitrary<String> name =
        Arbitraries.strings().withChars("ab-.ü&<").ofMinLength(1).ofMaxLength(20);
    return Combinators.combine(
            name.map(AdmfIdentifier::new),
            name.map(NeIdentifier::new),
            instant(),
            Combinators.combine(
                    Arbitraries.integers().between(0, 999_999_999),
                    Arbitraries.integers().between(0, 9))
                .as(X1Version::new),
            TargetArbitraries.uuid().map(X1TransactionId::new))
        .as(X1Header::new);
  }

  Arbitrary<TaskResponseDetails> task() {
    return Combinators.combine(taskDetails(), taskStatus()).as(TaskResponseDetails::new);
  }

  Arbitrary<DestinationResponseDetails> destination() {
    return Combinators.combine(destinationDetails(), destinationStatus())
        .as(DestinationResponseDetails::new);
  }

  static Arbitrary<NeStatusDetails> element() {
    return Combinators.combine(Arbitraries.of(NeStatus.class), faults()).as(NeStatusDetails::new);
  }

  private Arbitrary<TaskDetails> taskDetails() {
    Arbitrary<TaskDetails> required = Combinators.combine(
            xid(),
            TargetArbitraries.any(beyondSchema).list().ofMinSize(1).ofMaxSize(3),
            Arbitraries.of(DeliveryType.class),
            dids())
        .as(TaskDetails::of);
    return Combinators.combine(
            required,
            mediationDetails().list().ofMaxSize(2),
            Arbitraries.longs().map(CorrelationId::new).optional(),
            bool(),
            xid().optional(),
            services(),
            extensions(),
            Combinators.combine(objectIds(), iriPolicies()).as(List::of))
        .as((task, mediation, correlation, implicit, product, services, extensions, policies) ->
            new TaskDetails(
                task.xid(),
                task.targetIdentifiers(),
                task.deliveryType(),
                task.listOfDids(),
                mediation,
                correlation,
                implicit,
                product,
                services,
                extensions,
                policies.get(0),
                policies.get(1)));
  }

  private Arbitrary<MediationDetails> mediationDetails() {
    Arbitrary<Liid> liid = Arbitraries.oneOf(
        Arbitraries.strings()
            .withCharRange('!', '~')
            .ofMinLength(1)
            .ofMaxLength(25)
            .map(Liid::of),
        Arbitraries.strings()
            .withChars("0123456789abcdef")
            .ofMinLength(26)
            .ofMaxLength(50)
            .map(Liid::of));
    return Combinators.combine(
            Combinators.combine(liid, Arbitraries.of(MediationDeliveryType.class))
                .as(java.util.Map::entry),
            instant().optional(),
            instant().optional(),
            dids().optional(),
            extensions(),
            scoping().list().ofMaxSize(2),
            objectIds(),
            iriPolicies())
        .as((head, start, end, dids, extensions, scoping, traffic, iri) -> new MediationDetails(
            head.getKey(), head.getValue(), start, end, dids, extensions, scoping, traffic, iri));
  }

  private Arbitrary<ServiceScopingOptions> scoping() {
    Arbitrary<LocationType> type =
        Combinators.combine(bool(), bool(), bool()).as(LocationType::new);
    Arbitrary<LocationTypeOptions> location = Arbitraries.oneOf(
        Arbitraries.just(new LocationTypeOptions.DoNotReport()),
        type.list().ofMaxSize(2).map(LocationTypeOptions.ListOfLocationTypes::new));
    return Combinators.combine(services(), location.optional(), bool(), bool())
        .as(ServiceScopingOptions::new);
  }

  private Arbitrary<DestinationDetails> destinationDetails() {
    return Combinators.combine(
            did(),
            TargetArbitraries.text(0, 100).optional(),
            Arbitraries.of(DeliveryType.class),
            deliveryAddress(),
            extensions())
        .as(DestinationDetails::new);
  }

  private static Arbitrary<DeliveryAddress> deliveryAddress() {
    Arbitrary<Port> port = Arbitraries.oneOf(
        Arbitraries.integers().between(2, 65535).map(Port::tcp),
        Arbitraries.integers().between(0, 65535).map(Port::udp));
    return Arbitraries.oneOf(
        Combinators.combine(address(), port).as(DeliveryAddress.IpAddressAndPort::new),
        Arbitraries.of("1", "491234567890123")
            .map(n -> new DeliveryAddress.Telephone(E164Number.of(n))),
        Arbitraries.of(
                "", "urn:x:y", "https://mdf.example/a?b=c&d=%20#e", "../up", "ftp://ü.example/")
            .map(u -> new DeliveryAddress.Uri(URI.create(u))),
        Arbitraries.of("a@b", "o'hara@mail.example")
            .map(e -> new DeliveryAddress.Email(EmailAddress.of(e))));
  }

  private static Arbitrary<InetAddress> address() {
    return Arbitraries.oneOf(
        Arbitraries.bytes().array(byte[].class).ofSize(4).map(X1Arbitraries::inet),
        Arbitraries.bytes().array(byte[].class).ofSize(16).map(X1Arbitraries::inet),
        Arbitraries.just(
            inet(new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, (byte) 192, 0, 2, 1})));
  }

  private static InetAddress inet(byte[] octets) {
    try {
      return octets.length == 4
          ? InetAddress.getByAddress(octets)
          : Inet6Address.getByAddress(null, octets, -1);
    } catch (UnknownHostException e) {
      throw new AssertionError(e);
    }
  }

  private Arbitrary<TaskStatus> taskStatus() {
    Arbitrary<Optional<Long>> amount = Arbitraries.longs().optional();
    return Combinators.combine(
            Arbitraries.of(ProvisioningStatus.class),
            faults(),
            instant().optional(),
            amount,
            amount,
            instant().optional(),
            amount,
            extensions())
        .as(TaskStatus::new);
  }

  private static Arbitrary<DestinationStatus> destinationStatus() {
    return Combinators.combine(Arbitraries.of(DestinationDeliveryStatus.class), faults())
        .as(DestinationStatus::new);
  }

  private static Arbitrary<ErrorInformation> error() {
    return Combinators.combine(Arbitraries.integers(), TargetArbitraries.text(0, 100))
        .as(ErrorInformation::new);
  }

  private static Arbitrary<List<ErrorInformation>> faults() {
    return error().list().ofMaxSize(2);
  }

  private static Arbitrary<Optional<ExtensionInformation>> extensionInformation() {
    return TargetArbitraries.text(0, 40)
        .map(name -> new ExtensionInformation(ExtensionSpecification.TS_133_128, name))
        .optional();
  }

  Arbitrary<List<Extension>> extensions() {
    return TargetArbitraries.extension(beyondSchema).list().ofMaxSize(2);
  }

  private Arbitrary<List<GenericObjectId>> iriPolicies() {
    return beyondSchema ? objectIds() : Arbitraries.just(List.of());
  }

  private static Arbitrary<List<GenericObjectId>> objectIds() {
    return TargetArbitraries.objectId().list().ofMaxSize(2);
  }

  private static Arbitrary<ListOfDids> dids() {
    return Combinators.combine(did().list().ofMaxSize(3), objectIds()).as(ListOfDids::new);
  }

  private static Arbitrary<List<ServiceType>> services() {
    return Arbitraries.of(ServiceType.class).list().ofMaxSize(3);
  }

  private static Arbitrary<Optional<Boolean>> bool() {
    return Arbitraries.of(true, false).optional();
  }

  static Arbitrary<Xid> xid() {
    return TargetArbitraries.uuid().map(Xid::new);
  }

  static Arbitrary<Did> did() {
    return TargetArbitraries.uuid().map(Did::new);
  }

  private static Arbitrary<Instant> instant() {
    return Combinators.combine(
            Arbitraries.longs()
                .between(
                    Instant.parse("0001-01-01T00:00:00Z").getEpochSecond(),
                    Instant.parse("9999-12-31T23:59:59Z").getEpochSecond()),
            Arbitraries.integers().between(0, 999_999))
        .as((second, micro) -> Instant.ofEpochSecond(second, micro * 1000L));
  }
}
