package org.doorward.li.netty.x1;

import static java.util.Objects.requireNonNull;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.doorward.li.authority.PeerIdentity;
import org.doorward.li.crypto.tls.LiTls;
import org.doorward.li.fault.DecodeException;
import org.doorward.li.fault.TransportException;
import org.doorward.li.identifier.AdmfIdentifier;
import org.doorward.li.identifier.NeIdentifier;
import org.doorward.li.netty.http.CallResult;
import org.doorward.li.netty.http.CallerConfig;
import org.doorward.li.netty.http.HttpsCaller;
import org.doorward.li.netty.https.CallFailure;
import org.doorward.li.x1.X1Answer;
import org.doorward.li.x1.X1Request;
import org.doorward.li.x1.X1TopLevelErrorResponse;
import org.doorward.li.x1.xml.Tolerance;
import org.doorward.li.x1.xml.X1Codec;
import org.doorward.li.x1.xml.X1Limits;
import org.doorward.li.x1.xml.X1Schema;

/**
 * Sends X1 requests to one element, or to one ADMF, over a few connections that it keeps.
 *
 * <p>A response is believed only if it comes from whom the requests were sent to, by its certificate, and
 * answers exactly these requests. Everything else is a failure, which says whether the requests may have had
 * their effect; if they may, nothing is sent again by itself. No redirect is followed. One event-loop thread.
 * Thread-safe.
 *
 * @clause TS 103 221-1, 7.2.2 and 8.2.4
 */
public final class X1Client implements AutoCloseable {
  private final X1Path path;
  private final String responder;
  private final X1Codec codec;
  private final Tolerance tolerance;
  private final HttpsCaller caller;
  private final Executor executor;
  private final Repetition repetition;
  private final InstantSource clock;

  private X1Client(Builder builder) {
    this.path = builder.path;
    this.responder = builder.responder;
    X1Codec plain = new X1Codec(builder.limits);
    this.codec = builder.schema.map(plain::validating).orElse(plain);
    this.tolerance = builder.tolerance;
    this.executor = builder.executor;
    this.repetition = builder.repetition;
    this.clock = builder.tls.clock();
    this.caller = new HttpsCaller(new CallerConfig(
        "x1-client",
        builder.server,
        builder.tls,
        builder.responders(),
        path.path(),
        X1Server.MEDIA_TYPE,
        Set.of(X1Server.MEDIA_TYPE, "text/xml"),
        builder.limits.octets(),
        builder.connections,
        builder.connectTimeout,
        builder.answerTimeout));
  }

  /**
   * A client of one element.
   *
   * @param server where it listens: a resolved address
   * @param tls the TLS of this ADMF
   * @param element whose certificate has to be shown there
   * @return its builder
   */
  public static Builder toElement(InetSocketAddress server, LiTls tls, NeIdentifier element) {
    return new Builder(X1Path.NE, server, tls, element.value());
  }

  /**
   * A client of one ADMF.
   *
   * @param server where it listens: a resolved address
   * @param tls the TLS of this element
   * @param admf whose certificate has to be shown there
   * @return its builder
   */
  public static Builder toAdmf(InetSocketAddress server, LiTls tls, AdmfIdentifier admf) {
    return new Builder(X1Path.ADMF, server, tls, admf.value());
  }

  /**
   * Sends requests in one container and waits for their answer. An interrupt ends the waiting and leaves the
   * effect unknown.
   *
   * @param requests one or more, each to the responder of this client
   * @return what became of them
   * @throws TransportException if this component's own TLS cannot be used
   * @throws IllegalArgumentException if a request names another responder, or there is none
   */
  public X1Outcome send(List<? extends X1Request> requests) throws TransportException {
    requireMeant(requests);
    List<? extends X1Request> sent = requests;
    X1Outcome outcome = outcome(sent, caller.call(codec.writeRequests(sent)));
    for (int times = 1; repetition.isDue(times, sent, outcome) && rest(); times++) {
      sent = Repetition.again(sent, clock.instant());
      outcome = outcome(sent, caller.call(codec.writeRequests(sent)));
    }
    return outcome;
  }

  private boolean rest() {
    try {
      TimeUnit.NANOSECONDS.sleep(repetition.pause().toNanos());
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /**
   * Sends one request in a container of its own and waits for its answer.
   *
   * @param request to the responder of this client
   * @return what became of it
   * @throws TransportException if this component's own TLS cannot be used
   * @throws IllegalArgumentException if it names another responder
   */
  public X1Outcome send(X1Request request) throws TransportException {
    return send(List.of(request));
  }

  /**
   * Sends requests in one container. Several calls may be in flight at a time, in no order: whoever needs one
   * waits for the answer first.
   *
   * @param requests one or more, each to the responder of this client
   * @return what became of them, on the client's executor; fails with {@link TransportException} only if this
   *     component's own TLS cannot be used
   * @throws IllegalArgumentException if a request names another responder, or there is none
   */
  public CompletableFuture<X1Outcome> sendAsync(List<? extends X1Request> requests) {
    List<? extends X1Request> sent = List.copyOf(requests);
    requireMeant(sent);
    return sendAsync(sent, 1);
  }

  private CompletableFuture<X1Outcome> sendAsync(List<? extends X1Request> requests, int times) {
    return caller
        .post(codec.writeRequests(requests))
        .thenApplyAsync(result -> outcome(requests, result), executor)
        .thenCompose(outcome -> repetition.isDue(times, requests, outcome)
            ? sendAgain(requests, times + 1)
            : CompletableFuture.completedFuture(outcome));
  }

  private CompletableFuture<X1Outcome> sendAgain(List<? extends X1Request> requests, int times) {
    Executor later = CompletableFuture.delayedExecutor(
        repetition.pause().toNanos(), TimeUnit.NANOSECONDS, executor);
    return CompletableFuture.supplyAsync(() -> Repetition.again(requests, clock.instant()), later)
        .thenCompose(again -> sendAsync(again, times));
  }

  /**
   * Sends one request in a container of its own.
   *
   * @param request to the responder of this client
   * @return as for several
   * @throws IllegalArgumentException if it names another responder
   */
  public CompletableFuture<X1Outcome> sendAsync(X1Request request) {
    return sendAsync(List.of(request));
  }

  private void requireMeant(List<? extends X1Request> requests) {
    for (X1Request request : requests) {
      if (!receiver(request).equals(responder)) {
        throw new IllegalArgumentException("a request is meant for another responder");
      }
    }
  }

  private X1Outcome outcome(List<? extends X1Request> requests, CallResult result) {
    if (result instanceof CallResult.Answered answered) {
      return answered.status() == 200
          ? read(requests, answered)
          : without(CallFailure.ofStatus(answered.status()));
    }
    return without(((CallResult.Failed) result).failure());
  }

  private static X1Outcome without(CallFailure failure) {
    return failure.effectUnknown() ? new X1Outcome.Unknown(failure) : new X1Outcome.Failed(failure);
  }

  private String receiver(X1Request request) {
    return path == X1Path.NE
        ? request.header().neIdentifier().value()
        : request.header().admfIdentifier().value();
  }

  private X1Outcome read(List<? extends X1Request> requests, CallResult.Answered answered) {
    X1Answer answer;
    try {
      answer = codec.readAnswer(answered.body().asByteBuffer(), tolerance);
    } catch (DecodeException e) {
      return without(CallFailure.BAD_ANSWER);
    }
    if (answer instanceof X1TopLevelErrorResponse error) {
      return ResponseBinding.isFrom(requests.get(0), path, error)
          ? new X1Outcome.Unread(error)
          : without(CallFailure.BAD_ANSWER);
    }
    return ResponseBinding.bind(requests, ((X1Answer.Responses) answer).responses())
        .<X1Outcome>map(X1Outcome.Answered::new)
        .orElseGet(() -> without(CallFailure.BAD_ANSWER));
  }

  /** Closes the connection. */
  @Override
  public void close() {
    caller.close();
  }

  /** What a client may be told beyond what it needs. Not thread-safe. */
  public static final class Builder {
    private final X1Path path;
    private final InetSocketAddress server;
    private final LiTls tls;
    private final String responder;
    private Duration connectTimeout = Duration.ofSeconds(10);
    private Duration answerTimeout = Duration.ofSeconds(30);
    private X1Limits limits;
    private Tolerance tolerance = Tolerance.NONE;
    private Optional<X1Schema> schema = Optional.empty();
    private Predicate<PeerIdentity> peers = peer -> true;
    private Executor executor = ForkJoinPool.commonPool();
    private int connections = 4;
    private Repetition repetition = new Repetition(1, Duration.ofMillis(100));

    private Builder(X1Path path, InetSocketAddress server, LiTls tls, String responder) {
      this.path = path;
      this.server = requireNonNull(server, "server");
      this.tls = requireNonNull(tls, "tls");
      this.responder = responder;
      this.limits = path == X1Path.NE ? X1Limits.ANSWERS : X1Limits.DEFAULT;
    }

    /**
     * Says how long a connection and its handshake may take.
     *
     * @param timeout in place of 10 s
     * @return this
     */
    public Builder connectTimeout(Duration timeout) {
      connectTimeout = requireNonNull(timeout, "timeout");
      return this;
    }

    /**
     * Says how long to wait for an answer: TIME2. It has to be longer than what the responder may take.
     *
     * @param timeout in place of 30 s
     * @return this
     */
    public Builder answerTimeout(Duration timeout) {
      answerTimeout = requireNonNull(timeout, "timeout");
      return this;
    }

    /**
     * Narrows who may answer, beyond who is certified as the responder; for instance to pinned keys.
     *
     * @param acceptable whether this peer may answer; must not block
     * @return this
     */
    public Builder peers(Predicate<PeerIdentity> acceptable) {
      peers = requireNonNull(acceptable, "acceptable");
      return this;
    }

    private Predicate<PeerIdentity> responders() {
      Predicate<PeerIdentity> asked = peers;
      return peer -> peer.binds(path.receiver(), responder) && asked.test(peer);
    }

    /**
     * Says how large an answer may be.
     *
     * @param changed in place of {@link X1Limits#ANSWERS} for those of an element, {@link X1Limits#DEFAULT} for those of
     *     an ADMF
     * @return this
     */
    public Builder limits(X1Limits changed) {
      limits = requireNonNull(changed, "changed");
      return this;
    }

    /**
     * Says what this responder's answers may have otherwise than the standard says.
     *
     * @param accepted in place of nothing; what it counts is told on the thread that reads the answer
     * @return this
     */
    public Builder tolerating(Tolerance accepted) {
      tolerance = requireNonNull(accepted, "accepted");
      return this;
    }

    /**
     * Holds every document against a schema too, in both directions: an answer that is not valid is none.
     *
     * @param against the schema
     * @return this
     */
    public Builder validating(X1Schema against) {
      schema = Optional.of(against);
      return this;
    }

    /**
     * Says where the answers to {@link X1Client#sendAsync} are read, and the caller goes on with them.
     *
     * @param threads in place of the Java runtime's common pool; must not run a task in the thread that gives it
     * @return this
     */
    public Builder executor(Executor threads) {
      executor = requireNonNull(threads, "threads");
      return this;
    }

    /**
     * Says how many connections there may be. Over HTTP/1.1 each carries one container at a time; further calls
     * wait.
     *
     * @param atATime in place of 4
     * @return this
     * @throws IllegalArgumentException if there is none
     */
    public Builder connections(int atATime) {
      if (atATime < 1) {
        throw new IllegalArgumentException("a client needs a connection");
      }
      connections = atATime;
      return this;
    }

    /**
     * Says how often requests are sent again, each time as new transactions. That happens only if they have
     * certainly had no effect because nobody was there or the responder was busy, or if a connection was lost
     * over questions, which have none.
     *
     * @param times at most, in place of 1; 0 for never
     * @param pause before each, in place of 100 ms
     * @return this
     * @throws IllegalArgumentException if one is negative
     */
    public Builder repeating(int times, Duration pause) {
      if (times < 0 || pause.isNegative()) {
        throw new IllegalArgumentException("a repetition is not negative");
      }
      repetition = new Repetition(times, pause);
      return this;
    }

    /**
     * A client that connects when it is first used.
     *
     * @return the client
     * @throws IllegalArgumentException if the server's address is a name, or a timeout is not positive
     */
    public X1Client build() {
      return new X1Client(this);
    }
  }
}
