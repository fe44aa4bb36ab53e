package org.doorward.li.x2x3;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * Attributes that many PDUs have in common, encoded once: who intercepts, which target matched. Immutable.
 *
 * @clause TS 103 221-2, 5.3.1
 */
public final class AttributeBlock {
  /** No attributes. */
  public static final AttributeBlock EMPTY = of(List.of());

  private final byte[] octets;
  private final int seen;
  private final int wrong;
  private final int count;
  private final Edition latest;

  private AttributeBlock(byte[] octets, int seen, int wrong, int count, Edition latest) {
    this.octets = octets;
    this.seen = seen;
    this.wrong = wrong;
    this.count = count;
    this.latest = latest;
  }

  /**
   * Encodes attributes.
   *
   * @param attributes in the order in which they shall stand on the wire
   * @return the same attributes
   */
  public static AttributeBlock of(List<Attribute<?>> attributes) {
    int length = 0;
    for (Attribute<?> attribute : attributes) {
      length += PduEncoder.octets(attribute);
    }
    ByteBuffer out = ByteBuffer.allocate(length);
    int seen = 0;
    int wrong = 0;
    Edition latest = Edition.V1_4_1;
    for (Attribute<?> attribute : attributes) {
      attribute.write(out);
      wrong |= PduEncoder.wrong(attribute.type(), seen);
      seen |= attribute.type().bit();
      Edition since = attribute.type().since().orElse(Edition.V1_4_1);
      latest = since.compareTo(latest) > 0 ? since : latest;
    }
    return new AttributeBlock(out.array(), seen, wrong, attributes.size(), latest);
  }

  /**
   * How long the block is.
   *
   * @return octets, prefixes included
   */
  public int octets() {
    return octets.length;
  }

  /** Registered attributes in it. */
  int seen() {
    return seen;
  }

  /** Bits of {@link Anomaly}: what is wrong with it already on its own. */
  int wrong() {
    return wrong;
  }

  int count() {
    return count;
  }

  /** The latest edition that one of its attributes comes from. */
  Edition latest() {
    return latest;
  }

  void putInto(ByteBuffer out, int at) {
    out.put(at, octets, 0, octets.length);
  }

  /**
   * The number of attributes; never a value.
   *
   * @return for instance {@code AttributeBlock[2 attributes]}
   */
  @Override
  public String toString() {
    return "AttributeBlock[" + count + " attributes]";
  }
}
