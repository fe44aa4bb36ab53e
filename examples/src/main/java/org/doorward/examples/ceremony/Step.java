package org.doorward.examples.ceremony;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One line of the ceremony. */
sealed interface Step {
  /** What a reader is told. */
  record Heading(String text) implements Step {}

  /**
   * A command.
   *
   * @param text as it stands in the script
   * @param tool which program
   * @param words its arguments
   * @param agrees whether {@code yes} is said to it
   * @param stays whether it goes on while the next lines are played
   * @param exit how it has to end
   * @param says what it has to say, if anything
   */
  record Command(
      String text,
      String tool,
      List<String> words,
      boolean agrees,
      boolean stays,
      int exit,
      String says)
      implements Step {}

  /**
   * A line on the console of a program that goes on.
   *
   * @param name which program
   * @param text what it is told
   * @param says what it has to say then
   */
  record Order(String name, String text, String says) implements Step {}

  /** {@code $ command}, {@code # exit 3: what it says} behind it; {@code echo yes |} before it; {@code &} at its end. */
  Pattern COMMAND =
      Pattern.compile("\\$ (echo yes \\| )?([a-z]+) (.*?)( &)?(?:   # exit ([0-9]): (.+))?");

  /** {@code name> order}, {@code # what it says} behind it. */
  Pattern ORDER = Pattern.compile("([a-z]+)> (.+?)   # (.+)");

  /** Reads a script. */
  static List<Step> read(Path script) throws IOException {
    List<Step> steps = new ArrayList<>();
    for (String line : Files.readAllLines(script)) {
      if (!line.isBlank()) {
        steps.add(of(line));
      }
    }
    return steps;
  }

  private static Step of(String line) throws IOException {
    if (line.startsWith("# ")) {
      return new Heading(line.substring(2));
    }
    Matcher command = COMMAND.matcher(line);
    if (command.matches()) {
      boolean refused = command.group(5) != null;
      return new Command(
          line.substring(2),
          command.group(2),
          Arrays.asList(command.group(3).split(" ")),
          command.group(1) != null,
          command.group(4) != null,
          refused ? Integer.parseInt(command.group(5)) : 0,
          refused ? command.group(6) : "");
    }
    Matcher order = ORDER.matcher(line);
    if (order.matches()) {
      return new Order(order.group(1), order.group(2), order.group(3));
    }
    throw new IOException("not a step of a ceremony: " + line);
  }
}
