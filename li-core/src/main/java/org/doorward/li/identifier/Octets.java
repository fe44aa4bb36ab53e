package org.doorward.li.identifier;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A sequence of octets that compares by content. Immutable: copies on the way in and on the way out.
 *
 * <p>Its {@code toString} prints the length only, since the octets may be payload, a digest or a key.
 */
public final class Octets {
  /** No octets. */
  public static final Octets EMPTY = new Octets(new byte[0]);

  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

  private final byte[] octets;

  private Octets(byte[] octets) {
    this.octets = octets;
  }

  /**
   * A copy of {@code octets}.
   *
   * @param octets copied
   * @return the same octets
   */
  public static Octets of(byte... octets) {
    return octets.length == 0 ? EMPTY : new Octets(octets.clone());
  }

  /**
   * A copy of what remains in {@code in}, whose position moves to its limit.
   *
   * @param in read to its end
   * @return the octets that remained
   */
  public static Octets of(ByteBuffer in) {
    byte[] copy = new byte[in.remaining()];
    in.get(copy);
    return copy.length == 0 ? EMPTY : new Octets(copy);
  }

  /**
   * The octets written as {@code hex}.
   *
   * @param hex an even number of hexadecimal digits, either case
   * @return the octets
   * @throws IllegalArgumentException if {@code hex} is anything else
   */
  public static Octets ofHex(String hex) {
    return new Octets(HexFormat.of().parseHex(hex));
  }

  /**
   * How many octets there are.
   *
   * @return zero or more
   */
  public int length() {
    return octets.length;
  }

  /**
   * The octet at {@code index}.
   *
   * @param index from 0
   * @return the octet
   * @throws IndexOutOfBoundsException if there is none
   */
  public byte at(int index) {
    return octets[index];
  }

  /**
   * A copy of the octets.
   *
   * @return a new array
   */
  public byte[] toByteArray() {
    return octets.clone();
  }

  /**
   * A read-only view of the octets, in network order.
   *
   * @return a new buffer from 0 to {@link #length()}
   */
  public ByteBuffer asByteBuffer() {
    return ByteBuffer.wrap(octets).asReadOnlyBuffer();
  }

  /**
   * Copies the octets into {@code out}, whose position does not move. Allocates nothing.
   *
   * @param out has room for them
   * @param at index of the first
   * @throws IndexOutOfBoundsException if there is no room
   */
  public void putInto(ByteBuffer out, int at) {
    if (octets.length == Integer.BYTES && out.order() == ByteOrder.BIG_ENDIAN) {
      out.putInt(at, (int) INT.get(octets, 0)); // an address: one store instead of a copy
    } else {
      out.put(at, octets, 0, octets.length);
    }
  }

  /**
   * The octets as lower-case hexadecimal digits. For wire forms and digests; never for a log.
   *
   * @return two digits an octet
   */
  public String toHex() {
    return HexFormat.of().formatHex(octets);
  }

  /** Compares content in time that does not depend on where two values of one length differ. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Octets that && MessageDigest.isEqual(octets, that.octets);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(octets);
  }

  /**
   * The length, never the content.
   *
   * @return for instance {@code 20 octets}
   */
  @Override
  public String toString() {
    return octets.length + " octets";
  }
}
