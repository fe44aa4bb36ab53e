package org.doorward.examples.capture;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.doorward.examples.traffic.CaptureFiles;
import org.doorward.examples.traffic.Captures;

/** Whatever the file holds: frames, and perhaps one {@link CaptureException}. */
class CaptureProperties {
  private static final byte[] FRAME = {0x45, 1, 2, 3, 4};

  private static final List<byte[]> WHOLE = List.of(
      CaptureFiles.pcap(ByteOrder.LITTLE_ENDIAN, 0xA1B2C3D4, 1)
          .record(1, 0, FRAME)
          .octets(),
      CaptureFiles.pcapng(ByteOrder.BIG_ENDIAN)
          .networkInterface(1, new byte[] {0, 9, 0, 1, 6, 0, 0, 0})
          .simplePacket(FRAME)
          .enhancedPacket(0, 1, FRAME)
          .octets());

  private static void readAll(byte[] file) throws IOException {
    try {
      Captures.frames(CaptureReader.open(new ByteArrayInputStream(file)));
    } catch (CaptureException e) {
      // the one exception that is declared for a damaged file
    }
  }

  @Property
  void anyOctetsAreReadOrRefused(@ForAll byte[] octets) throws IOException {
    readAll(octets);
  }

  @Property
  void anyOctetsAfterTheMarkAreReadOrRefused(@ForAll("marks") byte[] mark, @ForAll byte[] octets)
      throws IOException {
    byte[] file = Arrays.copyOf(mark, mark.length + octets.length);
    System.arraycopy(octets, 0, file, mark.length, octets.length);
    readAll(file);
  }

  @Property
  void aCaptureWithFourOctetsReplacedIsReadOrRefused(
      @ForAll @IntRange(max = 1) int which, @ForAll @IntRange(max = 200) int at, @ForAll int value)
      throws IOException {
    byte[] file = WHOLE.get(which).clone();
    ByteBuffer.wrap(file).putInt(at % (file.length - 3), value);
    readAll(file);
  }

  @Example
  void aCaptureCutAnywhereWithinARecordIsRefused() {
    for (int length = 1; length < 24; length++) {
      byte[] cut = Arrays.copyOf(WHOLE.get(0), length);
      assertThrows(
          CaptureException.class,
          () -> Captures.frames(CaptureReader.open(new ByteArrayInputStream(cut))));
    }
    for (int length = 25; length < WHOLE.get(0).length; length++) {
      byte[] cut = Arrays.copyOf(WHOLE.get(0), length);
      assertThrows(
          CaptureException.class,
          () -> Captures.frames(CaptureReader.open(new ByteArrayInputStream(cut))));
    }
  }

  @Provide
  Arbitrary<byte[]> marks() {
    return Arbitraries.of(
        Arrays.copyOf(WHOLE.get(0), 4),
        Arrays.copyOf(WHOLE.get(0), 24),
        Arrays.copyOf(WHOLE.get(1), 28));
  }
}
