package org.doorward.examples.network;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.doorward.examples.network.TransportUnit.TcpSegment;
import org.doorward.examples.traffic.Frames;
import org.doorward.li.identifier.Octets;
import org.junit.jupiter.api.Test;

class TcpStreamsTest {
  private static final Flow FLOW =
      new Flow(Frames.endpoint("192.0.2.1:5060"), Frames.endpoint("192.0.2.2:5060"), Flow.TCP);

  private final List<String> told = new ArrayList<>();
  private final TcpStreams<List<String>> streams = new TcpStreams<>(flow -> told);

  private void tell(TcpStreams.Delivery<List<String>> delivery) {
    StreamRun run = delivery.run();
    delivery
        .reader()
        .add((run.atStart() ? "^" : "")
            + (run.afterGap() ? "~" : "")
            + new String(run.octets().toByteArray(), US_ASCII));
  }

  private void segment(Instant time, int sequence, boolean syn, String text) {
    streams
        .accept(time, new TcpSegment(FLOW, sequence, syn, Octets.of(text.getBytes(US_ASCII))))
        .ifPresent(this::tell);
  }

  private void segment(int sequence, String text) {
    segment(Frames.START, sequence, false, text);
  }

  private void syn(int sequence) {
    segment(Frames.START, sequence, true, "");
  }

  @Test
  void whatComesInOrderIsToldAtOnce() {
    syn(100);
    segment(101, "abc");
    segment(104, "de");
    assertEquals(List.of("^abc", "de"), told);
  }

  @Test
  void whatComesTooEarlyIsToldWithWhatItWaitedFor() {
    syn(100);
    segment(104, "de");
    segment(107, "g");
    segment(101, "abc");
    segment(106, "f");
    assertEquals(List.of("^abcde", "fg"), told);
  }

  @Test
  void whatIsRepeatedIsToldOnceAndTheFirstCopyCounts() {
    syn(100);
    segment(101, "abc");
    segment(101, "XYZ");
    segment(102, "XYde");
    segment(109, "ij");
    segment(108, "hXXk");
    segment(106, "fgX");
    syn(100);
    segment(112, "l");
    assertEquals(List.of("^abc", "de", "fghijk", "l"), told);
  }

  @Test
  void sequenceNumbersMayStartAnew() {
    syn(-3);
    segment(-2, "ab");
    segment(2, "ef");
    segment(0, "cd");
    assertEquals(List.of("^ab", "cdef"), told);
  }

  @Test
  void aStreamThatTheCaptureJoinedLateStartsWhereItJoined() {
    segment(500, "abc");
    segment(503, "de");
    segment(400, "old");
    assertEquals(List.of("abc", "de"), told);
  }

  @Test
  void aNewConnectionBetweenTheSameEndsIsAnotherStream() {
    syn(100);
    segment(101, "abc");
    syn(5);
    segment(6, "def");
    assertEquals(List.of("^abc", "^def"), told);
  }

  @Test
  void whatTheCaptureLostIsPassedOverAfterFiveSeconds() {
    syn(100);
    segment(104, "de");
    segment(Frames.START.plus(Duration.ofSeconds(5)), 106, false, "f");
    assertEquals(List.of(), told);
    segment(Frames.START.plus(Duration.ofSeconds(6)), 107, false, "g");
    assertEquals(List.of("~defg"), told);
  }

  @Test
  void whatTheCaptureLostIsPassedOverWhenTooMuchWaits() {
    syn(100);
    String kilobyte = "x".repeat(1024);
    for (int i = 0; i < 1024; i++) {
      segment(200 + i * 1024, kilobyte);
    }
    assertEquals(List.of(), told);
    segment(200 + 1024 * 1024, "y");
    assertEquals(List.of("~" + kilobyte.repeat(1024) + "y"), told);
  }

  @Test
  void whatStillWaitsAtTheEndIsToldThen() {
    syn(100);
    segment(101, "a");
    segment(110, "b");
    segment(120, "c");
    streams.finish(this::tell);
    assertEquals(List.of("^a", "~b", "~c"), told);
  }

  @Test
  void theNumberOfStreamsIsBounded() {
    List<Flow> made = new ArrayList<>();
    TcpStreams<Flow> many = new TcpStreams<>(flow -> {
      made.add(flow);
      return flow;
    });
    for (int round = 0; round < 2; round++) {
      for (int port = 1; port <= 5000; port++) {
        Endpoint source = new Endpoint(FLOW.source().address(), port);
        Flow flow = new Flow(source, FLOW.destination(), Flow.TCP);
        many.accept(Frames.START, new TcpSegment(flow, 1, true, Octets.EMPTY));
      }
    }
    assertEquals(10_000, made.size(), "each was forgotten before it came again");
  }
}
