package org.doorward.li.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every row of {@code spec/invariants.md} names tests that exist, and that name it. */
class InvariantsTest {
  private static final Path LIST = Path.of("invariants.md");
  private static final Pattern ROW =
      Pattern.compile("\\| (INV-[A-Z0-9]+-[0-9]{2,3}) \\| ([^|]+) \\| ([^|]+) \\|");
  private static final Pattern TEST =
      Pattern.compile("`([A-Z][A-Za-z0-9]*)?((?:\\.[A-Z][A-Za-z0-9]*)*)(?:#([a-z][A-Za-z0-9]*))?`");

  /** One row. */
  private record Invariant(String id, String sentence, String heldBy) {}

  private static List<String> rows() throws IOException {
    return Files.readAllLines(LIST).stream()
        .filter(line -> line.startsWith("|"))
        .filter(line -> !line.startsWith("| id |") && !line.startsWith("|---"))
        .toList();
  }

  private static List<Invariant> invariants() throws IOException {
    List<Invariant> all = new ArrayList<>();
    for (String row : rows()) {
      Matcher matcher = ROW.matcher(row);
      assertTrue(matcher.matches(), row);
      all.add(new Invariant(matcher.group(1), matcher.group(2), matcher.group(3)));
    }
    return all;
  }

  /** The one test source file of that name, in any module. */
  private static String source(String name) throws IOException {
    try (Stream<Path> files = Files.find(
        Path.of(".."),
        Integer.MAX_VALUE,
        (file, any) -> file.getFileName().toString().equals(name + ".java")
            && file.toString().contains("src/test/java"))) {
      List<Path> found = files.toList();
      assertEquals(1, found.size(), name + ".java");
      return Files.readString(found.get(0));
    }
  }

  private static List<String> missing(Invariant invariant) {
    List<String> missing = new ArrayList<>();
    Matcher test = TEST.matcher(invariant.heldBy());
    String source = "";
    int tests = 0;
    while (test.find()) {
      tests++;
      try {
        if (test.group(1) != null) {
          source = source(test.group(1));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      if (!source.contains(invariant.id())) {
        missing.add(invariant.id() + " is not named in " + test.group());
      }
      String nested = test.group(2).substring(test.group(2).lastIndexOf('.') + 1);
      if (!nested.isEmpty() && !source.contains("class " + nested + " ")) {
        missing.add(invariant.id() + ": " + test.group());
      }
      if (test.group(3) != null && !source.contains("void " + test.group(3) + "(")) {
        missing.add(invariant.id() + ": " + test.group());
      }
    }
    if (tests == 0) {
      missing.add(invariant.id() + ": no test");
    }
    return missing;
  }

  @Test
  void everyInvariantIsHeldByTestsThatExistAndNameIt() throws IOException {
    List<Invariant> all = invariants();
    assertFalse(all.isEmpty());

    List<String> missing = all.stream().flatMap(one -> missing(one).stream()).toList();

    assertEquals(List.of(), missing);
  }

  @Test
  void everyInvariantHasItsOwnIdAndOneSentence() throws IOException {
    Set<String> ids = new HashSet<>();
    for (Invariant one : invariants()) {
      assertTrue(ids.add(one.id()), one.id());
      assertTrue(one.sentence().endsWith("."), one.id());
    }
  }
}
