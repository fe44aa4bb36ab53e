package org.doorward.examples.tap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.doorward.examples.capture.CapturedFrame;
import org.doorward.examples.capture.LinkType;
import org.doorward.examples.traffic.Captures;
import org.doorward.examples.traffic.Frames;
import org.doorward.examples.traffic.Sip;
import org.doorward.li.identifier.Octets;

class CallTrackerProperties {
  private static final String FROM = "192.0.2.10:40001";
  private static final String TO = "198.51.100.20:5060";

  private static final String CALL = Sip.invite(Sip.audio("192.0.2.10", 4000)) + "\r\n\r\n"
      + Sip.request("ACK", "sip:bob@example.net", Sip.ALICE, Sip.BOB_TAGGED, "")
      + Sip.request(
          "INFO", "sip:bob@example.net", Sip.ALICE, Sip.BOB_TAGGED, "Signal=1\r\nDuration=160\r\n")
      + Sip.request("BYE", "sip:bob@example.net", Sip.ALICE, Sip.BOB_TAGGED, "");

  private static List<Octets> messages(List<byte[]> packets) {
    List<CapturedFrame> frames = packets.stream().map(Frames::frame).toList();
    return Captures.events(frames).stream().map(TrafficEvent::octets).toList();
  }

  /** Segments of any size, each perhaps with octets of its neighbours again, in any order, some twice. */
  @Property(tries = 300)
  void anySegmentationAndOrderGivesTheSameMessages(
      @ForAll int start,
      @ForAll @Size(min = 1, max = 30) List<@IntRange(min = 1, max = 300) Integer> lengths,
      @ForAll Random random) {
    byte[] stream = CALL.getBytes(UTF_8);
    List<byte[]> whole = List.of(
        Frames.tcp(FROM, TO, start - 1, true, new byte[0]),
        Frames.tcp(FROM, TO, start, false, stream));
    List<byte[]> segments = new ArrayList<>();
    int at = 0;
    for (int i = 0; at < stream.length; i++) {
      int from = Math.max(0, at - random.nextInt(40));
      int to = Math.min(stream.length, at + lengths.get(i % lengths.size()));
      segments.add(Frames.tcp(FROM, TO, start + from, false, Arrays.copyOfRange(stream, from, to)));
      at = to;
    }
    segments.addAll(segments.subList(0, random.nextInt(segments.size())));
    Collections.shuffle(segments, random);
    segments.add(0, whole.get(0));

    List<Octets> expected = messages(whole);
    assertEquals(4, expected.size());
    assertEquals(expected, messages(segments));
  }

  @Property
  void anyOctetsAreAFrame(@ForAll LinkType linkType, @ForAll byte[] octets) {
    Captures.events(List.of(new CapturedFrame(Frames.START, linkType, Octets.of(octets))));
  }

  @Property
  void anyOctetsAreADatagramOrASegment(
      @ForAll byte[] octets, @ForAll int sequence, @ForAll boolean syn) {
    Captures.events(List.of(
        Frames.frame(Frames.udp(FROM, TO, octets)),
        Frames.frame(Frames.tcp(FROM, TO, sequence, syn, octets)),
        Frames.frame(Frames.tcp(FROM, TO, sequence + octets.length, false, octets))));
  }

  @Property
  void aCallInWhichAnyOctetsAreReplacedIsStillRead(
      @ForAll @IntRange(max = 400) int at, @ForAll byte[] noise) {
    byte[] text = CALL.getBytes(UTF_8);
    System.arraycopy(noise, 0, text, at, Math.min(noise.length, text.length - at));
    Captures.events(List.of(
        Frames.frame(Frames.udp(FROM, TO, text)),
        Frames.frame(Frames.tcp(FROM, TO, 1, true, text)),
        Frames.frame(Frames.udp("192.0.2.10:4000", "198.51.100.20:5000", Frames.rtp(1)))));
  }
}
