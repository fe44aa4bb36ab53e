package org.doorward.examples.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.doorward.examples.network.TransportUnit.TcpSegment;
import org.doorward.examples.network.TransportUnit.UdpDatagram;
import org.doorward.examples.traffic.Frames;
import org.doorward.li.identifier.Octets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PacketPathTest {
  private static final Instant NOW = Frames.START;
  private static final IpAddress HOST_1 = IpAddress.parse("2001:db8::1").orElseThrow();
  private static final IpAddress HOST_2 = IpAddress.parse("2001:db8::2").orElseThrow();

  private final PacketPath path = new PacketPath();

  private Optional<TransportUnit> accept(byte[] packet) {
    return path.accept(NOW, ByteBuffer.wrap(packet));
  }

  private static UdpDatagram datagram(String source, String destination, byte[] payload) {
    return new UdpDatagram(
        new Flow(Frames.endpoint(source), Frames.endpoint(destination), Flow.UDP),
        Octets.of(payload));
  }

  @Test
  void aDatagramIsReadFromEitherVersionOfIp() {
    byte[] payload = {1, 2, 3};
    assertEquals(
        Optional.of(datagram("192.0.2.1:5060", "192.0.2.2:65535", payload)),
        accept(Frames.udp("192.0.2.1:5060", "192.0.2.2:65535", payload)));
    assertEquals(
        Optional.of(datagram("[2001:db8::1]:5060", "[2001:db8::2]:7", payload)),
        accept(Frames.udp("[2001:db8::1]:5060", "[2001:db8::2]:7", payload)));
  }

  @Test
  void aSegmentIsRead() {
    Flow flow =
        new Flow(Frames.endpoint("192.0.2.1:5060"), Frames.endpoint("192.0.2.2:5060"), Flow.TCP);
    assertEquals(
        Optional.of(new TcpSegment(flow, -7, true, Octets.of((byte) 9))),
        accept(Frames.tcp("192.0.2.1:5060", "192.0.2.2:5060", -7, true, new byte[] {9})));
  }

  @Test
  void whatEthernetFillsUpIsNotPayload() {
    byte[] packet = Frames.udp("192.0.2.1:1", "192.0.2.2:2", new byte[] {1});
    assertEquals(accept(packet), accept(Arrays.copyOf(packet, 46)));
  }

  @Test
  void aLengthLeftToTheNetworkCardMeansTheRestOfTheFrame() {
    byte[] ipv4 = Frames.udp("192.0.2.1:1", "192.0.2.2:2", new byte[] {1});
    Optional<TransportUnit> expected = accept(ipv4);
    ipv4[2] = ipv4[3] = 0;
    assertEquals(expected, accept(ipv4));

    byte[] ipv6 = Frames.udp("[2001:db8::1]:1", "[2001:db8::2]:2", new byte[] {1});
    Optional<TransportUnit> expected6 = accept(ipv6);
    ipv6[4] = ipv6[5] = 0;
    assertEquals(expected6, accept(ipv6));
  }

  @Test
  void whatWasNotCapturedToItsEndIsNotRead() {
    byte[] packet = Frames.udp("192.0.2.1:1", "192.0.2.2:2", new byte[] {1, 2, 3});
    for (int length = 0; length < packet.length; length++) {
      assertEquals(Optional.empty(), accept(Arrays.copyOf(packet, length)));
    }
    assertEquals(packet.length, path.unread());
  }

  @ParameterizedTest
  @CsvSource({
    "0,   11 00 010400000000", // hop-by-hop options
    "43,  11 02 0000000000000102030405060708090a0b0c0d0e0f10", // routing
    "60,  00 00 010400000000 11 00 010400000000", // destination, then hop-by-hop options
    "51,  11 01 0000000000010000 0001", // authentication counts in fours
    "44,  11 00 0000 00000007" // a fragment that is all of it
  })
  void extensionHeadersArePassedOver(int first, String hex) {
    byte[] extensions = HexFormat.of().parseHex(hex.replace(" ", ""));
    byte[] plain = Frames.udp("[2001:db8::1]:1", "[2001:db8::2]:2", new byte[] {1});
    byte[] payload = Arrays.copyOf(extensions, extensions.length + plain.length - 40);
    System.arraycopy(plain, 40, payload, extensions.length, plain.length - 40);
    assertEquals(accept(plain), accept(Frames.ipv6(HOST_1, HOST_2, first, payload)));
  }

  @Test
  void extensionHeadersAreFollowedNoFurtherThanThePacket() {
    assertEquals(
        Optional.empty(),
        accept(Frames.ipv6(HOST_1, HOST_2, 0, new byte[] {0, 0, 0, 0, 0, 0, 0, 0})));
    assertEquals(
        Optional.empty(),
        accept(Frames.ipv6(HOST_1, HOST_2, 0, new byte[] {17, 9, 0, 0, 0, 0, 0, 0})));
  }

  @Test
  void extensionHeadersAreFoundInWhatWasFragmentedToo() {
    byte[] plain = Frames.udp("[2001:db8::1]:1", "[2001:db8::2]:2", new byte[20]);
    byte[] payload = new byte[8 + plain.length - 40];
    payload[0] = 17;
    System.arraycopy(plain, 40, payload, 8, plain.length - 40);
    List<byte[]> fragments =
        Frames.fragments(Frames.ipv6(HOST_1, HOST_2, 60, payload), List.of(1, 3));
    assertEquals(Optional.empty(), accept(fragments.get(0)));
    assertEquals(Optional.empty(), accept(fragments.get(2)));
    assertEquals(accept(plain), accept(fragments.get(1)));
  }

  @Test
  void aFragmentThatContradictsAnotherCondemnsThePacket() {
    List<byte[]> fragments =
        Frames.fragments(Frames.udp("192.0.2.1:1", "192.0.2.2:2", new byte[24]), List.of(1, 2, 3));
    byte[] forged = fragments.get(1).clone();
    forged[forged.length - 1]++;
    accept(fragments.get(0));
    accept(fragments.get(1));
    accept(forged);
    accept(fragments.get(2));
    assertEquals(Optional.empty(), accept(fragments.get(3)));
    assertEquals(2, path.fragmented(), "the one given up, and what came after it");
  }

  @Test
  void aPacketThatDoesNotBecomeWholeInTimeIsGivenUp() {
    List<byte[]> fragments =
        Frames.fragments(Frames.udp("192.0.2.1:1", "192.0.2.2:2", new byte[8]), List.of(1));
    accept(fragments.get(0));
    Instant late = NOW.plus(Duration.ofSeconds(31));
    assertEquals(Optional.empty(), path.accept(late, ByteBuffer.wrap(fragments.get(1))));
    assertEquals(2, path.fragmented());
  }

  @Test
  void theNumberOfPacketsUnderWayIsBounded() {
    byte[] first = Frames.fragments(
            Frames.udp("192.0.2.1:1", "192.0.2.2:2", new byte[8]), List.of(1))
        .get(0);
    for (int i = 0; i < 5000; i++) {
      ByteBuffer.wrap(first).putShort(4, (short) i);
      accept(first);
    }
    assertEquals(5000, path.fragmented());
  }
}
