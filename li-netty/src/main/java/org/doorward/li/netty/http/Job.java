package org.doorward.li.netty.http;

import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.doorward.li.authority.PeerIdentity;

/**
 * One request, answered at once or on a worker: the peer is judged anew, right before the request is acted upon. A
 * request that its peer has taken back by then is not acted upon. Used by one thread after another.
 */
final class Job implements Runnable {
  /** Longer ones are read by workers. */
  private static final int SHORT_OCTETS = 2048;

  private final Service service;
  private final PeerGate gate;
  private final byte[] request;
  private final AnswerCarrier carrier;

  /** Owns {@code request}, and clears it in the end. */
  Job(Service service, PeerGate gate, byte[] request, AnswerCarrier carrier) {
    this.service = service;
    this.gate = gate;
    this.request = request;
    this.carrier = carrier;
  }

  /**
   * Answers on the event loop what waits for nothing.
   *
   * @return whether that is all; if not, nothing has happened yet
   */
  boolean atOnce() {
    if (request.length > SHORT_OCTETS) {
      return false;
    }
    try {
      Optional<Service.Reply> reply = gate.recheck().flatMap(peer -> service.atOnce(peer, request));
      reply.ifPresent(one -> {
        Arrays.fill(request, (byte) 0);
        carrier.whole(
            one.status(), one.mediaType(), Unpooled.wrappedBuffer(one.body().toByteArray()));
      });
      return reply.isPresent();
    } catch (RuntimeException e) {
      return false; // it fails on the worker too, and is told there that it did
    }
  }

  @Override
  public void run() {
    try {
      Optional<PeerIdentity> peer = gate.recheck();
      if (peer.isPresent() && carrier.isAwaited()) {
        answer(peer.get());
      }
    } catch (RejectedExecutionException e) {
      // The listener is closed, and the connection with it.
    } finally {
      Arrays.fill(request, (byte) 0);
    }
  }

  private void answer(PeerIdentity peer) {
    AnswerStream answer = new AnswerStream(carrier);
    boolean whole = false;
    try {
      service.answer(peer, request, answer);
      answer.finish();
      whole = true;
    } catch (IOException | RuntimeException e) {
      // The peer is told that there is no answer, and nothing else; acts are recorded by the
      // service.
    } finally {
      if (!whole) {
        answer.fail();
      }
    }
  }
}
