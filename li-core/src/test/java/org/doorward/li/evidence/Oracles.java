package org.doorward.li.evidence;

import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;

/** What tests hold us against and may be missing on a machine: skipped then, unless all are required. */
public final class Oracles {
  private Oracles() {}

  /** The folder with foreign test vectors. */
  public static Path vectors() {
    String folder = System.getProperty("doorward.vectors", "");
    require(!folder.isEmpty(), "no folder is given by -Ddoorward.vectors");
    return Path.of(folder);
  }

  /** Ends the test if {@code present} is false: skipped, or failed with {@code -Ddoorward.oracles=required}. */
  public static void require(boolean present, String otherwise) {
    if (!present) {
      assertNotEquals("required", System.getProperty("doorward.oracles"), otherwise);
    }
    assumeTrue(present, otherwise);
  }
}
