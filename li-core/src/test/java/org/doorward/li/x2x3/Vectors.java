package org.doorward.li.x2x3;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.doorward.li.identifier.Octets;

/** Reads the vectors of {@code spec/vectors/x2x3}: hexadecimal digits, a comment a field. */
final class Vectors {
  private Vectors() {}

  static Octets octets(String name) {
    return Octets.ofHex(text(name + ".hex")
        .lines()
        .map(line -> line.replaceFirst("#.*", "").strip())
        .collect(Collectors.joining()));
  }

  static String text(String file) {
    try (InputStream in = Vectors.class.getResourceAsStream("/vectors/x2x3/" + file)) {
      return new String(requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ByteBuffer buffer(String name) {
    return octets(name).asByteBuffer();
  }
}
