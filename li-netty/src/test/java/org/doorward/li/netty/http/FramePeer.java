package org.doorward.li.netty.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.doorward.li.crypto.key.KeyVault;
import org.doorward.li.identifier.Octets;

/** A peer that writes HTTP/2 frame by frame, as the test says. */
final class FramePeer implements AutoCloseable {
  static final int DATA = 0;
  static final int HEADERS = 1;
  static final int PRIORITY = 2;
  static final int RST_STREAM = 3;
  static final int SETTINGS = 4;
  static final int PING = 6;
  static final int GOAWAY = 7;
  static final int WINDOW_UPDATE = 8;
  static final int CONTINUATION = 9;
  static final int END_STREAM = 1;
  static final int END_HEADERS = 4;

  private final RawPeer peer;

  /** One frame that came. */
  record Frame(int type, int flags, int stream, Octets payload) {
    /** The code of a RST_STREAM or, behind the last stream, of a GOAWAY. */
    int error() {
      return payload.asByteBuffer().getInt(type == GOAWAY ? 4 : 0);
    }
  }

  FramePeer(InetSocketAddress server, KeyVault keys) throws Exception {
    peer = RawPeer.http2(server, keys);
    peer.send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
    send(SETTINGS, 0, 0);
  }

  static byte[] frame(int type, int flags, int stream, byte... payload) {
    return ByteBuffer.allocate(9 + payload.length)
        .put((byte) (payload.length >> 16))
        .putShort((short) payload.length)
        .put((byte) type)
        .put((byte) flags)
        .putInt(stream)
        .put(payload)
        .array();
  }

  void send(int type, int flags, int stream, byte... payload) throws IOException {
    peer.send(frame(type, flags, stream, payload));
  }

  void sendRaw(byte... octets) throws IOException {
    peer.send(octets);
  }

  /** Sends one frame so often, or until the connection is closed. */
  void flood(int times, byte... frames) {
    try {
      for (int i = 0; i < times; i++) {
        peer.send(frames);
      }
    } catch (IOException e) {
      // What the server said before it closed is still to be read.
    }
  }

  /** A header block of literal fields: names and values in turn. */
  static byte[] block(String... fields) {
    ByteArrayOutputStream block = new ByteArrayOutputStream();
    for (int i = 0; i < fields.length; i += 2) {
      block.write(0);
      string(fields[i], block);
      string(fields[i + 1], block);
    }
    return block.toByteArray();
  }

  private static void string(String text, ByteArrayOutputStream to) {
    int length = text.length();
    if (length < 127) {
      to.write(length);
    } else {
      to.write(127);
      int rest = length - 127;
      while (rest >= 128) {
        to.write(rest % 128 + 128);
        rest /= 128;
      }
      to.write(rest);
    }
    to.writeBytes(text.getBytes(ISO_8859_1));
  }

  /** The head of a good request. */
  static byte[] good() {
    return block(
        ":method", "POST",
        ":scheme", "https",
        ":path", "/X1/NE",
        ":authority", "ne",
        "content-type", "text/xml");
  }

  /** The next frame of a type; null if the connection ends before. */
  Frame next(int type) {
    while (true) {
      byte[] head = peer.octets(9);
      if (head == null) {
        return null;
      }
      ByteBuffer in = ByteBuffer.wrap(head);
      int length = (in.get() & 0xFF) << 16 | (in.getShort() & 0xFFFF);
      int found = in.get();
      int flags = in.get();
      int stream = in.getInt();
      byte[] payload = peer.octets(length);
      if (payload == null) {
        return null;
      }
      if (found == type) {
        return new Frame(found, flags, stream, Octets.of(payload));
      }
    }
  }

  boolean isEnded() throws IOException {
    return next(-1) == null;
  }

  @Override
  public void close() throws IOException {
    peer.close();
  }
}
