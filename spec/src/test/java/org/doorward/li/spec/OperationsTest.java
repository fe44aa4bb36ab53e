package org.doorward.li.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.doorward.li.crypto.tls.HandshakeRefusal;
import org.doorward.li.evidence.Opening;
import org.doorward.li.evidence.Operation;
import org.doorward.li.evidence.Reason;
import org.doorward.li.netty.receiver.ReceiverEvent;
import org.junit.jupiter.api.Test;

/** INV-HOUSE-05: {@code spec/operations.md} says of each thing that an element or a receiver can say what it means and what to do. */
class OperationsTest {
  private static final Path PAGE = Path.of("operations.md");
  private static final Path CORE = Path.of("../li-core/src/main/java/org/doorward/li");
  private static final int FIRST_BESIDES_REQUESTS = 100;

  /** Where an issue is made: what it is about, and then its condition, as text or as a constant of the file. */
  private static final Pattern ISSUE = Pattern.compile(
      "(?:Issue\\.(?:of|fault)|new Issue)\\(\\s*(?:Subject\\.\\w+\\(\\w*\\)|subject),\\s*(?:\"([a-z-]+)\"|([A-Z_]+)),"
          + "|terminated\\([^,()]+(?:\\(\\)[^,()]*)*(?:\\(\\))?, last, \"([a-z-]+)\"");

  private static List<String> named(String heading) throws IOException {
    List<List<String>> rows = PageTable.rows(PAGE, heading);
    for (List<String> row : rows) {
      assertTrue(row.stream().noneMatch(String::isEmpty), row.toString());
    }
    return PageTable.column(rows, 0).stream().map(cell -> cell.replace("`", "")).toList();
  }

  private static List<String> names(Stream<? extends Enum<?>> constants) {
    return constants.map(Enum::name).toList();
  }

  @Test
  void everyConditionThatIsReportedHasItsRow() throws IOException {
    Set<String> conditions = new TreeSet<>();
    int made = 0;
    try (Stream<Path> files = Files.list(CORE.resolve("element/internal"))) {
      for (Path file : files.toList()) {
        String source = Files.readString(file);
        Matcher issue = ISSUE.matcher(source);
        while (issue.find()) {
          made++;
          String constant = issue.group(2);
          conditions.add(
              constant == null
                  ? issue.group(1) == null ? issue.group(3) : issue.group(1)
                  : constant(source, constant));
        }
      }
    }

    assertTrue(made >= 16, made + " issues");
    List<String> rows = named("What an element reports");
    assertEquals(conditions, new TreeSet<>(rows));
    assertEquals(conditions.size(), rows.size(), "each once");
  }

  private static String constant(String source, String name) {
    Matcher value = Pattern.compile("String " + name + " = \"([a-z-]+)\";").matcher(source);
    assertTrue(value.find(), name);
    return value.group(1);
  }

  @Test
  void everyOperationBesidesRequestsHasItsRow() throws IOException {
    assertEquals(
        names(Arrays.stream(Operation.values())
            .filter(operation -> operation.code() >= FIRST_BESIDES_REQUESTS)),
        named("What the log says besides requests"));
  }

  @Test
  void everyOpeningOfAProcessHasItsRow() throws IOException {
    assertEquals(names(Stream.of(Opening.values())), named("What a process lets in"));
  }

  @Test
  void everyCauseOfARefusedConnectionHasItsRowAndAReasonOfTheLog() throws IOException {
    String heading = "Why a connection was refused";
    assertEquals(names(Stream.of(HandshakeRefusal.Cause.values())), named(heading));
    for (String reason : PageTable.column(PageTable.rows(PAGE, heading), 3)) {
      assertTrue(names(Stream.of(Reason.values())).contains(reason.replace("`", "")), reason);
    }
  }

  /** The reasons are those of the causes in the code. */
  @Test
  void everyReasonForWhichProductIsLostHasItsRow() throws IOException {
    String causes = Files.readString(CORE.resolve("delivery/internal/LossCause.java"));
    List<String> reasons = Pattern.compile("\\(0x[0-9a-f]+, Reason\\.([A-Z_]+)\\)")
        .matcher(causes)
        .results()
        .map(cause -> cause.group(1))
        .collect(Collectors.toList());

    assertEquals(reasons, named("Why product was lost"));
  }

  @Test
  void everyEventOfAReceiverHasItsRow() throws IOException {
    assertEquals(names(Stream.of(ReceiverEvent.values())), named("What a receiver counts"));
  }
}
