package org.doorward.examples.samples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.doorward.li.spec.x1.X1Samples;

/** Writes instances of every X1 request and response into a directory, for other programs to validate. */
public final class SamplesMain {
  private static final long SEED = 103_221;
  private static final int EACH = 3;

  private SamplesMain() {}

  /**
   * Writes {@code TYPE-N.xml} for each instance; the same files at each call.
   *
   * @param arguments the directory, made if it is not there
   * @throws IOException if a file cannot be written
   */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 1) {
      throw new IllegalArgumentException("one argument: the directory to write to");
    }
    Path directory = Files.createDirectories(Path.of(arguments[0]));
    for (Map.Entry<String, byte[]> document :
        new X1Samples(SEED).documents(EACH).entrySet()) {
      Files.write(directory.resolve(document.getKey() + ".xml"), document.getValue());
    }
  }
}
