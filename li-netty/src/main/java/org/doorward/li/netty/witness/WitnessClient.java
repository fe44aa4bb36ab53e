package org.doorward.li.netty.witness;

import static java.util.Objects.requireNonNull;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.doorward.li.authority.PeerIdentity;
import org.doorward.li.crypto.tls.LiTls;
import org.doorward.li.evidence.AddCheckpoint;
import org.doorward.li.evidence.WitnessAnswer;
import org.doorward.li.evidence.WitnessKey;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.netty.http.CallResult;
import org.doorward.li.netty.http.CallerConfig;
import org.doorward.li.netty.http.HttpsCaller;
import org.doorward.li.netty.https.CallFailure;

/**
 * Asks one witness to cosign checkpoints, over one kept connection with mutual TLS. What it gives is verified before
 * anybody sees it; what is malformed, too long, too late, another's, or from the future is no answer. One event-loop
 * thread. Thread-safe.
 *
 * @clause C2SP tlog-witness
 */
public final class WitnessClient implements AutoCloseable {
  private static final int MAX_ANSWER_OCTETS = 16 * 1024;
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(10);

  private final HttpsCaller caller;
  private final WitnessKey witness;
  private final InstantSource clock;

  /**
   * A client that connects when it is first used.
   *
   * @param server where the witness listens: a resolved address
   * @param tls the TLS of this component
   * @param responder whether who shows a certificate there is the witness; must not block
   * @param witness by what its cosignatures are believed
   * @param clock tells which times have not come
   * @throws IllegalArgumentException if the address is a name
   */
  public WitnessClient(
      InetSocketAddress server,
      LiTls tls,
      Predicate<PeerIdentity> responder,
      WitnessKey witness,
      InstantSource clock) {
    this.witness = requireNonNull(witness, "witness");
    this.clock = requireNonNull(clock, "clock");
    this.caller = new HttpsCaller(new CallerConfig(
        "witness-client",
        server,
        tls,
        responder,
        WitnessServer.PATH,
        WitnessText.LINES,
        Set.of(WitnessText.LINES, WitnessText.SIZE),
        MAX_ANSWER_OCTETS,
        1,
        CONNECT_TIMEOUT,
        ANSWER_TIMEOUT));
  }

  /**
   * Asks the witness to cosign. Does not block.
   *
   * @param request what to cosign
   * @return completed on the client's event loop, which must not be held up, within 15 seconds
   */
  public CompletableFuture<WitnessOutcome> add(AddCheckpoint request) {
    return caller.post(request.encode()).handle((result, ownTlsFails) -> {
      if (result instanceof CallResult.Answered answered) {
        return read(request, answered);
      }
      return new WitnessOutcome.Failed(
          result instanceof CallResult.Failed failed ? failed.failure() : CallFailure.TLS_REFUSED);
    });
  }

  private WitnessOutcome read(AddCheckpoint request, CallResult.Answered answered) {
    try {
      Optional<WitnessAnswer> answer = WitnessText.read(
          answered.status(), answered.body(), request.note(), witness, clock.instant());
      return answer
          .<WitnessOutcome>map(WitnessOutcome.Answered::new)
          .orElseGet(() -> new WitnessOutcome.Failed(CallFailure.ofStatus(answered.status())));
    } catch (EvidenceException e) {
      return new WitnessOutcome.Failed(CallFailure.BAD_ANSWER);
    }
  }

  /** Closes the connection; who waits for an answer has none. */
  @Override
  public void close() {
    caller.close();
  }
}
