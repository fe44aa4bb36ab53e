package org.doorward.li.x2x3;

import static java.util.Objects.requireNonNull;

/**
 * What the MDF behind a destination takes, as both operators agreed. Immutable.
 *
 * @param version what stands in the version field
 * @param edition attributes that came later are left out, and payload formats that came later are refused
 * @param architecture whose rules say which attributes have to stand in a PDU
 * @param connections whether X2 and X3 share one, where the destination takes both
 * @param limits the longest header and payload that it takes
 * @clause TS 103 221-2, 5.1; TS 33.128, 5.3.1
 */
public record DestinationProfile(
    PduVersion version,
    Edition edition,
    Architecture architecture,
    Connections connections,
    PduLimits limits) {
  /** What every peer known to us takes, with nothing asked for beyond the standard. */
  public static final DestinationProfile DEFAULT = new DestinationProfile(
      PduVersion.DEFAULT,
      Edition.V1_10_1,
      Architecture.BASE,
      Connections.ONE_EACH,
      PduLimits.PRODUCT);

  /** Refuses nothing that the standard allows. */
  static final DestinationProfile UNLIMITED =
      DEFAULT.with(new PduLimits(Integer.MAX_VALUE / 2, Integer.MAX_VALUE / 2, Integer.MAX_VALUE));

  /** The default, with the attributes that a point of interception of 3GPP has to send. */
  public static final DestinationProfile THREE_GPP = DEFAULT.with(Architecture.TS_33_128);

  /** Whose rules say which attributes have to stand in a PDU. */
  public enum Architecture {
    /** TS 103 221-2 alone: any attribute may be absent. */
    BASE(0, 0),
    /** TS 33.128: who intercepts, the number and the time; on X2 the target that matched, too. */
    TS_33_128(threeGpp() | AttributeType.MATCHED_TARGET.bit(), threeGpp());

    private final int onX2;
    private final int onX3;

    Architecture(int onX2, int onX3) {
      this.onX2 = onX2;
      this.onX3 = onX3;
    }

    private static int threeGpp() {
      return AttributeType.NETWORK_FUNCTION_ID.bit()
          | AttributeType.INTERCEPTION_POINT_ID.bit()
          | AttributeType.SEQUENCE_NUMBER.bit()
          | AttributeType.TIMESTAMP.bit();
    }

    /**
     * Whether an attribute has to stand in each PDU.
     *
     * @param attribute a registered attribute
     * @param type X2 or X3
     * @return true if it has to
     */
    public boolean requires(AttributeType<?> attribute, PduType type) {
      return (required(type.code()) & attribute.bit()) != 0;
    }

    private int required(int type) {
      return type == PduType.X2.code() ? onX2 : type == PduType.X3.code() ? onX3 : 0;
    }
  }

  /** How many connections a destination has that takes both X2 and X3. */
  public enum Connections {
    /** One for each, so that content cannot delay signalling. */
    ONE_EACH,
    /** One for both. */
    SHARED
  }

  /**
   * Refuses null.
   *
   * @param version not null
   * @param edition not null
   * @param architecture not null
   * @param connections not null
   * @param limits not null
   */
  public DestinationProfile {
    requireNonNull(version, "version");
    requireNonNull(edition, "edition");
    requireNonNull(architecture, "architecture");
    requireNonNull(connections, "connections");
    requireNonNull(limits, "limits");
  }

  /**
   * The same at another version.
   *
   * @param other what stands in the version field
   * @return a profile that differs in nothing else
   */
  public DestinationProfile with(PduVersion other) {
    return new DestinationProfile(other, edition, architecture, connections, limits);
  }

  /**
   * The same for an MDF that knows no later edition.
   *
   * @param other the edition
   * @return a profile that differs in nothing else
   */
  public DestinationProfile with(Edition other) {
    return new DestinationProfile(version, other, architecture, connections, limits);
  }

  /**
   * The same by other rules.
   *
   * @param other whose rules
   * @return a profile that differs in nothing else
   */
  public DestinationProfile with(Architecture other) {
    return new DestinationProfile(version, edition, other, connections, limits);
  }

  /**
   * The same with other connections.
   *
   * @param other how many
   * @return a profile that differs in nothing else
   */
  public DestinationProfile with(Connections other) {
    return new DestinationProfile(version, edition, architecture, other, limits);
  }

  /**
   * The same with other limits.
   *
   * @param other the longest header and payload
   * @return a profile that differs in nothing else
   */
  public DestinationProfile with(PduLimits other) {
    return new DestinationProfile(version, edition, architecture, connections, other);
  }

  /**
   * Whether a PDU that is encoded for one profile is the other's too, once its version is set.
   *
   * @param other another profile
   * @return true if they differ in version and connections at most
   */
  public boolean sharesEncodingWith(DestinationProfile other) {
    return edition == other.edition
        && architecture == other.architecture
        && limits.equals(other.limits);
  }

  /**
   * Whether PDUs of this profile may have an attribute.
   *
   * @param type which one
   * @return false if it came with a later edition; true for one that no edition has
   */
  public boolean takes(AttributeType<?> type) {
    return type.since().map(since -> since.compareTo(edition) <= 0).orElse(true);
  }

  void requireTaken(int type, int format, int seen, int headerOctets, int payloadOctets) {
    int missing = architecture.required(type) & ~seen;
    if (missing != 0) {
      int number = Integer.numberOfTrailingZeros(missing);
      throw new IllegalArgumentException("no " + AttributeType.registry().get(number - 1));
    }
    if (headerOctets > limits.maxHeaderOctets() || payloadOctets > limits.maxPayloadOctets()) {
      throw new IllegalArgumentException(
          "header of " + headerOctets + " and payload of " + payloadOctets + " octets");
    }
    if (!PayloadFormat.knownIn(edition, format)) {
      throw new IllegalArgumentException("payload format " + format + " in " + edition);
    }
  }
}
