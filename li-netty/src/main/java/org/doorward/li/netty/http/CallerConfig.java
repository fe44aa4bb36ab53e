package org.doorward.li.netty.http;

import java.net.InetAddress;
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
 * @param connections at a time, at most
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
    int connections,
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
    if (connections < 1) {
      throw new IllegalArgumentException("a caller needs a connection");
    }
    accepted = Set.copyOf(accepted);
  }

  /** The server as a request names it. */
  String authority() {
    InetAddress address = server.getAddress();
    String literal = address.getHostAddress();
    boolean six = literal.indexOf(':') >= 0;
    return (six ? "[" + literal.replaceFirst("%.*", "") + "]" : literal) + ":" + server.getPort();
  }
}
