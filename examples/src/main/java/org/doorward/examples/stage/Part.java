package org.doorward.examples.stage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.doorward.examples.cli.KeyOptions;

/**
 * What a process of the demo was started with: {@code --name value} pairs.
 *
 * @param values by name
 */
public record Part(Map<String, String> values) {
  /** Copies the map. */
  public Part {
    values = Map.copyOf(values);
  }

  /** Reads a command line. */
  public static Part of(String... arguments) {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i + 1 < arguments.length; i += 2) {
      if (!arguments[i].startsWith("--")) {
        throw new IllegalArgumentException("not an option: " + arguments[i]);
      }
      values.put(arguments[i].substring(2), arguments[i + 1]);
    }
    return new Part(values);
  }

  /** The value of that name. */
  public String value(String name) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("option --" + name + " is missing");
    }
    return value;
  }

  /** The file of that name. */
  public Path file(String name) {
    return Path.of(value(name));
  }

  /** What stands in {@code --password-file}, or {@code --password} itself. */
  public char[] password() throws IOException {
    return values.containsKey("password-file")
        ? KeyOptions.password(file("password-file"))
        : value("password").toCharArray();
  }

  /** The file of that name, if there is such an option. */
  public Optional<Path> perhaps(String name) {
    return Optional.ofNullable(values.get(name)).map(Path::of);
  }
}
