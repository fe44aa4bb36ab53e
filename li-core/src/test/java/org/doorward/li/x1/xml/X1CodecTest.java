package org.doorward.li.x1.xml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.doorward.li.fault.DecodeException;
import org.doorward.li.fault.Fault;
import org.doorward.li.identifier.AdmfIdentifier;
import org.doorward.li.identifier.X1TransactionId;
import org.doorward.li.x1.X1ErrorCode;
import org.doorward.li.x1.X1Message;
import org.doorward.li.x1.X1Version;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What no file of vectors can hold: other encodings, and documents that are large on purpose. */
class X1CodecTest {
  private static final String HEAD = "<X1Request xmlns=\"http://uri.etsi.org/03221/X1/2017/10\""
      + " xmlns:c=\"http://uri.etsi.org/03280/common/2017/07\""
      + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">";
  private static final String TAIL = "</X1Request>";

  private final X1Codec codec = new X1Codec(X1Limits.DEFAULT);

  private static String message(String type, int number, String body) {
    return "<x1RequestMessage xsi:type=\""
        + type
        + "\"><admfIdentifier>a</admfIdentifier><neIdentifier>n</neIdentifier>"
        + "<messageTimestamp>2026-01-01T00:00:00.000000Z</messageTimestamp><version>v1.22.1</version>"
        + String.format("<x1TransactionId>00000000-0000-4000-8000-%012x</x1TransactionId>", number)
        + body
        + "</x1RequestMessage>";
  }

  private static String ping(int number) {
    return message("PingRequest", number, "");
  }

  private static ByteBuffer utf8(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }

  private List<X1Message> read(String text) throws DecodeException {
    return codec.readRequests(utf8(text));
  }

  private void refused(Fault fault, String text) {
    DecodeException refusal = assertTimeoutPreemptively(
        Duration.ofSeconds(10), () -> assertThrows(DecodeException.class, () -> read(text)));
    assertEquals(fault, refusal.fault());
  }

  @Nested
  class AnEncoding {
    @Test
    void mayBeginWithAByteOrderMark() throws Exception {
      assertEquals(1, read("\uFEFF" + HEAD + ping(1) + TAIL).size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32"})
    void isUtf8Only(String charset) {
      String text = "<?xml version=\"1.0\"?>" + HEAD + ping(1) + TAIL;
      ByteBuffer octets = ByteBuffer.wrap(text.getBytes(Charset.forName(charset)));

      DecodeException refusal =
          assertThrows(DecodeException.class, () -> codec.readRequests(octets));
      assertEquals(Fault.XML, refusal.fault());
    }

    @Test
    void isRefusedWhereItIsBroken() {
      byte[] octets = (HEAD + ping(1) + TAIL).getBytes(StandardCharsets.UTF_8);
      for (int[] broken : new int[][] {{0xFF}, {0xC0, 0x80}, {0xED, 0xA0, 0x80}, {0xE2, 0x82}}) {
        byte[] copy = octets.clone();
        for (int i = 0; i < broken.length; i++) {
          copy[copy.length - 20 + i] = (byte) broken[i];
        }
        DecodeException refusal =
            assertThrows(DecodeException.class, () -> codec.readRequests(ByteBuffer.wrap(copy)));
        assertEquals(Fault.XML, refusal.fault());
      }
    }

    @Test
    void leavesTheBufferAsItWas() throws Exception {
      ByteBuffer octets = utf8("xx" + HEAD + ping(1) + TAIL).position(2).slice();
      codec.readRequests(octets);
      assertEquals(0, octets.position());
    }
  }

  @Nested
  class ALimit {
    @Test
    void boundsTheOctetsBeforeTheyAreLookedAt() {
      ByteBuffer octets = ByteBuffer.allocate(X1Limits.DEFAULT.octets() + 1);
      DecodeException refusal =
          assertThrows(DecodeException.class, () -> codec.readRequests(octets));
      assertEquals(Fault.LIMIT, refusal.fault());
    }

    @Test
    void boundsTheMessages() throws Exception {
      String within =
          IntStream.range(0, 256).mapToObj(X1CodecTest::ping).collect(Collectors.joining());
      assertEquals(256, read(HEAD + within + TAIL).size());
      refused(Fault.LIMIT, HEAD + within + ping(256) + TAIL);
    }

    @Tag("F-33")
    @Test
    void boundsAHundredThousandMessages() {
      X1Codec patient = new X1Codec(new X1Limits(1 << 26, 256, 1 << 16, 32, 32, 1 << 16));
      String messages =
          IntStream.range(0, 100_000).mapToObj(X1CodecTest::ping).collect(Collectors.joining());
      DecodeException refusal = assertThrows(
          DecodeException.class, () -> patient.readRequests(utf8(HEAD + messages + TAIL)));
      assertEquals(Fault.LIMIT, refusal.fault());
      refused(Fault.LIMIT, HEAD + messages + TAIL);
    }

    @Test
    void boundsTheDepth() {
      refused(Fault.LIMIT, HEAD + "<a>".repeat(32) + "</a>".repeat(32) + TAIL);
      refused(Fault.LIMIT, "<a>".repeat(300_000));
    }

    @Test
    void boundsTheElements() {
      refused(Fault.LIMIT, HEAD + "<a/>".repeat(1 << 16) + TAIL);
    }

    @Test
    void boundsTheAttributes() {
      String many =
          IntStream.range(0, 33).mapToObj(i -> " a" + i + "=\"\"").collect(Collectors.joining());
      DecodeException refusal =
          assertThrows(DecodeException.class, () -> read("<X1Request" + many + "/>"));
      assertTrue(refusal.fault() == Fault.LIMIT || refusal.fault() == Fault.XML);
      String prefixes = IntStream.range(0, 33)
          .mapToObj(i -> " xmlns:a" + i + "=\"urn:a\"")
          .collect(Collectors.joining());
      refusal = assertThrows(DecodeException.class, () -> read("<X1Request" + prefixes + "/>"));
      assertTrue(refusal.fault() == Fault.LIMIT || refusal.fault() == Fault.XML);
    }

    @Test
    void boundsTheTextOfOneElement() throws Exception {
      String text = "x".repeat(1 << 16);
      read(HEAD + ping(1) + message("PingRequest", 2, "<b>" + text + "</b>") + TAIL);
      refused(Fault.LIMIT, HEAD + message("PingRequest", 2, "<b>" + text + "x</b>") + TAIL);
      refused(Fault.LIMIT, HEAD + "<b>" + "<![CDATA[x]]>".repeat(70_000) + "</b>" + TAIL);
    }

    @Test
    void boundsNamesAndAttributeValuesByTheOctets() {
      String name = "n".repeat(500_000);
      refusedSomehow(HEAD + "<" + name + "/>" + TAIL);
      refusedSomehow(HEAD + "<a b=\"" + "v".repeat(900_000) + "\"/>" + TAIL);
    }

    private void refusedSomehow(String text) {
      assertTimeoutPreemptively(
          Duration.ofSeconds(10), () -> assertThrows(DecodeException.class, () -> read(text)));
    }
  }

  /** TS 103 221-1, 6.1: messages are independent of each other. */
  @Nested
  class AContainer {
    @Test
    void keepsTheOrderOfItsMessages() throws Exception {
      List<X1Message> messages =
          read(HEAD + ping(3) + message("GetAllDetailsRequest", 2, "") + ping(1) + TAIL);

      assertEquals(
          List.of("Ping", "GetAllDetails", "Ping"),
          messages.stream().map(m -> m.type().wireName()).toList());
    }

    @Test
    void tellsOfARefusedMessageWhatItsHeaderSays() throws Exception {
      String text =
          HEAD + message("ActivateTaskRequest", 7, "").replace("v1.22.1", "v3.0.1") + TAIL;

      X1Message.Unreadable message = (X1Message.Unreadable) read(text).get(0);

      assertEquals(Optional.of(new AdmfIdentifier("a")), message.admfIdentifier());
      assertEquals(
          Optional.of(X1TransactionId.of("00000000-0000-4000-8000-000000000007")),
          message.transactionId());
      assertEquals(Optional.empty(), message.version());
      assertEquals(X1ErrorCode.UNSUPPORTED_VERSION, message.errorCode());
      assertEquals(X1Version.IMPLEMENTED.toString(), message.description());
    }

    /** A base field that stands there twice is believed in neither form. */
    @Test
    void believesNoFieldThatStandsThereTwice() throws Exception {
      String text = HEAD + message("PingRequest", 7, "<admfIdentifier>b</admfIdentifier>") + TAIL;

      X1Message.Unreadable message = (X1Message.Unreadable) read(text).get(0);

      assertEquals(Optional.empty(), message.admfIdentifier());
    }
  }

  /** INV-X1-05: What a peer writes comes back in no description and no exception. */
  @Nested
  class ARefusal {
    private static final String CANARY = "canary4711";

    @ParameterizedTest
    @ValueSource(
        strings = {
          "<xId>" + CANARY + "</xId>",
          "<" + CANARY + "/>",
          "<xId " + CANARY + "=\"x\">x</xId>",
          "<xId b=\"" + CANARY + "\">x</xId>",
          CANARY,
          "<xId><" + CANARY + "/></xId>",
          "<c:" + CANARY + "/>",
        })
    void quotesNothingInItsDescription(String body) throws Exception {
      String text = HEAD
          + message("DeactivateTaskRequest", 1, body)
          + message(CANARY, 2, "")
          + message("c:" + CANARY, 3, "")
          + message(CANARY + ":Ping", 4, "")
          + TAIL;

      for (X1Message message : read(text)) {
        X1Message.Unreadable unreadable = (X1Message.Unreadable) message;
        assertFalse(unreadable.description().contains(CANARY));
        assertFalse(unreadable.toString().contains(CANARY));
      }
    }

    @Tag("F-59")
    @ParameterizedTest
    @ValueSource(
        strings = {
          "<" + CANARY + ">",
          "<a>&" + CANARY + ";</a>",
          "<" + CANARY + ":a/>",
          "<!DOCTYPE " + CANARY + ">",
          "<?xml version=\"1.0\" encoding=\"" + CANARY + "\"?><a/>",
          "<a>" + CANARY + "</a>",
        })
    void quotesNothingInItsException(String document) {
      DecodeException refusal = assertThrows(DecodeException.class, () -> read(document));
      assertFalse(String.valueOf(refusal).contains(CANARY));
      assertEquals(0, refusal.getStackTrace().length);
    }

    @Test
    void aMessagePrintsNoTarget() throws Exception {
      String body =
          "<taskDetails><xId>00000000-0000-4000-8000-000000000000</xId><targetIdentifiers>"
              + "<targetIdentifier><nai>canary4711</nai></targetIdentifier>"
              + "<targetIdentifier><tcpPort>4711</tcpPort></targetIdentifier>"
              + "<targetIdentifier><imsi>4711471147</imsi></targetIdentifier>"
              + "<targetIdentifier><targetIdentifierExtension><Owner>o</Owner>"
              + "<e xmlns=\"urn:e\">canary4711</e></targetIdentifierExtension></targetIdentifier>"
              + "</targetIdentifiers><deliveryType>X2Only</deliveryType><listOfDIDs/>"
              + "<listOfMediationDetails><mediationDetails><LIID>canary4711</LIID>"
              + "<deliveryType>HI2Only</deliveryType></mediationDetails></listOfMediationDetails>"
              + "</taskDetails>";

      X1Message message =
          read(HEAD + message("ActivateTaskRequest", 1, body) + TAIL).get(0);

      assertTrue(message instanceof X1Message.Request);
      assertFalse(message.toString().contains("4711"));
    }
  }

  /** XInclude is nothing that we know: an element like any other, and refused like it. */
  @Tag("F-32")
  @Test
  void includesNothing() throws Exception {
    String text = HEAD
        + message(
            "DeactivateTaskRequest",
            1,
            "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"file:///etc/hostname\"/>")
        + TAIL;

    assertEquals(
        "missing xId in x1RequestMessage",
        ((X1Message.Unreadable) read(text).get(0)).description());
  }
}
