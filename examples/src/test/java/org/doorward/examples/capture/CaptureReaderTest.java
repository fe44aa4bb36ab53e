package org.doorward.examples.capture;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.doorward.examples.traffic.CaptureFiles;
import org.doorward.examples.traffic.Captures;
import org.doorward.li.identifier.Octets;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CaptureReaderTest {
  private static final byte[] FRAME = {0x45, 1, 2, 3, 4};

  private static List<CapturedFrame> read(byte[] file) throws IOException {
    return Captures.frames(CaptureReader.open(new ByteArrayInputStream(file)));
  }

  private static CapturedFrame frame(String time, LinkType linkType) {
    return new CapturedFrame(Instant.parse(time), linkType, Octets.of(FRAME));
  }

  private static ByteOrder order(String name) {
    return name.equals("big") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
  }

  private static String refusal(byte[] file) {
    return assertThrows(CaptureException.class, () -> read(file)).getMessage();
  }

  @Nested
  class Classic {
    @ParameterizedTest
    @CsvSource({
      "big,    a1b2c3d4, 1970-01-01T00:00:09.000007Z",
      "little, a1b2c3d4, 1970-01-01T00:00:09.000007Z",
      "big,    a1b23c4d, 1970-01-01T00:00:09.000000007Z",
      "little, a1b23c4d, 1970-01-01T00:00:09.000000007Z"
    })
    void isReadInEitherOrderAndUnitOfTime(String order, String magic, String time)
        throws IOException {
      byte[] file = CaptureFiles.pcap(order(order), Integer.parseUnsignedInt(magic, 16), 1)
          .record(9, 7, FRAME)
          .record(9, 7, FRAME)
          .octets();
      assertEquals(
          List.of(frame(time, LinkType.ETHERNET), frame(time, LinkType.ETHERNET)), read(file));
    }

    @ParameterizedTest
    @CsvSource({
      "0, LOOPBACK",
      "108, LOOPBACK",
      "1, ETHERNET",
      "12, RAW_IP",
      "101, RAW_IP",
      "228, RAW_IP",
      "229, RAW_IP",
      "113, LINUX_COOKED",
      "276, LINUX_COOKED_2"
    })
    void knowsTheLinkTypesThatTelephonyComesIn(int code, LinkType linkType) throws IOException {
      byte[] file = CaptureFiles.pcap(ByteOrder.BIG_ENDIAN, 0xA1B2C3D4, code)
          .record(1, 0, FRAME)
          .octets();
      assertEquals(linkType, read(file).get(0).linkType());
    }

    @Test
    void ofAnotherLinkTypeIsRefusedByItsNumber() {
      byte[] file = CaptureFiles.pcap(ByteOrder.BIG_ENDIAN, 0xA1B2C3D4, 105).octets();
      assertEquals("the capture's link type 105 is not one that we can read", refusal(file));
    }

    @Test
    void withoutFramesIsEmpty() throws IOException {
      assertEquals(
          List.of(), read(CaptureFiles.pcap(ByteOrder.BIG_ENDIAN, 0xA1B2C3D4, 1).octets()));
    }

    @Test
    void withAFrameBeyondAllBoundsIsRefused() {
      byte[] file = CaptureFiles.pcap(ByteOrder.BIG_ENDIAN, 0xA1B2C3D4, 1)
          .record(1, 0, FRAME)
          .octets();
      file[24 + 8] = (byte) 0x80;
      assertEquals(
          "the capture is damaged before octet 40: a frame of 2147483653 octets", refusal(file));
    }

    @Test
    void cutShortGivesTheFramesBeforeTheCutAndThenSaysSo() throws IOException {
      CaptureFiles file =
          CaptureFiles.pcap(ByteOrder.BIG_ENDIAN, 0xA1B2C3D4, 1).record(1, 0, FRAME);
      byte[] whole = file.record(2, 0, FRAME).octets();
      byte[] cut = Arrays.copyOf(whole, whole.length - 1);
      try (CaptureReader reader = CaptureReader.open(new ByteArrayInputStream(cut))) {
        assertEquals(Octets.of(FRAME), reader.next().orElseThrow().octets());
        assertEquals(
            "the capture is cut short: after octet 61, 1 or more octets are missing",
            assertThrows(CaptureException.class, reader::next).getMessage());
      }
    }
  }

  @Nested
  class NextGeneration {
    @ParameterizedTest
    @ValueSource(strings = {"big", "little"})
    void givesEachInterfaceItsLinkTypeAndItsClock(String order) throws IOException {
      CaptureFiles file = CaptureFiles.pcapng(order(order));
      byte[] offset = order.equals("big")
          ? new byte[] {0, 0, 0, 0, 0, 0, 0, 100}
          : new byte[] {100, 0, 0, 0, 0, 0, 0, 0};
      byte[] octets = file.networkInterface(1, new byte[0])
          .networkInterface(101, file.option(9, (byte) 9))
          .networkInterface(113, file.option(9, (byte) 0x8A))
          .networkInterface(276, file.option(9, (byte) 12))
          .networkInterface(105, file.option(14, offset))
          .block(0xBAD, 8, b -> b.putLong(1))
          .enhancedPacket(0, 9_000_007, FRAME)
          .enhancedPacket(1, 9_000_000_007L, FRAME)
          .enhancedPacket(2, 9 * 1024 + 512, FRAME)
          .enhancedPacket(3, 9_000_000_007_999L, FRAME)
          .enhancedPacket(4, 9_000_007, FRAME)
          .obsoletePacket(2, 1024, FRAME)
          .simplePacket(FRAME)
          .octets();
      assertEquals(
          List.of(
              frame("1970-01-01T00:00:09.000007Z", LinkType.ETHERNET),
              frame("1970-01-01T00:00:09.000000007Z", LinkType.RAW_IP),
              frame("1970-01-01T00:00:09.5Z", LinkType.LINUX_COOKED),
              frame("1970-01-01T00:00:09.000000007Z", LinkType.LINUX_COOKED_2),
              frame("1970-01-01T00:01:49.000007Z", LinkType.OTHER),
              frame("1970-01-01T00:00:01Z", LinkType.LINUX_COOKED),
              frame("1970-01-01T00:00:01Z", LinkType.ETHERNET)),
          read(octets));
    }

    @Test
    void mayChangeItsOrderAndItsInterfacesBySection() throws IOException {
      byte[] file = CaptureFiles.pcapng(ByteOrder.BIG_ENDIAN)
          .networkInterface(1, new byte[0])
          .enhancedPacket(0, 1, FRAME)
          .section(ByteOrder.LITTLE_ENDIAN)
          .networkInterface(101, new byte[0])
          .enhancedPacket(0, 2, FRAME)
          .octets();
      assertEquals(
          List.of(
              frame("1970-01-01T00:00:00.000001Z", LinkType.ETHERNET),
              frame("1970-01-01T00:00:00.000002Z", LinkType.RAW_IP)),
          read(file));
    }

    @Test
    void isRefusedWhereItContradictsItself() {
      CaptureFiles file = CaptureFiles.pcapng(ByteOrder.BIG_ENDIAN);
      assertTrue(refusal(file.enhancedPacket(0, 1, FRAME).octets())
          .endsWith("an interface that was not described"));

      byte[] lengths = CaptureFiles.pcapng(ByteOrder.BIG_ENDIAN).octets();
      lengths[lengths.length - 1]++;
      assertTrue(refusal(lengths).endsWith("a block's two lengths differ"));

      byte[] small = CaptureFiles.pcapng(ByteOrder.BIG_ENDIAN).octets();
      small[7] = 12;
      assertTrue(refusal(small).endsWith("a block of 12 octets"));

      CaptureFiles late = CaptureFiles.pcapng(ByteOrder.BIG_ENDIAN);
      late.networkInterface(1, late.option(9, (byte) 0)).enhancedPacket(0, 0x1_0000_0000L, FRAME);
      assertTrue(refusal(late.octets()).endsWith("a time out of all bounds"));

      CaptureFiles fine = CaptureFiles.pcapng(ByteOrder.BIG_ENDIAN);
      fine.networkInterface(1, fine.option(9, (byte) 19));
      assertTrue(refusal(fine.octets()).endsWith("a clock finer than we can count"));
    }
  }

  @Nested
  class NoCapture {
    @Test
    void isRefusedClearly() {
      assertEquals(
          "the file is no capture: it starts with neither the mark of pcap nor that of pcapng",
          refusal("%PDF-1.7 and so on".getBytes(US_ASCII)));
      assertEquals("the file is empty", refusal(new byte[0]));
      assertEquals(
          "the capture is cut short: after octet 0, 1 or more octets are missing",
          refusal(new byte[3]));
    }

    @Test
    void isReadFromTheFileSystemWithItsOwnComplaints(@TempDir Path folder) throws IOException {
      assertThrows(
          NoSuchFileException.class, () -> CaptureReader.open(folder.resolve("absent.pcap")));
      Path text = Files.writeString(folder.resolve("text.pcap"), "hello, world");
      assertThrows(CaptureException.class, () -> CaptureReader.open(text));
    }
  }
}
