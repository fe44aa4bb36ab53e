package org.doorward.examples.output;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.doorward.examples.traffic.Frames;
import org.doorward.li.identifier.Octets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpeechTrackTest {
  private static final Instant START = Frames.START;

  @TempDir
  private Path folder;

  private final SpeechTrack track = new SpeechTrack();

  private static Octets packet(
      int payloadType, int sequence, int timestamp, int ssrc, int... payload) {
    ByteBuffer out = ByteBuffer.allocate(12 + payload.length);
    out.put((byte) 0x80)
        .put((byte) payloadType)
        .putShort((short) sequence)
        .putInt(timestamp)
        .putInt(ssrc);
    for (int octet : payload) {
      out.put((byte) octet);
    }
    return Octets.of(out.array());
  }

  private void add(int sequence, int timestamp, int... payload) {
    track.add(START, packet(8, sequence, timestamp, 1, payload));
  }

  private short[] written() throws IOException {
    Path file = folder.resolve("track.wav");
    track.write(file);
    ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    assertEquals(in.limit() - 8, in.getInt(4));
    assertEquals(in.limit() - 44, in.getInt(40));
    short[] samples = new short[(in.limit() - 44) / 2];
    in.position(44).asShortBuffer().get(samples);
    return samples;
  }

  /** The digest is that of what sox makes of all codes in order, as 16-bit samples in network order. */
  @ParameterizedTest
  @CsvSource({
    "A_LAW, fe39f4f3aa953077a8d65b535c6232ce76ceb6eba8cd20360148f5b2d43a9520",
    "MU_LAW, 080f35de1bab772bcd7b3e293041aa9014b51e7b6d4e98844885ba106ec0dee9"
  })
  void eachLawIsDecodedAsSoxDoes(G711 law, String digest) throws NoSuchAlgorithmException {
    ByteBuffer samples = ByteBuffer.allocate(512);
    for (int code = 0; code < 256; code++) {
      samples.putShort(law.decode((byte) code));
    }
    assertEquals(
        Octets.ofHex(digest),
        Octets.of(MessageDigest.getInstance("SHA-256").digest(samples.array())));
  }

  @Test
  void packetsSoundWhenTheirTimestampSaysWhateverTheirOrder() throws IOException {
    add(7, 1002, 0xAA);
    add(5, 1000, 0xD5, 0x55);
    add(6, 1004, 0x2A);
    add(5, 1000, 0xD5, 0x55);
    assertArrayEquals(new short[] {8, -8, 32256, 0, -32256}, written());
    assertEquals(Duration.ZERO, track.length(), "less than a millisecond");
  }

  @Test
  void timestampsMayStartAnew() throws IOException {
    add(65535, -1, 0xAA);
    add(0, 0, 0x2A);
    assertArrayEquals(new short[] {32256, -32256}, written());
  }

  @Test
  void aJumpOfTimestampsIsNotSilence() throws IOException {
    track.add(START, packet(8, 1, 0, 1, 0xAA));
    track.add(START.plusMillis(20), packet(8, 2, 1 << 30, 1, 0x2A));
    track.add(START.plusMillis(21), packet(8, 3, (1 << 30) + 1, 1, 0xD5));
    short[] expected = new short[162];
    expected[0] = 32256;
    expected[160] = -32256;
    expected[161] = 8;
    assertArrayEquals(expected, written());
  }

  @Test
  void twoStreamsAtOnceAreHeardTogether() throws IOException {
    track.add(START, packet(8, 1, 5, 1, 0xD5, 0xAA));
    track.add(START, packet(0, 1, 9000, 2, 0xF0, 0x80));
    assertArrayEquals(new short[] {128, Short.MAX_VALUE}, written());
  }

  @Test
  void whatIsNotG711IsLeftOut() throws IOException {
    track.add(START, packet(101, 1, 0, 1, 0xAA));
    track.add(START, Octets.ofHex("00"));
    assertEquals(2, track.leftOut());
    assertArrayEquals(new short[0], written());
  }

  @Test
  void theTrackIsBounded() throws IOException {
    track.add(START, packet(8, 1, 0, 1, 0xAA));
    track.add(START.plus(Duration.ofHours(3)), packet(8, 2, 8, 1, 0xAA));
    assertEquals(1, track.leftOut());
    assertEquals(1, written().length);
  }

  @Test
  void theHeaderSaysPcmOf8000SamplesOf16Bits() throws IOException {
    Path file = folder.resolve("track.wav");
    track.write(file);
    byte[] expected = Octets.ofHex("524946462400000057415645666d7420100000000100010040"
            + "1f0000803e0000020010006461746100000000")
        .toByteArray();
    assertArrayEquals(expected, Arrays.copyOf(Files.readAllBytes(file), 44));
  }
}
