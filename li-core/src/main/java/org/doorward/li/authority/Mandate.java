package org.doorward.li.authority;

import static java.util.Objects.requireNonNull;

import org.doorward.li.fault.DecodeException;
import org.doorward.li.identifier.AdmfIdentifier;
import org.doorward.li.identifier.NeIdentifier;
import org.doorward.li.identifier.Octets;
import org.doorward.li.identifier.Xid;

/**
 * Permission for one interception at one element. That it exists says nothing about who signed it. Immutable.
 *
 * @param id its own identifier, random
 * @param policy the trust policy under which it was signed
 * @param element the one element that may obey it
 * @param admf the one ADMF that may use it
 * @param validity when it was made, and from when until when the interception may run
 * @param requester who asks; his own signature does not count
 * @param reason why
 * @param warrant the legal instrument behind it
 * @param xid the one task that it permits
 * @param scope the widest that the task may be
 * @param urgent whether the trust policy's quorum for urgent mandates suffices for it. It ends early then, unless a quorum
 *     for mandates has signed it by that time, too
 */
public record Mandate(
    MandateId id,
    PolicyReference policy,
    NeIdentifier element,
    AdmfIdentifier admf,
    Validity validity,
    Person requester,
    MandateReason reason,
    Warrant warrant,
    Xid xid,
    Scope scope,
    boolean urgent) {
  /**
   * Refuses null.
   *
   * @param id not null
   * @param policy not null
   * @param element not null
   * @param admf not null
   * @param validity not null
   * @param requester not null
   * @param reason not null
   * @param warrant not null
   * @param xid not null
   * @param scope not null
   * @param urgent either
   */
  public Mandate {
    requireNonNull(id, "id");
    requireNonNull(policy, "policy");
    requireNonNull(element, "element");
    requireNonNull(admf, "admf");
    requireNonNull(validity, "validity");
    requireNonNull(requester, "requester");
    requireNonNull(reason, "reason");
    requireNonNull(warrant, "warrant");
    requireNonNull(xid, "xid");
    requireNonNull(scope, "scope");
  }

  /**
   * A mandate that is not urgent.
   *
   * @param id not null
   * @param policy not null
   * @param element not null
   * @param admf not null
   * @param validity not null
   * @param requester not null
   * @param reason not null
   * @param warrant not null
   * @param xid not null
   * @param scope not null
   */
  public Mandate(
      MandateId id,
      PolicyReference policy,
      NeIdentifier element,
      AdmfIdentifier admf,
      Validity validity,
      Person requester,
      MandateReason reason,
      Warrant warrant,
      Xid xid,
      Scope scope) {
    this(id, policy, element, admf, validity, requester, reason, warrant, xid, scope, false);
  }

  /**
   * The same, but urgent.
   *
   * @return another mandate, for officers to sign
   */
  public Mandate asUrgent() {
    return new Mandate(
        id, policy, element, admf, validity, requester, reason, warrant, xid, scope, true);
  }

  /**
   * What it takes.
   *
   * @return the act of the trust policy
   */
  public Act act() {
    return urgent ? Act.URGENT_MANDATE : Act.MANDATE;
  }

  /**
   * The mandate that a payload says, read strictly.
   *
   * @param payload the signed octets
   * @return the mandate
   * @throws DecodeException PROTOBUF if the octets are not the one encoding of a mandate, VALUE if a field is out
   *     of its range
   */
  public static Mandate decode(Octets payload) throws DecodeException {
    return MandateCodec.decode(payload);
  }

  /**
   * The octets to sign, the same each time.
   *
   * @return what {@link #decode} reads
   */
  public Octets encode() {
    return MandateCodec.encode(this);
  }
}
