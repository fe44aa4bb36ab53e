package org.doorward.li.netty.admf;

import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import org.doorward.li.fault.TransportException;
import org.doorward.li.identifier.AdmfIdentifier;
import org.doorward.li.identifier.NeIdentifier;
import org.doorward.li.identifier.X1TransactionId;
import org.doorward.li.netty.https.CallFailure;
import org.doorward.li.netty.x1.X1Client;
import org.doorward.li.netty.x1.X1Outcome;
import org.doorward.li.x1.X1Header;
import org.doorward.li.x1.X1Request;
import org.doorward.li.x1.X1Version;

/**
 * The way of one exchange from an ADMF to one element and back: a fresh header, the ownership of what it names,
 * the record, the wire. Thread-safe.
 */
final class ElementLink implements Sender, AutoCloseable {
  private final AdmfIdentifier self;
  private final NeIdentifier element;
  private final X1Client client;
  private final Holdings holdings;
  private final Recorder recorder;
  private final InstantSource clock;

  ElementLink(
      AdmfIdentifier self,
      NeIdentifier element,
      X1Client client,
      Holdings holdings,
      Recorder recorder,
      InstantSource clock) {
    this.self = self;
    this.element = element;
    this.client = client;
    this.holdings = holdings;
    this.recorder = recorder;
    this.clock = clock;
  }

  NeIdentifier element() {
    return element;
  }

  Recorder recorder() {
    return recorder;
  }

  @Override
  public <R> R send(Exchange<R> exchange) {
    X1Request request = request(exchange);
    if (!recorder.begin(request)) {
      return exchange.notSent(NoAnswer.UNRECORDED);
    }
    holdings.sent(element, request);
    X1Outcome outcome;
    try {
      outcome = client.send(request);
    } catch (TransportException e) {
      outcome = new X1Outcome.Failed(CallFailure.UNREACHABLE);
    }
    recorder.end(request, outcome);
    return exchange.result(outcome);
  }

  <R> CompletableFuture<R> sendAsync(Exchange<R> exchange) {
    X1Request request = request(exchange);
    if (!recorder.begin(request)) {
      return CompletableFuture.completedFuture(exchange.notSent(NoAnswer.UNRECORDED));
    }
    holdings.sent(element, request);
    return client
        .sendAsync(request)
        .exceptionally(ownTlsFails -> new X1Outcome.Failed(CallFailure.UNREACHABLE))
        .thenApply(outcome -> {
          recorder.end(request, outcome);
          return exchange.result(outcome);
        });
  }

  private X1Request request(Exchange<?> exchange) {
    return exchange.request(new X1Header(
        self, element, clock.instant(), X1Version.IMPLEMENTED, X1TransactionId.random()));
  }

  @Override
  public void close() {
    client.close();
  }
}
