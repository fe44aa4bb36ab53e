package org.doorward.li.x1;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.doorward.li.extension.Extension;
import org.doorward.li.identifier.DeliveryType;
import org.doorward.li.identifier.Did;
import org.doorward.li.markup.XmlCharacters;

/**
 * A delivery destination: all that the schema lets an ADMF say of one. Immutable.
 *
 * @param did names the destination
 * @param friendlyName names it to people
 * @param deliveryType what it takes
 * @param deliveryAddress where it is
 * @param extensions what somebody else's schema adds
 * @clause TS 103 221-1, 6.3.1
 */
public record DestinationDetails(
    Did did,
    Optional<String> friendlyName,
    DeliveryType deliveryType,
    DeliveryAddress deliveryAddress,
    List<Extension> extensions) {
  /**
   * Copies the list.
   *
   * @param did not null
   * @param friendlyName any text that XML can carry
   * @param deliveryType not null
   * @param deliveryAddress not null
   * @param extensions copied
   * @throws IllegalArgumentException if the name cannot be written
   */
  public DestinationDetails {
    requireNonNull(did, "did");
    friendlyName.ifPresent(name -> XmlCharacters.require(name, "a friendly name"));
    requireNonNull(deliveryType, "deliveryType");
    requireNonNull(deliveryAddress, "deliveryAddress");
    extensions = List.copyOf(extensions);
  }

  /**
   * A destination with nothing but what the schema requires.
   *
   * @param did names the destination
   * @param deliveryType what it takes
   * @param deliveryAddress where it is
   * @return the destination
   */
  public static DestinationDetails of(
      Did did, DeliveryType deliveryType, DeliveryAddress deliveryAddress) {
    return new DestinationDetails(did, Optional.empty(), deliveryType, deliveryAddress, List.of());
  }
}
