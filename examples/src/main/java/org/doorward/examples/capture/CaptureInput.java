package org.doorward.examples.capture;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A stream that counts what was read of it, so that a fault can say where. Not thread-safe. */
final class CaptureInput implements Closeable {
  private final PushbackInputStream in;
  private long position;

  CaptureInput(InputStream in) {
    this.in = new PushbackInputStream(in);
  }

  boolean atEnd() throws IOException {
    int octet = in.read();
    if (octet >= 0) {
      in.unread(octet);
    }
    return octet < 0;
  }

  /** The next {@code octets}, read as they come: a length that lies costs no memory. */
  ByteBuffer take(int octets, ByteOrder order) throws IOException {
    byte[] taken = in.readNBytes(octets);
    if (taken.length < octets) {
      throw cutShort(octets - taken.length);
    }
    position += octets;
    return ByteBuffer.wrap(taken).order(order);
  }

  void skip(long octets) throws IOException {
    try {
      in.skipNBytes(octets);
    } catch (EOFException e) {
      throw cutShort(1);
    }
    position += octets;
  }

  CaptureException damaged(String what) {
    return new CaptureException("the capture is damaged before octet " + position + ": " + what);
  }

  private CaptureException cutShort(int missing) {
    return new CaptureException("the capture is cut short: after octet " + position + ", " + missing
        + " or more octets are missing");
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
