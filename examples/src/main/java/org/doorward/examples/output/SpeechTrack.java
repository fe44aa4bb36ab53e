package org.doorward.examples.output;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.doorward.examples.rtp.RtpPacket;
import org.doorward.li.identifier.Octets;

/**
 * What was said in one direction, as a WAV file of 16 bits. Packets may come in any order and repeatedly; each sounds
 * when its timestamp says, what was lost is silence, and two streams at once are heard together. Only G.711 is heard.
 * Bounded: two hours, and what lies beyond is left out. Not thread-safe.
 */
public final class SpeechTrack {
  private static final int MAX_PACKETS = 400_000;
  private static final long MAX_SAMPLES = 2L * 60 * 60 * G711.SAMPLES_PER_SECOND;

  /** When timestamp and clock are further apart than this, the sender has started to count anew. */
  private static final long MAX_DRIFT_SAMPLES = 10L * G711.SAMPLES_PER_SECOND;

  private record Sound(long at, G711 law, Octets payload) {
    long end() {
      return at + payload.length();
    }
  }

  private record PacketId(long ssrc, int sequence, long timestamp) {}

  /** A timestamp of a stream, and the sample of the track that it stands for. */
  private record Anchor(long timestamp, long sample) {}

  private final List<Sound> sounds = new ArrayList<>();
  private final Set<PacketId> heard = new HashSet<>();
  private final Map<Long, Anchor> anchors = new HashMap<>();
  private Instant start = Instant.MAX;
  private long leftOut;

  /** A track of silence. */
  public SpeechTrack() {}

  /**
   * Takes a packet.
   *
   * @param time when it passed
   * @param packet from the RTP header to its end
   */
  public void add(Instant time, Octets packet) {
    RtpPacket rtp = RtpPacket.parse(packet).orElse(null);
    G711 law = rtp == null ? null : G711.ofPayloadType(rtp.payloadType()).orElse(null);
    if (rtp == null || law == null) {
      leftOut++;
      return;
    }
    if (heard.contains(new PacketId(rtp.ssrc(), rtp.sequence(), rtp.timestamp()))) {
      return;
    }
    if (start.equals(Instant.MAX)) {
      start = time;
    }
    long at = sampleOf(rtp, time);
    if (heard.size() == MAX_PACKETS || Math.abs(at) > MAX_SAMPLES) {
      leftOut++;
      return;
    }
    heard.add(new PacketId(rtp.ssrc(), rtp.sequence(), rtp.timestamp()));
    sounds.add(new Sound(at, law, rtp.payload()));
  }

  private long sampleOf(RtpPacket rtp, Instant time) {
    long byClock = Duration.between(start, time).toMillis() * G711.SAMPLES_PER_SECOND / 1000;
    Anchor anchor = anchors.get(rtp.ssrc());
    long at =
        anchor == null ? byClock : anchor.sample() + (int) (rtp.timestamp() - anchor.timestamp());
    if (Math.abs(at - byClock) > MAX_DRIFT_SAMPLES) {
      at = byClock;
    }
    anchors.put(rtp.ssrc(), new Anchor(rtp.timestamp(), at));
    return at;
  }

  /**
   * How long it is.
   *
   * @return from its first sound to the end of its last
   */
  public Duration length() {
    return Duration.ofMillis(samples() * 1000 / G711.SAMPLES_PER_SECOND);
  }

  /**
   * How many packets are not heard: of another codec, or beyond the bounds.
   *
   * @return a count
   */
  public long leftOut() {
    return leftOut;
  }

  private long first() {
    return sounds.stream().mapToLong(Sound::at).min().orElse(0);
  }

  private long samples() {
    long end = sounds.stream().mapToLong(Sound::end).max().orElse(0);
    return Math.min(end - first(), MAX_SAMPLES);
  }

  /**
   * Writes the track.
   *
   * @param file made, or overwritten
   * @throws IOException if it cannot be written
   */
  public void write(Path file) throws IOException {
    short[] mixed = mix();
    ByteBuffer out = ByteBuffer.allocate(44 + 2 * mixed.length).order(ByteOrder.LITTLE_ENDIAN);
    out.put(ascii("RIFF")).putInt(36 + 2 * mixed.length).put(ascii("WAVEfmt ")).putInt(16);
    out.putShort((short) 1).putShort((short) 1); // PCM, one channel
    out.putInt(G711.SAMPLES_PER_SECOND).putInt(2 * G711.SAMPLES_PER_SECOND);
    out.putShort((short) 2).putShort((short) 16);
    out.put(ascii("data")).putInt(2 * mixed.length);
    for (short sample : mixed) {
      out.putShort(sample);
    }
    Files.write(file, out.array());
  }

  private short[] mix() {
    long first = first();
    short[] mixed = new short[(int) samples()];
    for (Sound sound : sounds) {
      for (int i = 0; i < sound.payload().length(); i++) {
        int at = (int) (sound.at() - first) + i;
        if (at < mixed.length) {
          int sum = mixed[at] + sound.law().decode(sound.payload().at(i));
          mixed[at] = (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, sum));
        }
      }
    }
    return mixed;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(US_ASCII);
  }
}
