package org.doorward.examples.ceremony;

import java.io.IOException;
import java.util.List;

/** Runs commands to their end, in the directory of the ceremony. */
@FunctionalInterface
interface Commands {
  /**
   * What a command came to.
   *
   * @param exit its exit code
   * @param output what it said
   */
  record Result(int exit, String output) {}

  /**
   * Runs one.
   *
   * @param program which
   * @param words its arguments
   * @param agrees whether {@code yes} is said to it
   */
  Result run(Program program, List<String> words, boolean agrees) throws IOException;
}
