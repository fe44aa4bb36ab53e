package org.doorward.li.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** INV-HOUSE-03: {@code spec/threat-model.md} says of each requirement which test holds it, or what is missing and who carries it. */
class ThreatModelTest {
  private static final Path PAGE = Path.of("threat-model.md");
  private static final String NOTHING = "-";

  /** How many requirements each family has, in the order of the page. */
  private static final List<Map.Entry<String, Integer>> FAMILIES = List.of(
      Map.entry("SR", 32),
      Map.entry("ST", 34),
      Map.entry("TL", 10),
      Map.entry("DC", 20),
      Map.entry("TP", 17),
      Map.entry("RB", 11),
      Map.entry("DH", 17));

  private static final Pattern CARRIED = Pattern.compile(
      "(library|element vendor|operator)(, (library|element vendor|operator))*: [^ ].*[^.]");

  /** One row. */
  private record Requirement(String id, String asked, String state, String tests, String missing) {}

  private static List<Requirement> requirements() throws IOException {
    return Files.readAllLines(PAGE).stream()
        .filter(line -> line.matches("\\| [A-Z]{2}-[0-9]{2} \\|.*"))
        .map(PageTable::cells)
        .map(row -> {
          assertEquals(5, row.size(), row.toString());
          return new Requirement(row.get(0), row.get(1), row.get(2), row.get(3), row.get(4));
        })
        .toList();
  }

  @Test
  void everyRequirementHasItsRow() throws IOException {
    List<String> ids = new ArrayList<>();
    for (Map.Entry<String, Integer> family : FAMILIES) {
      for (int number = 1; number <= family.getValue(); number++) {
        ids.add(String.format("%s-%02d", family.getKey(), number));
      }
    }

    assertEquals(ids, requirements().stream().map(Requirement::id).toList());
    for (Requirement one : requirements()) {
      assertTrue(!one.asked().isEmpty() && !one.asked().equals(NOTHING), one.id());
    }
  }

  /** What is held names tests and misses nothing; what is not says who carries it. */
  @Test
  void everyRequirementIsHeldByATestOrCarriedBySomebody() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (Requirement one : requirements()) {
      boolean tested = !NamedTests.in(one.tests()).isEmpty();
      boolean carried = CARRIED.matcher(one.missing()).matches();
      boolean right = switch (one.state()) {
        case "held" -> tested && one.missing().equals(NOTHING);
        case "partly" -> tested && carried;
        case "open" -> one.tests().equals(NOTHING) && carried;
        default -> false;
      };
      if (!right) {
        wrong.add(one.id());
      }
    }

    assertEquals(List.of(), wrong);
  }

  @Test
  void everyTestThatIsNamedExists() throws IOException {
    List<String> missing = new ArrayList<>();
    for (Requirement one : requirements()) {
      NamedTests.in(one.tests()).stream()
          .filter(test -> !test.exists())
          .forEach(test -> missing.add(one.id() + ": " + test.text()));
    }

    assertEquals(List.of(), missing);
  }

  /** The sentence that counts them counts right. */
  @Test
  void theCountsAreThoseOfTheRows() throws IOException {
    Map<String, Integer> counts = new TreeMap<>();
    requirements().forEach(one -> counts.merge(one.state(), 1, Integer::sum));

    String sentence = String.format(
        "%d are held, %d partly, %d open.",
        counts.get("held"), counts.get("partly"), counts.get("open"));
    assertTrue(Files.readString(PAGE).contains(sentence), sentence);
  }
}
