package org.doorward.examples.capture;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The frames of a capture, one after the other. Not thread-safe. */
public abstract sealed class CaptureReader implements Closeable permits PcapReader, PcapngReader {
  final CaptureInput in;

  CaptureReader(CaptureInput in) {
    this.in = in;
  }

  /**
   * Opens {@code file}.
   *
   * @param file classic pcap or pcapng
   * @return a reader before the first frame
   * @throws CaptureException if it is no capture, or of a link type that we do not know
   * @throws IOException if it cannot be read
   */
  public static CaptureReader open(Path file) throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(file));
    try {
      return open(in);
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  /**
   * Reads a capture from {@code in}, which the reader closes.
   *
   * @param in the octets of a classic pcap or of a pcapng
   * @return a reader before the first frame
   * @throws CaptureException if it is no capture, or of a link type that we do not know
   * @throws IOException if it cannot be read
   */
  public static CaptureReader open(InputStream in) throws IOException {
    CaptureInput input = new CaptureInput(in);
    if (input.atEnd()) {
      throw new CaptureException("the file is empty");
    }
    int magic = input.take(4, ByteOrder.BIG_ENDIAN).getInt();
    return magic == PcapngReader.SECTION_HEADER
        ? PcapngReader.afterMagic(input)
        : PcapReader.afterMagic(magic, input);
  }

  /**
   * The next frame.
   *
   * @return empty at the end of the capture
   * @throws CaptureException if the file is damaged from here on
   * @throws IOException if it cannot be read
   */
  public abstract Optional<CapturedFrame> next() throws IOException;

  @Override
  public final void close() throws IOException {
    in.close();
  }
}
