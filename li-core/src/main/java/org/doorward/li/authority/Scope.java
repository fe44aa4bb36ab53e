package org.doorward.li.authority;

import static java.util.Objects.requireNonNull;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.doorward.li.identifier.CorrelationId;
import org.doorward.li.identifier.DeliveryType;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.ServiceType;
import org.doorward.li.identifier.Xid;
import org.doorward.li.target.TargetIdentifier;
import org.doorward.li.target.TargetType;

/**
 * How wide an interception is: the widest that a mandate allows, or what a task asks for. Immutable.
 *
 * @param targets whom, at least one
 * @param deliveryType which product
 * @param services narrowed to which services; to none in particular if there is none
 * @param destinations where the product goes, at least one
 * @param productId what the product says in place of the XID, if anything
 * @param correlationId what the product is correlated by, if that is given
 */
public record Scope(
    List<TargetIdentifier> targets,
    DeliveryType deliveryType,
    List<ServiceType> services,
    List<Destination> destinations,
    Optional<Xid> productId,
    Optional<CorrelationId> correlationId) {
  /**
   * Where product goes.
   *
   * @param did the destination on X1
   * @param mdf the function behind it, by its name in the trust policy
   */
  public record Destination(Did did, ComponentName mdf) {
    /**
     * Refuses null.
     *
     * @param did not null
     * @param mdf not null
     */
    public Destination {
      requireNonNull(did, "did");
      requireNonNull(mdf, "mdf");
    }
  }

  /** In what a scope goes beyond another. */
  public enum Dimension {
    /** Another target, or fewer of the conditions that together make one. */
    TARGETS,
    /** Product of another kind. */
    DELIVERY_TYPE,
    /** Another service, or all of them. */
    SERVICES,
    /** Another destination, or another MDF behind it. */
    DESTINATIONS,
    /** Another product identifier, or one where there is none. */
    PRODUCT_ID,
    /** Another correlation, or one where there is none. */
    CORRELATION_ID
  }

  /**
   * Copies the lists.
   *
   * @param targets at least one, none twice
   * @param deliveryType not null
   * @param services none twice
   * @param destinations at least one, no DID twice
   * @param productId not null
   * @param correlationId not null
   * @throws IllegalArgumentException if a list is empty or names something twice
   */
  public Scope {
    targets = Names.some(targets, "target");
    requireNonNull(deliveryType, "deliveryType");
    services = Names.distinct(services, "service");
    destinations = Names.some(destinations, "destination");
    Names.distinct(destinations.stream().map(Destination::did).toList(), "destination");
    requireNonNull(productId, "productId");
    requireNonNull(correlationId, "correlationId");
  }

  /**
   * In what {@code asked} goes beyond this scope; it is refused whole then, never trimmed.
   *
   * @param asked what a task asks for
   * @return the dimensions in which it is wider; none if it is the same or narrower in each
   */
  public Set<Dimension> exceededBy(Scope asked) {
    Set<Dimension> wider = new HashSet<>();
    if (!coversTargets(asked.targets)) {
      wider.add(Dimension.TARGETS);
    }
    if (!deliveryType.covers(asked.deliveryType)) {
      wider.add(Dimension.DELIVERY_TYPE);
    }
    if (!services.isEmpty()
        && (asked.services.isEmpty() || !services.containsAll(asked.services))) {
      wider.add(Dimension.SERVICES);
    }
    if (!destinations.containsAll(asked.destinations)) {
      wider.add(Dimension.DESTINATIONS);
    }
    if (!productId.equals(asked.productId)) {
      wider.add(Dimension.PRODUCT_ID);
    }
    if (!correlationId.equals(asked.correlationId)) {
      wider.add(Dimension.CORRELATION_ID);
    }
    return Set.copyOf(wider);
  }

  /** Fewer alternatives are narrower; fewer conditions are wider. */
  private boolean coversTargets(List<TargetIdentifier> asked) {
    Set<TargetIdentifier> allowed = Set.copyOf(targets);
    boolean alternatives = targets.stream().allMatch(target -> standsAlone(target.type()));
    return alternatives ? allowed.containsAll(asked) : allowed.equals(Set.copyOf(asked));
  }

  /**
   * Whether a target of that type is somebody's identity, so that several of them are alternatives. Any other is a
   * condition on traffic.
   *
   * @param type the arm of the schema
   * @return true for identities of subscribers and equipment
   */
  public static boolean standsAlone(TargetType type) {
    return switch (type) {
      case E164_NUMBER,
          IMSI,
          IMEI,
          MAC_ADDRESS,
          EMAIL_ADDRESS,
          INTERNATIONALIZED_EMAIL_ADDRESS,
          SIP_URI,
          TEL_URI,
          H323_URI,
          IMPU,
          IMPI,
          NAI,
          SUPI_IMSI,
          SUPI_NAI,
          SUCI,
          PEI_IMEI,
          PEI_IMEI_CHECK_DIGIT,
          PEI_IMEISV,
          GPSI_MSISDN,
          GPSI_NAI,
          EUI_64 -> true;
      case IPV4_ADDRESS,
          IPV6_ADDRESS,
          IPV4_CIDR,
          IPV6_CIDR,
          TCP_PORT,
          TCP_PORT_RANGE,
          TCP_PORT_LIST,
          UDP_PORT,
          UDP_PORT_RANGE,
          UDP_PORT_LIST,
          RADIUS_ATTRIBUTE,
          GTPU_TUNNEL_ID,
          GTPC_TUNNEL_ID,
          CALL_PARTY_ROLE,
          NON_LOCAL_IDENTIFIER,
          SERVICE_ACCESS_IDENTIFIER,
          HASHED_IDENTIFIER,
          TARGET_IDENTIFIER_EXTENSION,
          VRF -> false;
    };
  }
}
