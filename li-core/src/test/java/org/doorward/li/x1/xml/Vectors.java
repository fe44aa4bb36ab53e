package org.doorward.li.x1.xml;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** The documents of {@code spec/vectors/x1}, and what is expected of each. */
final class Vectors {
  private Vectors() {}

  /** One line of the table of expectations. */
  record Expectation(String file, boolean request, String result, boolean schemaValid) {
    @Override
    public String toString() {
      return file;
    }
  }

  static List<Expectation> all() {
    return new String(octets("expected.tsv"), StandardCharsets.UTF_8)
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split("\t", -1))
        .map(column -> new Expectation(
            column[0], column[1].equals("request"), column[2], column[3].equals("valid")))
        .toList();
  }

  static Stream<Expectation> stream() {
    return all().stream();
  }

  static ByteBuffer read(String file) {
    return ByteBuffer.wrap(octets(file));
  }

  static byte[] octets(String file) {
    try (InputStream in = Vectors.class.getResourceAsStream("/vectors/x1/" + file)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
