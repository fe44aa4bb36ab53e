package org.doorward.examples.traffic;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.doorward.examples.capture.CaptureReader;
import org.doorward.examples.capture.CapturedFrame;
import org.doorward.examples.sip.NumberRule;
import org.doorward.examples.tap.CallTracker;
import org.doorward.examples.tap.TrafficEvent;
import org.doorward.examples.tap.TrafficEvent.RtpEvent;
import org.doorward.examples.tap.TrafficEvent.SipEvent;

/** Captures and what the tracker makes of them. */
public final class Captures {
  /** The call that comes with the examples. */
  public static final Path RECORDED = Path.of("src/main/capture/call.pcap");

  private Captures() {}

  /** All frames that {@code reader} has left. */
  public static List<CapturedFrame> frames(CaptureReader reader) throws IOException {
    List<CapturedFrame> frames = new ArrayList<>();
    try (reader) {
      for (var next = reader.next(); next.isPresent(); next = reader.next()) {
        frames.add(next.get());
      }
    }
    return frames;
  }

  /** All events of {@code frames}, the held back ones too. */
  public static List<TrafficEvent> events(List<CapturedFrame> frames) {
    CallTracker tracker = new CallTracker(NumberRule.PLUS_SIGN);
    List<TrafficEvent> events = new ArrayList<>();
    frames.forEach(frame -> events.addAll(tracker.accept(frame)));
    events.addAll(tracker.finish());
    return events;
  }

  /** The SIP messages among {@code events}. */
  public static List<SipEvent> sip(List<TrafficEvent> events) {
    return events.stream()
        .filter(SipEvent.class::isInstance)
        .map(SipEvent.class::cast)
        .toList();
  }

  /** The media among {@code events}. */
  public static List<RtpEvent> rtp(List<TrafficEvent> events) {
    return events.stream()
        .filter(RtpEvent.class::isInstance)
        .map(RtpEvent.class::cast)
        .toList();
  }
}
