package org.doorward.li.netty.delivery;

import static java.util.Objects.requireNonNull;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.doorward.li.delivery.internal.Account;
import org.doorward.li.delivery.internal.DeliveryLog;
import org.doorward.li.delivery.internal.LossCause;
import org.doorward.li.delivery.internal.PduWriter;
import org.doorward.li.element.internal.ProductDelivery.Endpoint;
import org.doorward.li.element.internal.ProductDelivery.Interface;
import org.doorward.li.element.internal.ProductDelivery.Status;
import org.doorward.li.identifier.Did;
import org.doorward.li.x2x3.DestinationProfile.Connections;
import org.jspecify.annotations.Nullable;

/**
 * One destination: a log for each interface, and a link for each interface that it takes. X2 and X3 share a
 * connection only if the MDF's profile says so; signalling goes before content then. Thread-safe.
 */
final class Destination {
  private final Map<Interface, DeliveryLog> logs;
  private final Map<Interface, Link> links = new EnumMap<>(Interface.class);
  private final Function<Outgoing, Link> newLink;

  /** Links that are being closed, before others connect. */
  private final Set<Link> former = new HashSet<>();

  /** The links once more, for the numbering thread. */
  private volatile @Nullable Link x2;

  private volatile @Nullable Link x3;
  private Endpoint endpoint;
  private boolean ended;

  /** X2 and X3 have one link. */
  private boolean sharing;

  Destination(
      Endpoint endpoint, Map<Interface, DeliveryLog> logs, Function<Outgoing, Link> newLink) {
    this.newLink = newLink;
    this.endpoint = endpoint;
    this.logs = logs;
    links(endpoint);
  }

  synchronized Did did() {
    return endpoint.did();
  }

  /** Goes to {@code next} from now on; what is queued goes there too. */
  synchronized void replace(Endpoint next) {
    if (!next.equals(endpoint) && !ended) {
      endpoint = next;
      links(next);
    }
  }

  private void links(Endpoint to) {
    boolean shared =
        to.takes().x2() && to.takes().x3() && to.profile().connections() == Connections.SHARED;
    if (shared != sharing) {
      sharing = shared;
      anew(List.copyOf(links.values()));
    }
    for (Interface via : Interface.values()) {
      log(via).profile(to.profile());
      if (takes(to, via)) {
        Link link = link(via);
        log(via).whenReadable(link::wake);
      } else {
        Link left = links.remove(via);
        if (left != null) {
          left.stop();
        }
        log(via).discard(LossCause.NOT_TAKEN);
      }
    }
    x2 = links.get(Interface.X2);
    x3 = links.get(Interface.X3);
    if (former.isEmpty()) {
      openAll();
    }
  }

  private Link link(Interface via) {
    Link other = sharing ? links.get(via == Interface.X2 ? Interface.X3 : Interface.X2) : null;
    return links.computeIfAbsent(
        via,
        v -> other != null
            ? other
            : newLink.apply(
                sharing
                    ? new Outgoing(List.of(log(Interface.X2), log(Interface.X3)))
                    : Outgoing.of(log(v))));
  }

  private synchronized void openAll() {
    new HashSet<>(links.values()).forEach(link -> link.open(endpoint));
  }

  /** Other links take the place of these: they connect once those are closed, so that no log is sent twice at a time. */
  private void anew(List<Link> before) {
    former.addAll(before);
    links.clear();
    before.forEach(link -> link.stop(() -> closed(link)));
  }

  private synchronized void closed(Link link) {
    if (former.remove(link) && former.isEmpty()) {
      openAll();
    }
  }

  void deliver(Interface via, Account account, PduWriter pdu) {
    Link link = via == Interface.X2 ? x2 : x3;
    if (link == null) {
      log(via).refuse(account, 1, LossCause.NOT_TAKEN);
    } else {
      log(via).append(account, pdu);
      link.wake();
    }
  }

  void lose(Interface via, Account account, long count, LossCause cause) {
    log(via).refuse(account, count, cause);
  }

  void giveUp(Account account, LossCause cause) {
    log(account.via()).giveUp(account, cause);
  }

  boolean isEmpty() {
    return logs.values().stream().allMatch(DeliveryLog::isEmpty);
  }

  synchronized boolean connected(Interface via) {
    Link link = links.get(via);
    return link != null && link.connected() && !ended;
  }

  synchronized Status status() {
    boolean connected = links.values().stream().allMatch(Link::connected);
    Status x2 = log(Interface.X2).status(connected);
    Status x3 = log(Interface.X3).status(connected);
    return new Status(
        x2.accepted() + x3.accepted(),
        x2.acknowledged() + x3.acknowledged(),
        x2.queued() + x3.queued(),
        x2.lost() + x3.lost(),
        connected && !ended);
  }

  synchronized void hasten() {
    links.values().forEach(Link::hasten);
  }

  /** Closes the connections; what is queued is lost, and what is handed over from now on too. */
  void end() {
    stop();
    logs.values().forEach(log -> log.seal(LossCause.DRAINED));
  }

  /** Closes the connections; what is queued goes to the spool, for the next process. Waits for the disk. */
  void retire() {
    stop();
    logs.values().forEach(DeliveryLog::retire);
  }

  private synchronized void stop() {
    ended = true;
    links.values().forEach(Link::stop);
  }

  private DeliveryLog log(Interface via) {
    return requireNonNull(logs.get(via));
  }

  private static boolean takes(Endpoint endpoint, Interface via) {
    return via == Interface.X2 ? endpoint.takes().x2() : endpoint.takes().x3();
  }
}
