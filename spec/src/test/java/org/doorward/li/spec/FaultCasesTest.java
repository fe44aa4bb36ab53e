package org.doorward.li.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** INV-HOUSE-04: {@code spec/fault-cases.md} names for each case the tests that are tagged with it, and what they do not play. */
class FaultCasesTest {
  private static final Path PAGE = Path.of("fault-cases.md");
  private static final int CASES = 60;
  private static final int PLAYED_BY = 3;
  private static final int NOT_PLAYED = 4;
  private static final Pattern ROW = Pattern.compile("\\| (F-[0-9]{2}) \\|.*");
  private static final Pattern TAGGED = Pattern.compile("@Tag\\(\"(F-[0-9]{2})\"\\)");
  private static final Pattern DECLARED =
      Pattern.compile("(?:class ([A-Z]\\w*)|(?:void|Stream<DynamicTest>) ([a-z]\\w*)\\()");

  private static List<String> ids() {
    return IntStream.rangeClosed(1, CASES)
        .mapToObj(number -> String.format("F-%02d", number))
        .toList();
  }

  /** The tests that bear each tag, as a page names them. */
  private static Map<String, Set<String>> tagged() {
    Map<String, Set<String>> tests = new TreeMap<>();
    NamedTests.sources().forEach(file -> {
      String type = file.getFileName().toString().replace(".java", "");
      String source = NamedTests.read(file);
      Matcher tag = TAGGED.matcher(source);
      Matcher declared = DECLARED.matcher(source);
      while (tag.find()) {
        assertTrue(declared.find(tag.end()), type);
        String name = declared.group(2) == null ? type : type + "#" + declared.group(2);
        tests.computeIfAbsent(tag.group(1), any -> new TreeSet<>()).add("`" + name + "`");
      }
    });
    return tests;
  }

  private static String played(String row, Map<String, Set<String>> tests) {
    List<String> cells = new ArrayList<>(PageTable.cells(row));
    String by = String.join(", ", tests.getOrDefault(cells.get(0), new TreeSet<>()));
    cells.set(PLAYED_BY, by.isEmpty() ? "-" : by);
    return "| " + String.join(" | ", cells) + " |";
  }

  /** {@code -Ddoorward.write=true} writes the column of tests anew. */
  @Test
  void eachCaseNamesTheTestsThatAreTaggedWithIt() throws IOException {
    Map<String, Set<String>> tests = tagged();
    String page = Files.readString(PAGE);
    String made = page.lines()
            .map(line -> ROW.matcher(line).matches() ? played(line, tests) : line)
            .collect(Collectors.joining("\n"))
        + "\n";
    if (Boolean.getBoolean("doorward.write")) {
      Files.writeString(PAGE, made);
      page = made;
    }

    assertEquals(made, page);
    assertTrue(ids().containsAll(tests.keySet()), tests.keySet()::toString);
  }

  @Test
  void everyCaseHasItsRowAndWhatIsNotPlayedIsSaid() throws IOException {
    List<List<String>> rows = Files.readAllLines(PAGE).stream()
        .filter(line -> ROW.matcher(line).matches())
        .map(PageTable::cells)
        .toList();

    assertEquals(ids(), PageTable.column(rows, 0));
    for (List<String> row : rows) {
      assertEquals(NOT_PLAYED + 1, row.size(), row.get(0));
      assertTrue(row.stream().noneMatch(String::isEmpty), row.get(0));
      boolean open = row.get(PLAYED_BY).equals("-");
      assertTrue(!open || !row.get(NOT_PLAYED).equals("-"), row.get(0));
    }
  }

  @Test
  void everyTaggedTestIsOne() {
    List<String> wrong = tagged().values().stream()
        .flatMap(Set::stream)
        .flatMap(name -> NamedTests.in(name).stream())
        .filter(test -> !test.exists())
        .map(NamedTests.Named::text)
        .toList();

    assertEquals(List.of(), wrong);
  }

  /** The sentence that counts them counts right. */
  @Test
  void theCountsAreThoseOfTheRows() throws IOException {
    List<String> rows = Files.readAllLines(PAGE).stream()
        .filter(line -> ROW.matcher(line).matches())
        .toList();
    long open = rows.stream()
        .filter(row -> PageTable.cells(row).get(PLAYED_BY).equals("-"))
        .count();
    long whole = rows.stream()
        .filter(row -> PageTable.cells(row).get(NOT_PLAYED).equals("-"))
        .count();

    String sentence = String.format(
        "Of %d cases %d are played whole, %d in part, and %d are open.",
        CASES, whole, CASES - whole - open, open);
    assertTrue(Files.readString(PAGE).contains(sentence), sentence);
  }
}
