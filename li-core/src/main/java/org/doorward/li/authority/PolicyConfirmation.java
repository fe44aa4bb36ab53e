package org.doorward.li.authority;

import static java.util.Objects.requireNonNull;

import org.doorward.li.fault.DecodeException;
import org.doorward.li.fault.Fault;
import org.doorward.li.identifier.NeIdentifier;
import org.doorward.li.identifier.Octets;
import org.doorward.li.protobuf.StrictProtobuf;

/**
 * A root officer's word that one element may begin with one trust policy. That it exists says nothing about who
 * signed it. Immutable.
 *
 * @param element the element
 * @param policySha256 {@link Envelope#digest()} of the trust policy, which the officer has compared
 * @param person the officer
 */
public record PolicyConfirmation(NeIdentifier element, Octets policySha256, Person person) {
  /**
   * Checks the digest.
   *
   * @param element not null
   * @param policySha256 32 octets
   * @param person not null
   * @throws IllegalArgumentException if it is not a digest
   */
  public PolicyConfirmation {
    requireNonNull(element, "element");
    Sha256.require(policySha256, "digest of a trust policy");
    requireNonNull(person, "person");
  }

  /**
   * The confirmation that a payload says, read strictly.
   *
   * @param payload the signed octets
   * @return the confirmation
   * @throws DecodeException PROTOBUF if the octets are not the one encoding of a confirmation, VALUE if a field is out
   *     of its range
   */
  public static PolicyConfirmation decode(Octets payload) throws DecodeException {
    var wire = StrictProtobuf.read(
        org.doorward.li.authority.wire.PolicyConfirmation.parser(), payload.toByteArray());
    PolicyConfirmation confirmation;
    try {
      confirmation = new PolicyConfirmation(
          new NeIdentifier(wire.getElement()),
          WireForm.read(wire.getPolicySha256()),
          new Person(wire.getPerson()));
    } catch (IllegalArgumentException e) {
      throw new DecodeException(Fault.VALUE, "expected a confirmation of a trust policy");
    }
    WireForm.requireSame(confirmation.encode(), payload);
    return confirmation;
  }

  /**
   * The octets to sign, the same each time.
   *
   * @return what {@link #decode} reads
   */
  public Octets encode() {
    return Octets.of(
        StrictProtobuf.write(org.doorward.li.authority.wire.PolicyConfirmation.newBuilder()
            .setElement(element.value())
            .setPolicySha256(WireForm.write(policySha256))
            .setPerson(person.value())
            .build()));
  }
}
