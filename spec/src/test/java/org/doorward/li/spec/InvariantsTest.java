package org.doorward.li.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every row of {@code spec/invariants.md} names tests that exist, and that name it. */
class InvariantsTest {
  private static final Path LIST = Path.of("invariants.md");
  private static final Pattern ROW =
      Pattern.compile("\\| (INV-[A-Z0-9]+-[0-9]{2,3}) \\| ([^|]+) \\| ([^|]+) \\|");

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

  private static List<String> missing(Invariant invariant) {
    List<String> missing = new ArrayList<>();
    List<NamedTests.Named> tests = NamedTests.in(invariant.heldBy());
    for (NamedTests.Named test : tests) {
      if (!test.source().contains(invariant.id())) {
        missing.add(invariant.id() + " is not named in " + test.text());
      }
      if (!test.exists()) {
        missing.add(invariant.id() + ": " + test.text());
      }
    }
    if (tests.isEmpty()) {
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
