package org.doorward.li.netty.element;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import org.doorward.li.identifier.Octets;

/**
 * The trust policy that an element begins with, what root officers have confirmed of it, and the versions that have
 * followed it: the one does not stand without the others. All are encoded envelopes. Immutable.
 *
 * @param envelope the signed trust policy
 * @param confirmations each of {@link org.doorward.li.authority.PolicyConfirmation}, for this element, and signed by the
 *     root officer whom it names; of two persons at least
 * @param successors the versions after it, in their order, without a gap; each signed by a quorum of the root officers
 *     of the one before, and by a quorum of its own
 */
public record Commissioning(Octets envelope, List<Octets> confirmations, List<Octets> successors) {
  /**
   * Copies the lists.
   *
   * @param envelope not null
   * @param confirmations copied
   * @param successors copied
   */
  public Commissioning {
    requireNonNull(envelope, "envelope");
    confirmations = List.copyOf(confirmations);
    successors = List.copyOf(successors);
  }

  /**
   * A trust policy that nothing has followed yet.
   *
   * @param envelope the signed trust policy
   * @param confirmations of two root officers at least
   * @return the commissioning
   */
  public static Commissioning of(Octets envelope, List<Octets> confirmations) {
    return new Commissioning(envelope, confirmations, List.of());
  }

  /**
   * The same, followed by one more version. An element that has once been started with it starts with no earlier one.
   *
   * @param successor the signed trust policy
   * @return another commissioning
   */
  public Commissioning followedBy(Octets successor) {
    List<Octets> more = new ArrayList<>(successors);
    more.add(successor);
    return new Commissioning(envelope, confirmations, more);
  }
}
