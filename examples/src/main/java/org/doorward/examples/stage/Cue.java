package org.doorward.examples.stage;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One line by which a process of the demo tells the director where it is: {@code = ready x1=8443 inbox=8444}.
 * Everything else that a process prints is for the reader.
 *
 * @param name what has happened
 * @param values what the director has to know of it
 */
public record Cue(String name, Map<String, String> values) {
  private static final String MARK = "= ";

  /** Copies the map. */
  public Cue {
    values = Map.copyOf(values);
  }

  /** Prints the cue, so that the director sees it at once. */
  public static void give(String name, Map<String, ?> values) {
    String line = new TreeMap<>(values)
        .entrySet().stream()
            .map(e -> " " + e.getKey() + "=" + e.getValue())
            .collect(Collectors.joining());
    System.out.println(MARK + name + line);
    System.out.flush();
  }

  static boolean marks(String line) {
    return line.startsWith(MARK);
  }

  /** Reads a line that a process printed. */
  public static Cue parse(String line) {
    String[] words = line.substring(MARK.length()).split(" ", -1);
    Map<String, String> values = new TreeMap<>();
    for (int i = 1; i < words.length; i++) {
      int equals = words[i].indexOf('=');
      values.put(words[i].substring(0, equals), words[i].substring(equals + 1));
    }
    return new Cue(words[0], values);
  }

  /** The value of that name, which the process has to have given. */
  public String value(String key) {
    String value = values.get(key);
    if (value == null) {
      throw new IllegalStateException("cue " + name + " says nothing of " + key);
    }
    return value;
  }

  /** The number of that name. */
  public long number(String key) {
    return Long.parseLong(value(key));
  }
}
