package org.doorward.li.spec.x1;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.doorward.li.identifier.Octets;

/** Draws values, the same for the same seed. Not thread-safe. */
final class Draw {
  private static final Instant EPOCH = Instant.parse("2026-01-01T00:00:00Z");
  private static final long YEAR_IN_MICROS = 365L * 86_400 * 1_000_000;
  private static final List<String> TEXTS = List.of(
      "MDF east", "Prüfung", "a & b", "<none>", "line\none", " blanks ", "\"quoted\"", "日本");

  private final SplittableRandom random;
  private final Fill fill;

  /** Which of the optional parts a message has. */
  enum Fill {
    /** None. */
    REQUIRED,
    /** All. */
    EVERYTHING,
    /** Each or not, by chance. */
    SOME;

    /** The first instance of a type has what it must have, the second all it may have, the others some. */
    static Fill of(int instance) {
      return instance == 0 ? REQUIRED : instance == 1 ? EVERYTHING : SOME;
    }
  }

  Draw(long seed, Fill fill) {
    this.random = new SplittableRandom(seed);
    this.fill = fill;
  }

  /** From 0 to {@code bound}, without it. */
  int below(int bound) {
    return random.nextInt(bound);
  }

  long bits() {
    return random.nextLong();
  }

  <T> T one(List<T> of) {
    return of.get(below(of.size()));
  }

  /** An optional part. */
  <T> Optional<T> maybe(Supplier<T> value) {
    boolean there = fill == Fill.EVERYTHING || (fill == Fill.SOME && random.nextBoolean());
    return there ? Optional.of(value.get()) : Optional.empty();
  }

  /** An optional list: with one or two members if it is there. */
  <T> List<T> some(Supplier<T> value) {
    return maybe(() -> list(1 + below(2), value)).orElse(List.of());
  }

  <T> List<T> list(int size, Supplier<T> value) {
    return Stream.generate(value).limit(size).toList();
  }

  boolean bool() {
    return random.nextBoolean();
  }

  /** A UUID of version 4. */
  UUID uuid() {
    return new UUID(
        (bits() & ~0xF000L) | 0x4000L, (bits() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L);
  }

  Instant instant() {
    long micros = random.nextLong(YEAR_IN_MICROS);
    return EPOCH.plusSeconds(micros / 1_000_000).plusNanos(micros % 1_000_000 * 1_000);
  }

  String text() {
    return one(TEXTS);
  }

  String digits(int count) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < count; i++) {
      digits.append((char) ('0' + below(10)));
    }
    return digits.toString();
  }

  Octets octets(int count) {
    byte[] octets = new byte[count];
    for (int i = 0; i < count; i++) {
      octets[i] = (byte) below(256);
    }
    return Octets.of(octets);
  }
}
