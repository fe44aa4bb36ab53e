package org.doorward.li.authority;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.doorward.li.fault.DecodeException;
import org.doorward.li.identifier.NeIdentifier;
import org.doorward.li.identifier.Octets;

/**
 * Permission for one engineer of a vendor, for a time, at one element, to do some of what {@link VendorOperation}
 * lists. That it exists says nothing about who signed it. Immutable.
 *
 * @param id its own identifier, random
 * @param policy the trust policy under which it was signed
 * @param element the one element that may obey it
 * @param validity when it was made, and from when until when it permits anything
 * @param requester who asks; his own signature does not count
 * @param ticketSha256 digest of the reference under which the vendor asked, 32 octets
 * @param country from where the engineer says that he works, ISO 3166-1 alpha-2
 * @param vendor the vendor's name in the trust policy
 * @param engineerSpkiSha256 digest of the public key of the engineer's certificate, 32 octets
 * @param operations what he may do, at least one, in the order of the constants
 * @param calls how many calls at most, from 1
 * @param idle how long there may be no call before the session is over, whole seconds
 */
public record VendorGrant(
    GrantId id,
    PolicyReference policy,
    NeIdentifier element,
    Validity validity,
    Person requester,
    Octets ticketSha256,
    String country,
    ComponentName vendor,
    Octets engineerSpkiSha256,
    List<VendorOperation> operations,
    int calls,
    Duration idle) {
  /** The most calls that one grant permits. */
  public static final int MAX_CALLS = 10_000;

  /** The longest that a session may be idle. */
  public static final Duration MAX_IDLE = Duration.ofHours(1);

  private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");

  /**
   * Checks every value.
   *
   * @param id not null
   * @param policy not null
   * @param element not null
   * @param validity not null
   * @param requester not null
   * @param ticketSha256 32 octets
   * @param country two capital letters
   * @param vendor not null
   * @param engineerSpkiSha256 32 octets
   * @param operations at least one, none twice, in the order of the constants
   * @param calls from 1 to {@link #MAX_CALLS}
   * @param idle from a second to {@link #MAX_IDLE}
   * @throws IllegalArgumentException if a value is out of its range
   */
  public VendorGrant {
    requireNonNull(id, "id");
    requireNonNull(policy, "policy");
    requireNonNull(element, "element");
    requireNonNull(validity, "validity");
    requireNonNull(requester, "requester");
    Sha256.require(ticketSha256, "ticket of a grant");
    if (!COUNTRY.matcher(country).matches()) {
      throw new IllegalArgumentException("country of a grant is not two capital letters");
    }
    requireNonNull(vendor, "vendor");
    Sha256.require(engineerSpkiSha256, "key of an engineer");
    operations = Names.ordered(Names.some(operations, "operation"), "operation of a grant");
    if (calls < 1 || calls > MAX_CALLS) {
      throw new IllegalArgumentException("calls of a grant are not from 1 to " + MAX_CALLS);
    }
    boolean whole = Duration.ofSeconds(idle.toSeconds()).equals(idle);
    if (!whole || idle.toSeconds() < 1 || idle.compareTo(MAX_IDLE) > 0) {
      throw new IllegalArgumentException("idle time of a grant is not within " + MAX_IDLE);
    }
  }

  /**
   * The grant that a payload says, read strictly.
   *
   * @param payload the signed octets
   * @return the grant
   * @throws DecodeException PROTOBUF if the octets are not the one encoding of a grant, VALUE if a field is out of
   *     its range
   */
  public static VendorGrant decode(Octets payload) throws DecodeException {
    return VendorGrantCodec.decode(payload);
  }

  /**
   * The octets to sign, the same each time.
   *
   * @return what {@link #decode} reads
   */
  public Octets encode() {
    return VendorGrantCodec.encode(this);
  }
}
