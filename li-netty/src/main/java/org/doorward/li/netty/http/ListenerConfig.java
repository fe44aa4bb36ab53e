package org.doorward.li.netty.http;

import java.net.InetSocketAddress;
import java.util.Set;
import java.util.function.Predicate;
import org.doorward.li.authority.PeerIdentity;
import org.doorward.li.crypto.tls.LiTls;
import org.doorward.li.crypto.tls.PeerConnections;
import org.doorward.li.netty.https.HttpsLimits;
import org.doorward.li.netty.link.ListenAddress;

/**
 * What one listener is. Immutable.
 *
 * @param name of its threads
 * @param address to bind: resolved, and never the wildcard
 * @param tls of this component
 * @param peers who may connect
 * @param path the only path there is
 * @param mediaTypes that a request's body may have
 * @param untyped which peers' requests may come without a media type; asked for each that does
 * @param service answers requests
 * @param connections hears of who came, went and was refused
 * @param limits how much of anything is accepted
 * @param workers how many requests are answered at a time
 */
public record ListenerConfig(
    String name,
    InetSocketAddress address,
    LiTls tls,
    Predicate<PeerIdentity> peers,
    String path,
    Set<String> mediaTypes,
    Predicate<PeerIdentity> untyped,
    Service service,
    PeerConnections connections,
    HttpsLimits limits,
    int workers) {
  /** Refuses an address that would listen on more than was meant. */
  public ListenerConfig {
    ListenAddress.require(address);
    mediaTypes = Set.copyOf(mediaTypes);
  }
}
