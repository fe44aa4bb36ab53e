package org.doorward.li.element.internal;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Set;
import org.doorward.li.delivery.internal.Account;
import org.doorward.li.delivery.internal.LossCause;
import org.doorward.li.delivery.internal.PduWriter;
import org.doorward.li.delivery.internal.ProductContext;
import org.doorward.li.identifier.DeliveryType;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.Octets;
import org.doorward.li.x2x3.DestinationProfile;

/**
 * Carries encoded product to destinations. Implemented by {@code org.doorward.li.netty}; no method blocks on
 * the network, except {@link #drain}. Thread-safe.
 */
public interface ProductDelivery extends AutoCloseable {
  /**
   * Where product may go: a destination created on X1, whose MDF the trust policy pins.
   *
   * @param did the destination
   * @param takes what it takes
   * @param address where the MDF listens
   * @param spkiPins SHA-256 of the public keys that the MDF may present; if there is none, nobody is connected to and
   *     product waits
   * @param profile what the MDF takes
   */
  record Endpoint(
      Did did,
      DeliveryType takes,
      InetSocketAddress address,
      Set<Octets> spkiPins,
      DestinationProfile profile) {
    /** Copies the set. */
    public Endpoint {
      spkiPins = Set.copyOf(spkiPins);
    }
  }

  /** Which interface a PDU belongs to. */
  enum Interface {
    /** Signalling events. */
    X2,
    /** Content. */
    X3
  }

  /**
   * What has become of the PDUs handed over for one destination:
   * {@code accepted = acknowledged + queued + lost}, at every instant.
   *
   * @param accepted handed over
   * @param acknowledged covered by an acknowledged Keepalive
   * @param queued not sent yet, or sent and not acknowledged
   * @param lost dropped, for want of room or at the end of a drain
   * @param connected whether a connection stands for each interface that the destination takes
   */
  record Status(long accepted, long acknowledged, long queued, long lost, boolean connected) {}

  /** Opens the way to a destination, or replaces an open one of the same DID. Connects in the background. */
  void open(Endpoint endpoint);

  /** Forgets a destination once what it was handed is acknowledged, or at the end of the drain time. */
  void close(Did did);

  /**
   * Hands over one PDU, of the context's next number. Called by the one thread that numbers the context, in sequence order.
   *
   * @param did an open destination; at any other the PDU is lost
   * @param context what its number counts
   * @param pdu writes it as the destination's profile wants it
   * @return false if there is no room to account for it: then nothing has become of it
   * @throws IllegalArgumentException if the standard or the profile forbids such a PDU; it is not accepted then
   */
  boolean deliver(Did did, ProductContext context, PduWriter pdu);

  /**
   * Has PDUs counted that do not get to a destination: the context's next numbers. Called by the one thread
   * only.
   *
   * @param did where they would have gone
   * @param context what their numbers count
   * @param count how many
   * @param cause why
   * @return false if there is no room to account for them
   */
  boolean lose(Did did, ProductContext context, long count, LossCause cause);

  /**
   * Gives up what is queued of one account, whose context has ended: it is lost.
   *
   * @param account not given up yet
   * @param cause why
   */
  void giveUp(Account account, LossCause cause);

  /**
   * How a destination stands.
   *
   * @param did the destination
   * @return zeros and not connected, if there is none of that DID
   */
  Status status(Did did);

  /**
   * Whether a connection to a destination stands for one interface. Called for product by the numbering thread; waits
   * for nothing.
   *
   * @param did the destination
   * @param via the interface
   * @return false if there is none of that DID, or it does not take that
   */
  boolean connected(Did did, Interface via);

  /**
   * Waits until everything handed over is acknowledged.
   *
   * @param limit at most so long
   * @return true if it is
   * @throws InterruptedException if the waiting thread is interrupted
   */
  boolean drain(Duration limit) throws InterruptedException;

  /** Closes all connections at once; what is not acknowledged is spooled for the next process, or counted lost. */
  @Override
  void close();
}
