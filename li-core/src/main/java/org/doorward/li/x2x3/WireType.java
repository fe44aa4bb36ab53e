package org.doorward.li.x2x3;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import org.doorward.li.identifier.CorrelationId;
import org.doorward.li.identifier.Octets;
import org.doorward.li.identifier.Sensitive;
import org.doorward.li.identifier.Xid;

/**
 * How one kind of attribute value stands on the wire: {@code read} inverts {@code write}, and takes what
 * {@link AttributeForms} admits for {@code form}. Immutable.
 *
 * @param form the length that a value always has, or one of the forms of {@link AttributeForms}
 */
record WireType<T>(Function<T, Octets> write, Function<Octets, Optional<T>> read, int form) {
  /** Octets that we do not look into. */
  static final WireType<Octets> OPAQUE =
      new WireType<>(Function.identity(), Optional::of, AttributeForms.ANY);

  static final WireType<Octets> OCTETS_4 = fixed(4, Function.identity(), Octets::of);
  static final WireType<Octets> OCTETS_16 = fixed(16, Function.identity(), Octets::of);

  static final WireType<Integer> UINT8 =
      fixed(1, v -> Octets.of((byte) requireUnsigned(v, 0xFF)), in -> Byte.toUnsignedInt(in.get()));

  static final WireType<Integer> UINT16 = fixed(
      2,
      v -> written(ByteBuffer.allocate(2).putShort((short) requireUnsigned(v, 0xFFFF))),
      in -> Short.toUnsignedInt(in.getShort()));

  static final WireType<Long> UINT32 = fixed(
      4,
      v -> written(ByteBuffer.allocate(4).putInt((int) requireUnsigned(v, 0xFFFFFFFFL))),
      in -> Integer.toUnsignedLong(in.getInt()));

  /** Seconds since 1970, then nanoseconds, 32 bits each and unsigned. Nanoseconds out of range count as 0. */
  static final WireType<Instant> TIMESPEC = fixed(
      AttributeForms.TIMESPEC_OCTETS,
      AttributeForms.TIMESPEC,
      v -> written(ByteBuffer.allocate(8)
          .putInt((int) requireUnsigned(v.getEpochSecond(), 0xFFFFFFFFL))
          .putInt(v.getNano())),
      in -> {
        long seconds = Integer.toUnsignedLong(in.getInt());
        long nanoseconds = Integer.toUnsignedLong(in.getInt());
        return Instant.ofEpochSecond(seconds, nanoseconds > 999_999_999 ? 0 : nanoseconds);
      });

  /** UTF-8 that names nobody. */
  static final WireType<String> TEXT = new WireType<>(
      v -> Octets.of(v.getBytes(StandardCharsets.UTF_8)), WireType::utf8, AttributeForms.TEXT);

  /** UTF-8 that may name a target. */
  static final WireType<Sensitive<String>> SENSITIVE_TEXT = new WireType<>(
      v -> TEXT.write.apply(v.reveal()), in -> utf8(in).map(Sensitive::of), AttributeForms.TEXT);

  static final WireType<AdditionalXid> ADDITIONAL_XID = new WireType<>(
      v -> {
        ByteBuffer out = ByteBuffer.allocate(v.sequenceNumber().isPresent() ? 28 : 24)
            .putLong(v.xid().value().getMostSignificantBits())
            .putLong(v.xid().value().getLeastSignificantBits())
            .putLong(v.correlationId().value());
        v.sequenceNumber().ifPresent(n -> out.putInt((int) n));
        return written(out);
      },
      octets -> {
        if (octets.length() != 24 && octets.length() != 28) {
          return Optional.empty();
        }
        ByteBuffer in = octets.asByteBuffer();
        return Optional.of(new AdditionalXid(
            new Xid(new UUID(in.getLong(), in.getLong())),
            new CorrelationId(in.getLong()),
            in.hasRemaining()
                ? OptionalLong.of(Integer.toUnsignedLong(in.getInt()))
                : OptionalLong.empty()));
      },
      AttributeForms.FURTHER_TASK);

  static long requireUnsigned(long value, long max) {
    if (value < 0 || value > max) {
      throw new IllegalArgumentException("value " + value + " not in 0 to " + max);
    }
    return value;
  }

  private static <T> WireType<T> fixed(
      int length, Function<T, Octets> write, Function<ByteBuffer, T> read) {
    return fixed(length, length, write, read);
  }

  private static <T> WireType<T> fixed(
      int length, int form, Function<T, Octets> write, Function<ByteBuffer, T> read) {
    return new WireType<>(
        value -> {
          Octets octets = write.apply(value);
          if (octets.length() != length) {
            throw new IllegalArgumentException(
                "value of " + octets.length() + " octets instead of " + length);
          }
          return octets;
        },
        octets -> octets.length() == length
            ? Optional.of(read.apply(octets.asByteBuffer()))
            : Optional.empty(),
        form);
  }

  private static Octets written(ByteBuffer out) {
    return Octets.of(out.flip());
  }

  private static Optional<String> utf8(Octets octets) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(octets.asByteBuffer()).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
