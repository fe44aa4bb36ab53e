package org.doorward.li.x2x3;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * INV-X2X3-49: what the fuzzer starts from, and what it once found, is read without a surprise. The seeds are raw
 * octets; {@code -Ddoorward.write=true} writes those of the vectors anew.
 */
class FuzzSeedsTest {
  private static final Path SEEDS = Path.of("src", "test", "resources", "fuzz", "x2x3");
  private static final Path VECTORS = Path.of("..", "spec", "vectors", "x2x3");

  private static List<String> vectors() throws IOException {
    try (Stream<Path> files = Files.list(VECTORS)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".hex"))
          .map(name -> name.replace(".hex", ""))
          .sorted()
          .toList();
    }
  }

  @Test
  void everySeedIsReadInAnyPieces() throws IOException {
    if (Boolean.getBoolean("doorward.write")) {
      Files.createDirectories(SEEDS);
      for (String vector : vectors()) {
        Files.write(SEEDS.resolve(vector), Vectors.octets(vector).toByteArray());
      }
    }
    List<Path> seeds;
    try (Stream<Path> files = Files.list(SEEDS)) {
      seeds = files.sorted().toList();
    }
    assertTrue(seeds.size() >= vectors().size(), "seeds: " + seeds.size());
    for (Path seed : seeds) {
      byte[] octets = Files.readAllBytes(seed);
      assertDoesNotThrow(() -> PduFuzzer.fuzzerTestOneInput(octets), seed.toString());
    }
  }
}
