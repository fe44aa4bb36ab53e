package org.doorward.examples.network;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.doorward.examples.network.TransportUnit.TcpSegment;

/**
 * The streams under way, each with what its reader has made of it so far. Bounded: beyond {@value #MAX_STREAMS} the one
 * that was quiet for longest is forgotten. Not thread-safe.
 *
 * @param <R> what reads one stream
 */
public final class TcpStreams<R> {
  private static final int MAX_STREAMS = 4096;

  private record Entry<R>(TcpStream stream, R reader) {}

  /**
   * A run, and the reader of the stream it belongs to.
   *
   * @param <R> what reads one stream
   * @param run octets in order
   * @param reader what has read those before
   * @param flow who sent them to whom
   */
  public record Delivery<R>(StreamRun run, R reader, Flow flow) {}

  private final Map<Flow, Entry<R>> streams = new LinkedHashMap<>(16, 0.75f, true);
  private final Function<Flow, R> readers;

  /**
   * No stream yet.
   *
   * @param readers makes the reader of a new stream
   */
  public TcpStreams(Function<Flow, R> readers) {
    this.readers = readers;
  }

  /**
   * Takes one segment.
   *
   * @param time when it passed
   * @param segment in any order, and repeated or not
   * @return what can be read now that could not before
   */
  public Optional<Delivery<R>> accept(Instant time, TcpSegment segment) {
    Entry<R> entry = streams.get(segment.flow());
    if (entry == null || entry.stream().isEndedBy(segment)) {
      entry = new Entry<>(new TcpStream(segment), readers.apply(segment.flow()));
      streams.put(segment.flow(), entry);
      forgetEldest();
    }
    R reader = entry.reader();
    return entry.stream()
        .accept(time, segment)
        .map(run -> new Delivery<>(run, reader, segment.flow()));
  }

  private void forgetEldest() {
    if (streams.size() > MAX_STREAMS) {
      streams.remove(streams.keySet().iterator().next());
    }
  }

  /**
   * Gives up waiting for what never came, at the end of a capture.
   *
   * @param sink takes what was held back
   */
  public void finish(Consumer<Delivery<R>> sink) {
    streams.forEach((flow, entry) -> {
      Optional<StreamRun> run = entry.stream().passOverGap();
      while (run.isPresent()) {
        sink.accept(new Delivery<>(run.get(), entry.reader(), flow));
        run = entry.stream().passOverGap();
      }
    });
  }
}
