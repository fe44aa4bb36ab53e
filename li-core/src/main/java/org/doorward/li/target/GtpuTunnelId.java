package org.doorward.li.target;

import org.doorward.li.identifier.Sensitive;

/**
 * A tunnel endpoint of the GTP user plane. It does not say which direction. Immutable.
 *
 * @param value 32 bits, unsigned: the schema's upper bound is one too high
 */
public record GtpuTunnelId(Sensitive<Long> value) implements TargetIdentifier {
  /**
   * Checks the range.
   *
   * @param value not null
   * @throws IllegalArgumentException if the value has more than 32 bits
   */
  public GtpuTunnelId {
    Lexical.checkUnsigned32(value);
  }

  /**
   * The tunnel endpoint of that number.
   *
   * @param value 0 to 4294967295
   * @return the identifier
   * @throws IllegalArgumentException if the value has more than 32 bits
   */
  public static GtpuTunnelId of(long value) {
    return new GtpuTunnelId(Sensitive.of(value));
  }

  /**
   * The tunnel endpoint written as {@code text}.
   *
   * @param text decimal; a plus sign and leading zeros are dropped
   * @return the identifier
   * @throws IllegalArgumentException if {@code text} is no such number
   */
  public static GtpuTunnelId of(String text) {
    return of(Lexical.integer(text));
  }

  @Override
  public TargetType type() {
    return TargetType.GTPU_TUNNEL_ID;
  }

  @Override
  public Sensitive<String> text() {
    return Sensitive.of(value.reveal().toString());
  }
}
