package org.doorward.li.x1.xml;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.doorward.li.extension.Extension;
import org.doorward.li.extension.XmlFragment;
import org.doorward.li.identifier.AdmfIdentifier;
import org.doorward.li.identifier.CorrelationId;
import org.doorward.li.identifier.DeliveryType;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.GenericObjectId;
import org.doorward.li.identifier.NeIdentifier;
import org.doorward.li.identifier.ServiceType;
import org.doorward.li.identifier.X1TransactionId;
import org.doorward.li.identifier.Xid;
import org.doorward.li.markup.XmlElement;
import org.doorward.li.markup.XmlReader;
import org.doorward.li.target.E164Number;
import org.doorward.li.target.Imsi;
import org.doorward.li.target.Ipv4Address;
import org.doorward.li.target.Nai;
import org.doorward.li.target.SipUri;
import org.doorward.li.target.Suci;
import org.doorward.li.target.TargetType;
import org.doorward.li.target.TcpPort;
import org.doorward.li.target.UdpPortRange;
import org.doorward.li.x1.ActivateTask;
import org.doorward.li.x1.CreateDestination;
import org.doorward.li.x1.DeliveryAddress.IpAddressAndPort;
import org.doorward.li.x1.DestinationDetails;
import org.doorward.li.x1.ErrorInformation;
import org.doorward.li.x1.ErrorResponse;
import org.doorward.li.x1.GetNeStatusResponse;
import org.doorward.li.x1.GetTaskDetailsResponse;
import org.doorward.li.x1.Liid;
import org.doorward.li.x1.ListOfDids;
import org.doorward.li.x1.LocationType;
import org.doorward.li.x1.LocationTypeOptions.DoNotReport;
import org.doorward.li.x1.LocationTypeOptions.ListOfLocationTypes;
import org.doorward.li.x1.MediationDeliveryType;
import org.doorward.li.x1.MediationDetails;
import org.doorward.li.x1.ModifyTask;
import org.doorward.li.x1.NeStatus;
import org.doorward.li.x1.NeStatusDetails;
import org.doorward.li.x1.Port;
import org.doorward.li.x1.ProvisioningStatus;
import org.doorward.li.x1.RequestMessageType;
import org.doorward.li.x1.ServiceScopingOptions;
import org.doorward.li.x1.TaskDetails;
import org.doorward.li.x1.TaskStatus;
import org.doorward.li.x1.X1Answer;
import org.doorward.li.x1.X1ErrorCode;
import org.doorward.li.x1.X1Header;
import org.doorward.li.x1.X1Message;
import org.doorward.li.x1.X1Request;
import org.doorward.li.x1.X1Response;
import org.doorward.li.x1.X1TopLevelErrorResponse;
import org.doorward.li.x1.X1Version;
import org.junit.jupiter.api.Test;

/** Vectors value by value, and that what is written of these values says the same as the vector. */
class X1GoldenTest {
  private static final Xid XID = Xid.of("c0ffee00-1111-4222-8333-444455556666");
  private static final Xid PRODUCT = Xid.of("abcdef01-2345-4678-9abc-def012345678");
  private static final Did D1 = Did.of("d1d1d1d1-0000-4000-8000-000000000001");
  private static final Did D2 = Did.of("d2d2d2d2-0000-4000-8000-000000000002");
  private static final E164Number NUMBER = E164Number.of("4915550001234");
  private static final Instant AT = Instant.parse("2026-04-01T08:15:30.000250Z");

  private final X1Codec codec = new X1Codec(X1Limits.DEFAULT);

  private static X1Header header(int number) {
    return new X1Header(
        new AdmfIdentifier("admf-7.example"),
        new NeIdentifier("sbc-3.example"),
        AT,
        new X1Version(22, 1),
        X1TransactionId.of(id(number)));
  }

  private static String id(int number) {
    return String.format("5a1e0000-0000-4000-8000-%012x", number);
  }

  private static GenericObjectId object(int number) {
    return GenericObjectId.of(id(number));
  }

  private X1Request request(String file, int index) throws Exception {
    return ((X1Message.Request) codec.readRequests(Vectors.read(file)).get(index)).request();
  }

  private X1Response response(String file, int index) throws Exception {
    return ((X1Answer.Responses) codec.readAnswer(Vectors.read(file)))
        .responses()
        .get(index);
  }

  /** Same names, same texts, same order; prefixes and whitespace between elements are the writer's own. */
  private static void saysTheSame(String file, byte[] written) throws Exception {
    assertEquals(outline(Vectors.read(file)), outline(ByteBuffer.wrap(written)));
  }

  private static String outline(ByteBuffer document) throws Exception {
    StringBuilder out = new StringBuilder();
    outline(XmlReader.read(document, X1Limits.DEFAULT.xml()), 0, out);
    return out.toString();
  }

  private static void outline(XmlElement element, int depth, StringBuilder out) {
    out.append(" ".repeat(depth)).append(element.name());
    element
        .attributes()
        .forEach(a -> out.append(' ').append(a.name()).append('=').append(a.value()));
    if (element.elements().isEmpty()) {
      out.append(" [").append(element.text()).append(']');
    }
    out.append('\n');
    element.elements().forEach(child -> outline(child, depth + 1, out));
  }

  @Test
  void activateTask() throws Exception {
    ActivateTask expected = new ActivateTask(
        header(1),
        TaskDetails.builder(
                XID,
                List.of(NUMBER, SipUri.of("sip:kira@ims.example.net")),
                DeliveryType.X2_AND_X3,
                ListOfDids.of(D1, D2))
            .implicitDeactivationAllowed(false)
            .productId(PRODUCT)
            .build());

    assertEquals(expected, request("activate-task.xml", 0));
    saysTheSame("activate-task.xml", codec.writeRequests(List.of(expected)));
  }

  @Test
  void modifyTaskWithEveryField() throws Exception {
    MediationDetails first = new MediationDetails(
        Liid.of("WARRANT-77/b"),
        MediationDeliveryType.HI2_AND_HI3,
        Optional.of(Instant.parse("2026-04-01T00:00:00Z")),
        Optional.of(Instant.parse("2026-05-01T00:00:00Z")),
        Optional.of(new ListOfDids(List.of(D2), List.of(object(70)))),
        List.of(new Extension("example.net", List.of())),
        List.of(
            new ServiceScopingOptions(
                List.of(ServiceType.VOICE, ServiceType.RCS),
                Optional.of(new DoNotReport()),
                Optional.of(true),
                Optional.of(false)),
            new ServiceScopingOptions(
                List.of(),
                Optional.of(new ListOfLocationTypes(List.of(
                    new LocationType(Optional.of(true), Optional.of(false), Optional.of(true)),
                    new LocationType(Optional.empty(), Optional.empty(), Optional.empty())))),
                Optional.empty(),
                Optional.empty())),
        List.of(object(71)),
        List.of());
    MediationDetails second = new MediationDetails(
        Liid.of("00ff00ff00ff00ff00ff00ff00ff"),
        MediationDeliveryType.HI2_ONLY,
        Optional.empty(),
        Optional.empty(),
        Optional.of(new ListOfDids(List.of(), List.of())),
        List.of(),
        List.of(),
        List.of(),
        List.of());
    ModifyTask expected = new ModifyTask(
        header(1),
        TaskDetails.builder(
                XID,
                List.of(NUMBER),
                DeliveryType.X2_AND_X3,
                new ListOfDids(List.of(D1), List.of(object(70))))
            .mediationDetails(List.of(first, second))
            .correlationId(new CorrelationId(-1))
            .implicitDeactivationAllowed(true)
            .productId(PRODUCT)
            .serviceTypes(List.of(ServiceType.VOICE, ServiceType.PUSH_TO_TALK, ServiceType.LALS))
            .extensions(
                List.of(new Extension("first & foremost", List.of()), new Extension("", List.of())))
            .trafficPolicyReferences(List.of(object(72), object(71)))
            .build());

    assertEquals(expected, request("modify-task-every-field.xml", 0));
  }

  @Test
  void everyArmOfTheTargetIdentifier() throws Exception {
    ActivateTask task = (ActivateTask) request("activate-task-every-target.xml", 0);

    assertEquals(
        List.of(TargetType.values()),
        task.taskDetails().targetIdentifiers().stream().map(t -> t.type()).toList());
    byte[] written = codec.writeRequests(List.of(task));
    assertEquals(
        outline(Vectors.read("activate-task-every-target.xml"))
            .replace("01066B697261", "01066b697261"),
        outline(ByteBuffer.wrap(written)));
  }

  /** Whitespace, signs, zeros, comments, sections, offsets: many texts for one value. */
  @Test
  void lexicalFreedom() throws Exception {
    ActivateTask task = (ActivateTask) request("lexical-freedom.xml", 0);
    CreateDestination west = (CreateDestination) request("lexical-freedom.xml", 1);
    CreateDestination mapped = (CreateDestination) request("lexical-freedom.xml", 2);

    assertEquals(
        new ActivateTask(
            new X1Header(
                header(1).admfIdentifier(),
                header(1).neIdentifier(),
                Instant.parse("2026-04-01T00:00:00Z"),
                new X1Version(22, 1),
                header(1).transactionId()),
            TaskDetails.builder(
                    XID,
                    List.of(
                        NUMBER,
                        Ipv4Address.of("203.0.113.9"),
                        TcpPort.of(443),
                        SipUri.of("sip:kira@ims.example.net"),
                        Imsi.of("262019876543210"),
                        Nai.of("a<b&c"),
                        UdpPortRange.of(0, 0),
                        Suci.of("00ff")),
                    DeliveryType.X2_AND_X3,
                    ListOfDids.of(D1))
                .correlationId(new CorrelationId(7))
                .implicitDeactivationAllowed(true)
                .build()),
        task);
    assertEquals(Instant.parse("2026-04-01T22:15:30.000250Z"), west.header().timestamp());
    assertEquals(
        new IpAddressAndPort(InetAddress.getByName("198.51.100.20"), Port.udp(0)),
        west.destinationDetails().deliveryAddress());
    assertEquals(16, addressOctets(mapped.destinationDetails()));
    assertEquals(new X1Version(99, 9), mapped.header().version());
  }

  private static int addressOctets(DestinationDetails destination) {
    return ((IpAddressAndPort) destination.deliveryAddress()).address().getAddress().length;
  }

  @Test
  void prefixesAndOffsets() throws Exception {
    CreateDestination expected = new CreateDestination(
        header(1),
        new DestinationDetails(
            D1,
            Optional.of("MDF south"),
            DeliveryType.X3_ONLY,
            new IpAddressAndPort(InetAddress.getByName("2001:db8::aa"), Port.tcp(44303)),
            List.of()));

    assertEquals(expected, request("prefixed.xml", 0));
  }

  @Test
  void contentOfExtensionsIsKept() throws Exception {
    TaskDetails task = ((ActivateTask) request("extension-content.xml", 0)).taskDetails();

    assertEquals(
        List.of(new Extension(
            "example.net",
            List.of(
                XmlFragment.of("<e:switch xmlns:e='urn:example:ext'"
                    + " xmlns:o='urn:example:other' e:by='o:start' on='true'>"
                    + "\n          \n          <e:note xml:lang='en'>kept &lt;as it is&gt;</e:note>"
                    + "<bare>c:start</bare>\n        </e:switch>"),
                XmlFragment.of("<other xmlns='urn:example:ext2'/>")))),
        task.extensions());
  }

  @Test
  void answers() throws Exception {
    GetTaskDetailsResponse task = (GetTaskDetailsResponse) response("answers.xml", 2);

    assertEquals(
        new TaskStatus(
            ProvisioningStatus.COMPLETE,
            List.of(ErrorInformation.of(X1ErrorCode.GENERIC_NON_TERMINATING_FAULT, "")),
            Optional.of(Instant.parse("2026-04-02T00:00:00.000001Z")),
            Optional.of(12L),
            Optional.of(3400L),
            Optional.of(Instant.parse("2026-04-01T09:00:00Z")),
            Optional.of(1L),
            List.of(new Extension("example.net", List.of()))),
        task.taskResponseDetails().taskStatus());
    saysTheSame("answers.xml", codec.writeAnswer(codec.readAnswer(Vectors.read("answers.xml"))));
  }

  @Test
  void errors() throws Exception {
    ErrorResponse refused = ErrorResponse.of(
        header(1),
        RequestMessageType.DEACTIVATE_TASK,
        X1ErrorCode.XID_DOES_NOT_EXIST,
        XID.toString());
    GetNeStatusResponse status = new GetNeStatusResponse(
        header(2),
        NeStatusDetails.of(List.of(ErrorInformation.of(
            X1ErrorCode.GENERIC_NON_TERMINATING_FAULT, "clock not synchronised"))));
    X1Answer expected = new X1Answer.Responses(List.of(refused, status));

    assertEquals(NeStatus.FAULTS, status.neStatusDetails().neStatus());
    assertEquals(expected, codec.readAnswer(Vectors.read("two-answers.xml")));
    saysTheSame("two-answers.xml", codec.writeAnswer(expected));
    assertEquals(12345, ((ErrorResponse) response("errors.xml", 1)).error().code());
  }

  @Test
  void topLevelError() throws Exception {
    X1TopLevelErrorResponse expected = new X1TopLevelErrorResponse(
        header(1).admfIdentifier(), header(1).neIdentifier(), AT, X1Version.IMPLEMENTED);

    assertEquals(expected, codec.readAnswer(Vectors.read("top-level-error.xml")));
    saysTheSame("top-level-error.xml", codec.writeAnswer(expected));
  }
}
