package org.doorward.li.authority;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * Who may cosign the elements' logs, and how many of them have to. Immutable.
 *
 * @param members the witnesses
 * @param quorum what elements need; there if they ask any, and not otherwise
 */
public record Witnesses(List<Witness> members, Optional<WitnessQuorum> quorum) {
  /** Nobody. */
  public static final Witnesses NONE = new Witnesses(List.of(), Optional.empty());

  /**
   * Checks that the quorum can be reached, and that none that is asked is asked for nothing.
   *
   * @param members no name and no key twice
   * @param quorum of at most as many as elements ask
   * @throws IllegalArgumentException if one of these does not hold
   */
  public Witnesses {
    members = List.copyOf(members);
    requireNonNull(quorum, "quorum");
    Names.distinct(members.stream().map(Witness::name).toList(), "witness");
    Names.distinct(members.stream().map(Witness::publicKey).toList(), "key of a witness");
    long asked = members.stream().filter(one -> one.address().isPresent()).count();
    if (quorum.isPresent() != asked > 0
        || quorum.filter(needed -> needed.witnesses() > asked).isPresent()) {
      throw new IllegalArgumentException("a quorum is of the witnesses that are asked");
    }
  }

  /**
   * Witnesses that elements do not ask.
   *
   * @param members without addresses
   * @return without a quorum
   */
  public static Witnesses notAsked(List<Witness> members) {
    return new Witnesses(members, Optional.empty());
  }
}
