package org.doorward.li.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The part of a disposition page that is made of the {@code @clause} tags of the library's sources. */
public final class ClauseTable {
  private static final String BEGIN = "<!-- generated: clauses -->\n";
  private static final String END = "<!-- end -->";

  private ClauseTable() {}

  /**
   * Requires that a page has the table that the sources give; with {@code -Ddoorward.write=true} writes it there first.
   *
   * @param page holds the table between two marks
   * @param tag what stands behind {@code @clause}; its first group is the clause
   */
  public static void requireIn(Path page, Pattern tag) throws IOException {
    String text = Files.readString(page);
    String table = of(tag);
    int from = text.indexOf(BEGIN) + BEGIN.length();
    if (Boolean.getBoolean("doorward.write")) {
      text = text.substring(0, from) + table + text.substring(text.indexOf(END));
      Files.writeString(page, text);
    }
    assertEquals(table, text.substring(from, text.indexOf(END)));
  }

  private static String of(Pattern tag) throws IOException {
    Map<String, TreeSet<String>> types = new TreeMap<>(ClauseTable::inOrder);
    for (String module : List.of("li-core", "li-crypto", "li-netty")) {
      try (Stream<Path> sources = Files.walk(Path.of("..", module, "src", "main", "java"))) {
        for (Path source : sources.filter(p -> p.toString().endsWith(".java")).toList()) {
          Matcher clause = tag.matcher(Files.readString(source));
          while (clause.find()) {
            types
                .computeIfAbsent(clause.group(1).strip(), c -> new TreeSet<>())
                .add(source.getFileName().toString().replace(".java", ""));
          }
        }
      }
    }
    return "| clause | implemented by |\n|---|---|\n"
        + types.entrySet().stream()
            .map(e -> "| " + e.getKey() + " | "
                + e.getValue().stream().collect(Collectors.joining("`, `", "`", "`")) + " |\n")
            .collect(Collectors.joining());
  }

  private static int inOrder(String one, String other) {
    return padded(one).compareTo(padded(other));
  }

  /** Numbers of equal length sort by value. */
  private static String padded(String clause) {
    return Pattern.compile("[0-9]+")
        .matcher(clause)
        .replaceAll(number ->
            "0".repeat(Math.max(0, 4 - number.group().length())) + number.group());
  }
}
