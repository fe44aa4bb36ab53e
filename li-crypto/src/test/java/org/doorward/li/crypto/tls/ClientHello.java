package org.doorward.li.crypto.tls;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/** What stands in the first message of a TLS client: RFC 8446, 4.1.2. */
final class ClientHello {
  private static final int RECORD_AND_HANDSHAKE_HEADER = 5 + 4;
  private static final int VERSION_AND_RANDOM = 2 + 32;

  private final byte[] suites;
  private final Map<Integer, byte[]> extensions = new HashMap<>();

  ClientHello(ByteBuffer record) {
    ByteBuffer in = record.duplicate();
    in.position(in.position() + RECORD_AND_HANDSHAKE_HEADER + VERSION_AND_RANDOM);
    take(in, in.get() & 0xFF);
    suites = take(in, in.getShort() & 0xFFFF);
    take(in, in.get() & 0xFF);
    ByteBuffer rest = ByteBuffer.wrap(take(in, in.getShort() & 0xFFFF));
    while (rest.hasRemaining()) {
      int type = rest.getShort() & 0xFFFF;
      extensions.put(type, take(rest, rest.getShort() & 0xFFFF));
    }
  }

  private static byte[] take(ByteBuffer in, int count) {
    byte[] octets = new byte[count];
    in.get(octets);
    return octets;
  }

  byte[] suites() {
    return suites;
  }

  /** The extension's octets; none if it is not there. */
  byte[] extension(int type) {
    return extensions.getOrDefault(type, new byte[0]);
  }
}
