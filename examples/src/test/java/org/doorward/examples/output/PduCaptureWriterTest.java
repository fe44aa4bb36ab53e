package org.doorward.examples.output;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.doorward.examples.capture.CaptureReader;
import org.doorward.examples.capture.CapturedFrame;
import org.doorward.examples.capture.LinkLayer;
import org.doorward.examples.network.Endpoint;
import org.doorward.examples.network.PacketPath;
import org.doorward.examples.network.TransportUnit.TcpSegment;
import org.doorward.examples.traffic.Captures;
import org.doorward.examples.traffic.Frames;
import org.doorward.li.identifier.Octets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PduCaptureWriterTest {
  private static final Endpoint ELEMENT = Frames.endpoint("192.0.2.1:41000");
  private static final Endpoint MDF = Frames.endpoint("192.0.2.2:9999");
  private static final Endpoint ELEMENT_6 = Frames.endpoint("[2001:db8::1]:41000");
  private static final Endpoint MDF_6 = Frames.endpoint("[2001:db8::2]:9999");
  private static final Instant TIME = Instant.parse("2026-01-02T03:04:05.123456789Z");

  @TempDir
  private Path folder;

  private record Pdu(Endpoint source, Endpoint destination, Octets octets) {}

  private List<CapturedFrame> written(Pdu... pdus) throws IOException {
    Path file = folder.resolve("pdus.pcap");
    try (PduCaptureWriter writer = new PduCaptureWriter(file)) {
      for (Pdu pdu : pdus) {
        writer.write(TIME, pdu.source(), pdu.destination(), pdu.octets());
      }
    }
    return Captures.frames(CaptureReader.open(file));
  }

  private static List<TcpSegment> segments(List<CapturedFrame> frames) {
    PacketPath path = new PacketPath();
    List<TcpSegment> segments = new ArrayList<>();
    for (CapturedFrame frame : frames) {
      assertEquals(TIME, frame.time());
      segments.add((TcpSegment)
          path.accept(frame.time(), LinkLayer.ipPacket(frame).orElseThrow()).orElseThrow());
    }
    return segments;
  }

  @Test
  void eachPduIsASegmentThatFollowsTheOneBefore() throws IOException {
    Octets one = Octets.of((byte) 1, (byte) 2, (byte) 3);
    Octets two = Octets.of((byte) 4);
    List<TcpSegment> segments = segments(written(
        new Pdu(ELEMENT, MDF, one),
        new Pdu(MDF, ELEMENT, two),
        new Pdu(ELEMENT, MDF, two),
        new Pdu(ELEMENT_6, MDF_6, one),
        new Pdu(ELEMENT_6, MDF_6, two)));
    assertEquals(
        List.of(one, two, two, one, two),
        segments.stream().map(TcpSegment::payload).toList());
    assertEquals(
        List.of(0, 0, 3, 0, 3), segments.stream().map(TcpSegment::sequence).toList());
    assertEquals(MDF_6, segments.get(4).flow().destination());
  }

  @Test
  void aPduThatNoPacketCanHoldGoesOnInTheNext() throws IOException {
    for (int limit : List.of(65_495, 65_515)) {
      Endpoint source = limit == 65_495 ? ELEMENT : ELEMENT_6;
      Endpoint destination = limit == 65_495 ? MDF : MDF_6;
      List<Integer> lengths = segments(written(
              new Pdu(source, destination, Octets.of(new byte[limit])),
              new Pdu(source, destination, Octets.of(new byte[2 * limit + 1]))))
          .stream()
          .map(segment -> segment.payload().length())
          .toList();
      assertEquals(List.of(limit, limit, limit, 1), lengths);
    }
  }

  /** RFC 1071: over a header with its checksum the sum of 16-bit words is all ones. */
  @Test
  void checksumsAreRight() throws IOException {
    byte[] odd = {7, 8, 9};
    byte[] ipv4 = written(new Pdu(ELEMENT, MDF, Octets.of(odd))).get(0).octets().toByteArray();
    assertEquals(0xFFFF, sum(Arrays.copyOf(ipv4, 20)));
    assertEquals(0xFFFF, sum(withPseudoHeader(ipv4, 12, 8, 20)));
    byte[] ipv6 =
        written(new Pdu(ELEMENT_6, MDF_6, Octets.of(odd))).get(0).octets().toByteArray();
    assertEquals(0xFFFF, sum(withPseudoHeader(ipv6, 8, 32, 40)));
  }

  private static byte[] withPseudoHeader(
      byte[] packet, int addressesAt, int addressesLength, int header) {
    int tcp = packet.length - header;
    ByteBuffer out = ByteBuffer.allocate(addressesLength + 4 + tcp);
    out.put(packet, addressesAt, addressesLength).putShort((short) 6).putShort((short) tcp);
    return out.put(packet, header, tcp).array();
  }

  private static int sum(byte[] octets) {
    int sum = 0;
    for (int i = 0; i < octets.length; i++) {
      sum += (octets[i] & 0xFF) << (i % 2 == 0 ? 8 : 0);
    }
    return (sum & 0xFFFF) + (sum >>> 16);
  }

  @Test
  void aCaptureWithoutPdusIsACapture() throws IOException {
    assertArrayEquals(new Object[0], written().toArray());
  }

  @Test
  void noPacketGoesFromOneVersionOfIpToAnother() {
    assertThrows(
        IllegalArgumentException.class, () -> written(new Pdu(ELEMENT, MDF_6, Octets.EMPTY)));
  }
}
