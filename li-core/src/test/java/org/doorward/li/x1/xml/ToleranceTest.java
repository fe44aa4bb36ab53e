package org.doorward.li.x1.xml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.doorward.li.fault.DecodeException;
import org.doorward.li.fault.Deviation;
import org.doorward.li.x1.CreateDestination;
import org.doorward.li.x1.DeliveryAddress;
import org.doorward.li.x1.Port;
import org.doorward.li.x1.X1Answer;
import org.doorward.li.x1.X1ErrorCode;
import org.doorward.li.x1.X1Message;
import org.doorward.li.x1.X1Request;
import org.doorward.li.x1.X1Version;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** INV-X1-100: a deviation is accepted only where it is tolerated, and counted; each is refused without. */
class ToleranceTest {
  private static final String PING = """
      <X1Request xmlns="http://uri.etsi.org/03221/X1/2017/10"
          xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
        <x1RequestMessage xsi:type="PingRequest">
          <admfIdentifier>admf-7.example</admfIdentifier><neIdentifier>sbc-3.example</neIdentifier>
          <messageTimestamp>2026-04-01T08:15:30.000250Z</messageTimestamp>
          <version>v1.22.1</version>
          <x1TransactionId>5a1e0000-0000-4000-8000-000000000001</x1TransactionId>
        </x1RequestMessage>
      </X1Request>
      """;

  private static final String DESTINATION =
      PING.replace("PingRequest", "CreateDestinationRequest").replace("</x1RequestMessage>", """
          <destinationDetails>
            <dId>d1d1d1d1-0000-4000-8000-000000000001</dId>
            <deliveryType>X2Only</deliveryType>
            <deliveryAddress><ipAddressAndPort xmlns:c="http://uri.etsi.org/03280/common/2017/07">
              <c:address><c:IPv4Address>192.0.2.25</c:IPv4Address></c:address>
              <c:port><c:TCPPort>9443</c:TCPPort></c:port>
            </ipAddressAndPort></deliveryAddress>
          </destinationDetails>
        </x1RequestMessage>""");

  private final X1Codec codec = new X1Codec(X1Limits.DEFAULT);
  private final List<Deviation> counted = new ArrayList<>();

  private X1Message read(String document, Set<Deviation> tolerated) throws DecodeException {
    return codec
        .readRequests(octets(document), new Tolerance(tolerated, this::host, counted::add))
        .get(0);
  }

  private Optional<InetAddress> host(String name, int port) {
    try {
      return name.equals("mdf-east.example") && port == 9443
          ? Optional.of(InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, 77}))
          : Optional.empty();
    } catch (java.net.UnknownHostException e) {
      throw new AssertionError(e);
    }
  }

  private static ByteBuffer octets(String document) {
    return ByteBuffer.wrap(document.getBytes(StandardCharsets.UTF_8));
  }

  private static X1Request request(X1Message message) {
    return assertInstanceOf(X1Message.Request.class, message).request();
  }

  /** Refused without any tolerance, and with all the others. */
  private void refusedWithout(Deviation deviation, String document) throws DecodeException {
    for (Set<Deviation> tolerated :
        List.of(Set.<Deviation>of(), EnumSet.complementOf(EnumSet.of(deviation)))) {
      var refused = assertInstanceOf(X1Message.Unreadable.class, read(document, tolerated));
      assertEquals(X1ErrorCode.SYNTAX_OR_SCHEMA_ERROR, refused.errorCode());
    }
    assertEquals(List.of(), counted);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-04-01T08:15:30Z, 2026-04-01T08:15:30Z",
    "2026-04-01T08:15:30.1Z, 2026-04-01T08:15:30.1Z",
    "2026-04-01T10:15:30.123+02:00, 2026-04-01T08:15:30.123Z",
    "2026-04-01T08:15:30.123456999Z, 2026-04-01T08:15:30.123456Z"
  })
  void anotherPrecisionOfATimestampIsRead(String written, Instant meant) throws Exception {
    String document = PING.replace("2026-04-01T08:15:30.000250Z", written);
    refusedWithout(Deviation.TIMESTAMP_PRECISION, document);

    X1Request request = request(read(document, Set.of(Deviation.TIMESTAMP_PRECISION)));

    assertEquals(meant, request.header().timestamp());
    assertEquals(List.of(Deviation.TIMESTAMP_PRECISION), counted);
  }

  /** TS 103 280: a zone is never left out, whatever the precision. */
  @Test
  void aTimestampWithoutZoneIsNoMatterOfPrecision() throws Exception {
    String document = PING.replace("2026-04-01T08:15:30.000250Z", "2026-04-01T08:15:30");

    assertInstanceOf(X1Message.Unreadable.class, read(document, EnumSet.allOf(Deviation.class)));
    assertEquals(List.of(), counted);
  }

  @ParameterizedTest
  @CsvSource({"1.13.1, v1.13.1", "v1.6, v1.6.0", "1.6, v1.6.0"})
  void anotherFormOfTheVersionIsRead(String written, String meant) throws Exception {
    String document = PING.replace("v1.22.1", written);
    refusedWithout(Deviation.VERSION_FORM, document);

    X1Request request = request(read(document, Set.of(Deviation.VERSION_FORM)));

    assertEquals(X1Version.of(meant), request.header().version());
    assertEquals(List.of(Deviation.VERSION_FORM), counted);
  }

  @Test
  void anotherMajorVersionIsNoMatterOfForm() throws Exception {
    X1Message message = read(PING.replace("v1.22.1", "2.1"), EnumSet.allOf(Deviation.class));

    assertInstanceOf(X1Message.Unreadable.class, message);
    assertEquals(List.of(), counted);
  }

  @Test
  void aNameThatThePolicyKnowsStandsForItsAddress() throws Exception {
    String document = DESTINATION.replace("192.0.2.25", "mdf-east.example");
    refusedWithout(Deviation.HOST_NAME_IN_ADDRESS, document);

    var request =
        (CreateDestination) request(read(document, Set.of(Deviation.HOST_NAME_IN_ADDRESS)));

    assertEquals(
        new DeliveryAddress.IpAddressAndPort(
            InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, 77}), Port.tcp(9443)),
        request.destinationDetails().deliveryAddress());
    assertEquals(List.of(Deviation.HOST_NAME_IN_ADDRESS), counted);
  }

  /** No other name is looked up anywhere, and no other port of the same name is meant. */
  @ParameterizedTest
  @CsvSource({"localhost, 9443", "mdf-west.example, 9443", "mdf-east.example, 9444"})
  void aNameThatThePolicyDoesNotKnowIsRefused(String name, String port) throws Exception {
    String document = DESTINATION.replace("192.0.2.25", name).replace("9443", port);

    assertInstanceOf(X1Message.Unreadable.class, read(document, EnumSet.allOf(Deviation.class)));
    assertEquals(List.of(), counted);
  }

  @Test
  void whatTheStandardSaysIsReadTheSameAndNotCounted() throws Exception {
    for (String document : List.of(PING, DESTINATION)) {
      assertEquals(read(document, Set.of()), read(document, EnumSet.allOf(Deviation.class)));
    }
    assertEquals(List.of(), counted);
  }

  @Test
  void everyPlaceThatDeviatesIsCounted() throws Exception {
    String document = PING.replace("v1.22.1", "1.22.1")
        .replace("2026-04-01T08:15:30.000250Z", "2026-04-01T08:15:30Z");

    read(document, EnumSet.allOf(Deviation.class));

    assertEquals(List.of(Deviation.TIMESTAMP_PRECISION, Deviation.VERSION_FORM), counted);
  }

  @Test
  void anAnswerMayDeviateToo() throws Exception {
    String answer = PING.replace("X1Request", "X1Response")
        .replace("x1RequestMessage", "x1ResponseMessage")
        .replace("PingRequest", "PingResponse")
        .replace("</x1ResponseMessage>", "<oK>AcknowledgedAndCompleted</oK></x1ResponseMessage>");
    X1Answer strict = codec.readAnswer(octets(answer));

    X1Answer tolerated = codec.readAnswer(
        octets(answer.replace("v1.22.1", "1.22.1")),
        new Tolerance(Set.of(Deviation.VERSION_FORM), this::host, counted::add));

    assertEquals(strict, tolerated);
    assertEquals(List.of(Deviation.VERSION_FORM), counted);
  }

  /** Nothing but the deviation is read otherwise, in whatever prefixes, types and extensions. */
  @ParameterizedTest
  @MethodSource("org.doorward.li.x1.xml.Vectors#stream")
  void aDocumentThatDeviatesIsReadAsTheSameWithoutDeviation(Vectors.Expectation expected)
      throws Exception {
    String document = new String(Vectors.octets(expected.file()), StandardCharsets.UTF_8);
    String deviating = document.replace("version>v1.22.1<", "version>1.22.1<");
    if (!expected.request()
        || expected.result().startsWith("FAULT")
        || expected.file().startsWith("bad-version")
        || deviating.equals(document)) {
      return;
    }
    Tolerance tolerance = new Tolerance(Set.of(Deviation.VERSION_FORM), this::host, counted::add);

    assertEquals(
        codec.readRequests(octets(document)), codec.readRequests(octets(deviating), tolerance));
    assertFalse(counted.isEmpty());
  }

  /** What we emit is strict, whatever was read. */
  @Test
  void whatWasReadWithToleranceIsWrittenStrict() throws Exception {
    String document = DESTINATION
        .replace("192.0.2.25", "mdf-east.example")
        .replace("v1.22.1", "1.22.1")
        .replace("30.000250Z", "30Z");
    X1Request request = request(read(document, EnumSet.allOf(Deviation.class)));

    byte[] written = codec.writeRequests(List.of(request));

    assertEquals(request, request(codec.readRequests(ByteBuffer.wrap(written)).get(0)));
    assertFalse(new String(written, StandardCharsets.UTF_8).contains("mdf-east"));
  }
}
