package org.doorward.li.netty.http;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.doorward.li.authority.PeerIdentity;

/**
 * One request on a worker: the peer is judged anew, right before the request is acted upon. A request that its
 * peer has taken back by then is not acted upon. Confined to the worker that runs it.
 */
final class Job implements Runnable {
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
