package org.doorward.examples.element;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.doorward.examples.capture.CaptureReader;
import org.doorward.examples.capture.CapturedFrame;
import org.doorward.examples.sip.NumberRule;
import org.doorward.examples.tap.CallTracker;
import org.doorward.examples.tap.TrafficCounts;

/** Plays a capture through the element as if it were its traffic now, and says how far it is. */
final class Replay {
  private static final long PROGRESS_EVERY = 200;

  private final Tap tap;

  Replay(Tap tap) {
    this.tap = tap;
  }

  /**
   * Plays the whole capture.
   *
   * @return what was in it, and how much of that belonged to a target
   */
  Map<String, Long> play(Path capture) throws IOException {
    CallTracker calls = new CallTracker(NumberRule.PLUS_SIGN);
    try (CaptureReader reader = CaptureReader.open(capture)) {
      for (Optional<CapturedFrame> frame = reader.next();
          frame.isPresent();
          frame = reader.next()) {
        calls.accept(frame.get()).forEach(tap::accept);
        if (calls.counts().frames() % PROGRESS_EVERY == 0) {
          System.out.printf(
              "%d frames, %d SIP and %d RTP of the target%n",
              calls.counts().frames(), tap.iri(), tap.cc());
        }
      }
    }
    calls.finish().forEach(tap::accept);
    TrafficCounts counts = calls.counts();
    Map<String, Long> result = new HashMap<>();
    result.put("sip", counts.sip());
    result.put("rtp", counts.rtp());
    result.put("iri", tap.iri());
    result.put("cc", tap.cc());
    return result;
  }
}
