package org.doorward.li.netty.admf;

import static java.util.Objects.requireNonNull;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.doorward.li.authority.PeerIdentity;
import org.doorward.li.authority.PeerIdentity.ComponentRole;
import org.doorward.li.crypto.tls.LiTls;
import org.doorward.li.element.KeepaliveSettings;
import org.doorward.li.fault.Deviation;
import org.doorward.li.fault.TransportException;
import org.doorward.li.identifier.AdmfIdentifier;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.NeIdentifier;
import org.doorward.li.identifier.Xid;
import org.doorward.li.netty.x1.X1Client;
import org.doorward.li.netty.x1.X1Path;
import org.doorward.li.netty.x1.X1Server;
import org.doorward.li.x1.xml.Tolerance;
import org.doorward.li.x1.xml.X1Codec;
import org.doorward.li.x1.xml.X1Limits;
import org.doorward.li.x1.xml.X1Schema;
import org.jspecify.annotations.Nullable;

/**
 * An administration function: who it is, its elements, and its own X1 server that takes what they report.
 *
 * <pre>{@code
 * try (Admf admf = Admf.builder(self, tls).reports(address, listener).start()) {
 *   AdmfElement element = admf.element(ne, x1);
 *   if (element.activate(task) instanceof ActionResult.Refused refused) { ... }
 * }
 * }</pre>
 *
 * <p>It sends keepalives to each of its elements, the first when the element is named; without them an element
 * removes its tasks. Threads: one timer, one event loop for each element, and those of the server. Thread-safe.
 *
 * @clause TS 103 221-1, 6 and 8.2.4
 */
public final class Admf implements AutoCloseable {
  private record Served(
      InetSocketAddress address,
      ElementLink link,
      @Nullable KeepaliveSender keepalives,
      AdmfElement element) {}

  private final AdmfIdentifier self;
  private final LiTls tls;
  private final Duration answerTimeout;
  private final X1Limits limits;
  private final Optional<X1Schema> schema;
  private final Map<NeIdentifier, Tolerance> tolerances;
  private final Optional<KeepaliveSettings> keepalive;
  private final KeepaliveListener keepaliveListener;
  private final Optional<ExchangeRecord> record;
  private final InstantSource clock;
  private final Holdings holdings = new Holdings();
  private final Map<NeIdentifier, Served> elements = new ConcurrentHashMap<>();
  private final ScheduledExecutorService timers;
  private final Optional<X1Server> server;

  private Admf(Builder builder) throws TransportException {
    this.self = builder.self;
    this.tls = builder.tls;
    this.answerTimeout = builder.answerTimeout;
    this.limits = builder.limits;
    this.schema = builder.schema;
    this.tolerances = Map.copyOf(builder.tolerances);
    this.keepalive = builder.keepalive;
    this.keepaliveListener = builder.keepaliveListener;
    this.record = builder.record;
    this.clock = tls.clock();
    this.server = startServer(builder.reports);
    this.timers = Executors.newSingleThreadScheduledExecutor(Admf::timer);
  }

  private static Thread timer(Runnable run) {
    Thread thread = new Thread(run, "admf-keepalive");
    thread.setDaemon(true);
    return thread;
  }

  private Optional<X1Server> startServer(Optional<Reports> reports) throws TransportException {
    if (reports.isEmpty()) {
      return Optional.empty();
    }
    X1Codec plain = new X1Codec(X1Limits.DEFAULT);
    ReportService service = new ReportService(
        self,
        elements::containsKey,
        holdings,
        reports.get().listener(),
        schema.map(plain::validating).orElse(plain),
        this::tolerance,
        clock);
    return Optional.of(X1Server.builder(X1Path.ADMF, reports.get().address(), tls, service)
        .withoutContentType(this::mayOmitContentType)
        .start());
  }

  private Tolerance tolerance(PeerIdentity peer) {
    return tolerances.entrySet().stream()
        .filter(one -> peer.binds(ComponentRole.NE, one.getKey().value()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(Tolerance.NONE);
  }

  private boolean mayOmitContentType(PeerIdentity peer) {
    Tolerance tolerance = tolerance(peer);
    if (!tolerance.deviations().contains(Deviation.MISSING_CONTENT_TYPE)) {
      return false;
    }
    tolerance.counted().accept(Deviation.MISSING_CONTENT_TYPE);
    return true;
  }

  /**
   * An ADMF that is not started yet.
   *
   * @param self its identifier, which its certificate has to bind
   * @param tls its TLS
   * @return its builder
   */
  public static Builder builder(AdmfIdentifier self, LiTls tls) {
    return new Builder(self, tls);
  }

  /**
   * One of its elements. From the first call on it gets keepalives, and may report.
   *
   * @param element its identifier, which its certificate has to bind
   * @param x1 where its X1 server listens: a resolved address
   * @return the element; the same one each time
   * @throws IllegalArgumentException if the address is a name, or the element was named with another one
   */
  public AdmfElement element(NeIdentifier element, InetSocketAddress x1) {
    Served served = elements.computeIfAbsent(element, ne -> serve(ne, x1));
    if (!served.address().equals(x1)) {
      throw new IllegalArgumentException("the element has another address here; leave it first");
    }
    return served.element();
  }

  private Served serve(NeIdentifier element, InetSocketAddress x1) {
    X1Client.Builder client = X1Client.toElement(x1, tls, element)
        .answerTimeout(answerTimeout)
        .limits(limits)
        .tolerating(tolerances.getOrDefault(element, Tolerance.NONE));
    schema.ifPresent(client::validating);
    ElementLink link = new ElementLink(
        self, element, client.build(), holdings, new Recorder(record, clock), clock);
    KeepaliveSender keepalives = keepalive
        .map(settings -> new KeepaliveSender(
            link, KeepaliveSender.interval(settings), keepaliveListener, timers))
        .orElse(null);
    return new Served(x1, link, keepalives, new AdmfElement(link));
  }

  /**
   * Has nothing more to do with an element: no keepalives, no reports. To be called when it is served by another
   * ADMF, or listens elsewhere.
   *
   * @param element its identifier; nothing happens if it was not named
   */
  public void leave(NeIdentifier element) {
    Served served = elements.remove(element);
    if (served != null) {
      close(served);
    }
  }

  /**
   * Says what was ordered at an element before this ADMF was started, so that the element may report on it.
   *
   * @param element its identifier
   * @param tasks ordered there
   * @param destinations ordered there
   */
  public void ordered(NeIdentifier element, Collection<Xid> tasks, Collection<Did> destinations) {
    tasks.forEach(xid -> holdings.task(element, xid));
    destinations.forEach(did -> holdings.destination(element, did));
  }

  /**
   * Where it takes reports.
   *
   * @return the address, with the port that is in use; empty if it takes none
   */
  public Optional<InetSocketAddress> reportAddress() {
    return server.map(X1Server::address);
  }

  /** Stops the keepalives, the connections and the server. Elements keep their tasks until they miss it. */
  @Override
  public void close() {
    timers.shutdownNow();
    elements.values().forEach(Admf::close);
    server.ifPresent(X1Server::close);
  }

  private static void close(Served served) {
    KeepaliveSender keepalives = served.keepalives();
    if (keepalives != null) {
      keepalives.close();
    }
    served.link().close();
  }

  private record Reports(InetSocketAddress address, ReportListener listener) {}

  /** What an ADMF may be told beyond what it needs. Not thread-safe. */
  public static final class Builder {
    private final AdmfIdentifier self;
    private final LiTls tls;
    private Optional<Reports> reports = Optional.empty();
    private Optional<KeepaliveSettings> keepalive = Optional.of(KeepaliveSettings.DEFAULT);
    private KeepaliveListener keepaliveListener = (element, state) -> {};
    private Duration answerTimeout = Duration.ofSeconds(30);
    private X1Limits limits = X1Limits.ANSWERS;
    private Optional<X1Schema> schema = Optional.empty();
    private final Map<NeIdentifier, Tolerance> tolerances = new HashMap<>();
    private Optional<ExchangeRecord> record = Optional.empty();

    private Builder(AdmfIdentifier self, LiTls tls) {
      this.self = requireNonNull(self, "self");
      this.tls = requireNonNull(tls, "tls");
    }

    /**
     * Takes what elements report.
     *
     * @param address to listen on: an explicit one; port 0 lets the system choose the port
     * @param listener takes the reports
     * @return this
     */
    public Builder reports(InetSocketAddress address, ReportListener listener) {
      reports = Optional.of(
          new Reports(requireNonNull(address, "address"), requireNonNull(listener, "listener")));
      return this;
    }

    /**
     * Says which times its elements are set to; keepalives are sent as often as P1, and three times within P2.
     *
     * @param settings in place of the defaults
     * @param listener hears how they are taken
     * @return this
     */
    public Builder keepalive(KeepaliveSettings settings, KeepaliveListener listener) {
      keepalive = Optional.of(settings);
      keepaliveListener = requireNonNull(listener, "listener");
      return this;
    }

    /**
     * Sends no keepalives: for a tool that asks something and ends, beside the ADMF that stays.
     *
     * @return this
     */
    public Builder withoutKeepalive() {
      keepalive = Optional.empty();
      return this;
    }

    /**
     * Says how long to wait for an answer: TIME2. It has to be longer than what an element may take.
     *
     * @param timeout in place of 30 s
     * @return this
     */
    public Builder answerTimeout(Duration timeout) {
      answerTimeout = requireNonNull(timeout, "timeout");
      return this;
    }

    /**
     * Says how large an answer may be.
     *
     * @param changed in place of {@link X1Limits#ANSWERS}
     * @return this
     */
    public Builder limits(X1Limits changed) {
      limits = requireNonNull(changed, "changed");
      return this;
    }

    /**
     * Holds every document against a schema too, in both directions: an answer that is not valid is none, and a report
     * that is not valid is refused.
     *
     * @param against the schema
     * @return this
     */
    public Builder validating(X1Schema against) {
      schema = Optional.of(against);
      return this;
    }

    /**
     * Says what an element may do otherwise than the standard says, in its answers and its reports. Nothing, if this is
     * not called.
     *
     * @param element whose certificate has to bind the identifier
     * @param accepted what is accepted, and who is told of each time, on the thread that reads
     * @return this
     */
    public Builder tolerating(NeIdentifier element, Tolerance accepted) {
      tolerances.put(requireNonNull(element, "element"), requireNonNull(accepted, "accepted"));
      return this;
    }

    /**
     * Keeps a record of each exchange, but for Ping and Keepalive. A request that cannot be recorded is not sent,
     * unless it deactivates.
     *
     * @param kept where; stays the caller's, who closes it after the ADMF
     * @return this
     */
    public Builder record(ExchangeRecord kept) {
      record = Optional.of(kept);
      return this;
    }

    /**
     * Starts the ADMF.
     *
     * @return the ADMF
     * @throws TransportException if the address for reports cannot be bound
     */
    public Admf start() throws TransportException {
      return new Admf(this);
    }
  }
}
