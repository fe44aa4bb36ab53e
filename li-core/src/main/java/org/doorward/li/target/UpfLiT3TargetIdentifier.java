package org.doorward.li.target;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.doorward.li.identifier.Octets;
import org.doorward.li.identifier.Sensitive;

/**
 * One criterion by which a triggered user plane function finds the packets of a task. Immutable. Prints no value.
 *
 * @clause TS 33.128, 6.2.3
 */
public sealed interface UpfLiT3TargetIdentifier {
  /**
   * A session, by the fully qualified identifier that PFCP has for it.
   *
   * @param seid 64 bits
   * @param addresses of the function that has given it: {@link Ipv4Address} or {@link Ipv6Address}
   */
  record FSeid(Sensitive<Long> seid, List<TargetIdentifier> addresses)
      implements UpfLiT3TargetIdentifier {
    /**
     * Copies the list.
     *
     * @param seid not null
     * @param addresses copied
     */
    public FSeid {
      requireNonNull(seid, "seid");
      addresses = List.copyOf(addresses);
    }
  }

  /**
   * A tunnel, by its fully qualified endpoint identifier.
   *
   * @param teid 32 bits
   * @param addresses of the endpoint: {@link Ipv4Address} or {@link Ipv6Address}
   */
  record FTeid(Sensitive<Long> teid, List<TargetIdentifier> addresses)
      implements UpfLiT3TargetIdentifier {
    /**
     * Copies the list.
     *
     * @param teid 0 to 2^32 - 1
     * @param addresses copied
     * @throws IllegalArgumentException if the identifier has more than 32 bits
     */
    public FTeid {
      Lexical.checkUnsigned32(teid);
      addresses = List.copyOf(addresses);
    }
  }

  /**
   * A packet detection rule, by a number that means something within one session only.
   *
   * @param id of the rule
   */
  record PdrId(Sensitive<Long> id) implements UpfLiT3TargetIdentifier {
    /**
     * Refuses what no rule has.
     *
     * @param id 0 to 2^32 - 1
     * @throws IllegalArgumentException if it has more than 32 bits
     */
    public PdrId {
      Lexical.checkUnsigned32(id);
    }
  }

  /**
   * A rule for quality of service, by a number that means something within one session only.
   *
   * @param id of the rule
   */
  record QerId(Sensitive<Long> id) implements UpfLiT3TargetIdentifier {
    /**
     * Refuses what no rule has.
     *
     * @param id 0 to 2^32 - 1
     * @throws IllegalArgumentException if it has more than 32 bits
     */
    public QerId {
      Lexical.checkUnsigned32(id);
    }
  }

  /**
   * A network instance: far more than one session.
   *
   * @param value as PFCP carries it
   */
  record NetworkInstance(Octets value) implements UpfLiT3TargetIdentifier {
    /**
     * Refuses null.
     *
     * @param value not null
     */
    public NetworkInstance {
      requireNonNull(value, "value");
    }
  }

  /** Which way packets of a tunnel go. */
  enum GtpTunnelDirection implements UpfLiT3TargetIdentifier {
    /** Towards the user plane function. */
    INBOUND,
    /** Away from it. */
    OUTBOUND
  }

  /** Something that this library has no name for, or that is not written as it knows it. */
  record Unrecognised() implements UpfLiT3TargetIdentifier {}
}
