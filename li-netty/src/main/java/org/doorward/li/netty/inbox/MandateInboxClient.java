package org.doorward.li.netty.inbox;

import static java.util.Objects.requireNonNull;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Set;
import org.doorward.li.authority.PeerIdentity.ComponentRole;
import org.doorward.li.crypto.tls.LiTls;
import org.doorward.li.fault.DecodeException;
import org.doorward.li.fault.TransportException;
import org.doorward.li.identifier.NeIdentifier;
import org.doorward.li.identifier.Octets;
import org.doorward.li.netty.http.CallResult;
import org.doorward.li.netty.http.CallerConfig;
import org.doorward.li.netty.http.HttpsCaller;
import org.doorward.li.netty.https.CallFailure;

/**
 * Brings mandates to one element's inbox over one kept connection. Calls wait for one another; one event-loop
 * thread. Thread-safe.
 */
public final class MandateInboxClient implements AutoCloseable {
  private static final int MAX_ANSWER_OCTETS = 16 * 1024;
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(30);

  private final HttpsCaller caller;

  /**
   * A client that connects when it is first used.
   *
   * @param server where the inbox listens: a resolved address
   * @param tls the TLS of this component, whose key the element's trust policy names
   * @param element whose certificate has to be shown there
   * @throws IllegalArgumentException if the address is a name
   */
  public MandateInboxClient(InetSocketAddress server, LiTls tls, NeIdentifier element) {
    requireNonNull(element, "element");
    this.caller = new HttpsCaller(new CallerConfig(
        "inbox-client",
        server,
        tls,
        peer -> peer.binds(ComponentRole.NE, element.value()),
        MandateInboxServer.PATH,
        MandateInboxServer.ENVELOPE,
        Set.of(MandateInboxServer.ANSWER),
        MAX_ANSWER_OCTETS,
        1,
        CONNECT_TIMEOUT,
        ANSWER_TIMEOUT));
  }

  /**
   * Submits a mandate, a revocation or a trust policy, and waits for the answer.
   *
   * @param envelope the encoded envelope
   * @return what became of it
   * @throws TransportException if this component's own TLS cannot be used
   */
  public InboxOutcome submit(Octets envelope) throws TransportException {
    CallResult result = caller.call(envelope.toByteArray());
    if (result instanceof CallResult.Answered answered) {
      return read(answered);
    }
    return new InboxOutcome.Failed(((CallResult.Failed) result).failure());
  }

  private static InboxOutcome read(CallResult.Answered answered) {
    try {
      if (answered.status() == MandateInboxServer.RECEIVED) {
        return new InboxOutcome.Answered(SubmissionText.readReceipt(answered.body()));
      }
      if (answered.status() == MandateInboxServer.REFUSED) {
        return new InboxOutcome.Answered(SubmissionText.readRefusal(answered.body()));
      }
    } catch (DecodeException e) {
      return new InboxOutcome.Failed(CallFailure.BAD_ANSWER);
    }
    return new InboxOutcome.Failed(CallFailure.ofStatus(answered.status()));
  }

  /** Closes the connection. */
  @Override
  public void close() {
    caller.close();
  }
}
