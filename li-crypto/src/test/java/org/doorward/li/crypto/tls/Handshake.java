package org.doorward.li.crypto.tls;

import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;

/** Two engines that hand each other their octets in memory, until neither has more to say. */
final class Handshake {
  private static final int OCTETS = 200_000;

  /** One end: what it is about to read, and how it failed. */
  static final class End {
    private final SSLEngine engine;
    private final ByteBuffer in = ByteBuffer.allocate(OCTETS);
    private int octetsRead;
    private SSLException failure;

    private End(SSLEngine engine) {
      this.engine = engine;
    }

    SSLException failure() {
      return failure;
    }

    int octetsRead() {
      return octetsRead;
    }

    private boolean step(End peer) {
      boolean moved = runTasks();
      try {
        moved |= write(peer);
        moved |= read();
      } catch (SSLException e) {
        moved |= failure == null;
        failure = failure == null ? e : failure;
      }
      return moved;
    }

    private boolean runTasks() {
      boolean moved = false;
      for (Runnable task = engine.getDelegatedTask();
          task != null;
          task = engine.getDelegatedTask()) {
        task.run();
        moved = true;
      }
      return moved;
    }

    private boolean write(End peer) throws SSLException {
      return engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP
          && engine.wrap(ByteBuffer.allocate(0), peer.in).bytesProduced() > 0;
    }

    private boolean read() throws SSLException {
      in.flip();
      try {
        int octets = engine.unwrap(in, ByteBuffer.allocate(OCTETS)).bytesConsumed();
        octetsRead += octets;
        return octets > 0;
      } finally {
        in.compact();
      }
    }
  }

  private final End client;
  private final End server;

  private Handshake(SSLEngine client, SSLEngine server) {
    this.client = new End(client);
    this.server = new End(server);
  }

  /** Runs until both are done, or one has failed and the other has heard of it. */
  static Handshake run(SSLEngine client, SSLEngine server) throws SSLException {
    server.beginHandshake();
    return again(client, server);
  }

  /** The same on a connection that stands: the client asks for another handshake. */
  static Handshake again(SSLEngine client, SSLEngine server) throws SSLException {
    client.beginHandshake();
    Handshake handshake = new Handshake(client, server);
    boolean moved = true;
    while (moved) {
      moved = handshake.client.step(handshake.server);
      moved |= handshake.server.step(handshake.client);
    }
    return handshake;
  }

  End client() {
    return client;
  }

  End server() {
    return server;
  }
}
