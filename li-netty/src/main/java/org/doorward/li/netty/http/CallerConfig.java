package org.doorward.li.netty.http;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Set;
import java.util.function.Predicate;
import org.doorward.li.authority.PeerIdentity;
import org.doorward.li.crypto.tls.LiTls;

/**
 * What one caller is. Immutable.
 *
 * @param name of its thread
 * @param server where to connect to
 * @param tls of this component
 * @param responder whether the peer is who is meant
 * @param path to post to
 * @param mediaType of what is posted
 * @param accepted media types of answers
 * @param maxBodyOctets of an answer
 * @param connectTimeout for the connection and its handshake
 * @param answerTimeout from the request to the whole answer
 */
public record CallerConfig(
    String name,
    InetSocketAddress server,
    LiTls tls,
    Predicate<PeerIdentity> responder,
    String path,
    String mediaType,
    Set<String> accepted,
    int maxBodyOctets,
    Duration connectTimeout,
    Duration answerTimeout) {
  /** Refuses what would be looked up, and deadlines that are past from the start. */
  public CallerConfig {
    if (server.isUnresolved()) {
      throw new IllegalArgumentException("a caller connects to an address, not to a name");
    }
    for (Duration timeout : new Duration[] {connectTimeout, answerTimeout}) {
      if (timeout.isNegative() || timeout.isZero()) {
        throw new IllegalArgumentException("a timeout is not positive: " + timeout);
      }
    }
    accepted = Set.copyOf(accepted);
  }
}
