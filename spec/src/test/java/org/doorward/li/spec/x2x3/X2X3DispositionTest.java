package org.doorward.li.spec.x2x3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.doorward.li.fault.Fault;
import org.doorward.li.spec.ClauseTable;
import org.doorward.li.spec.PageTable;
import org.doorward.li.x2x3.Anomaly;
import org.doorward.li.x2x3.AttributeType;
import org.doorward.li.x2x3.DestinationProfile.Architecture;
import org.doorward.li.x2x3.PayloadDirection;
import org.doorward.li.x2x3.PayloadFormat;
import org.doorward.li.x2x3.PduType;
import org.junit.jupiter.api.Test;

/** INV-X2X3-48: {@code spec/x2x3.md} says of each code point, rule and vector what becomes of it. */
class X2X3DispositionTest {
  private static final Path PAGE = Path.of("x2x3.md");
  private static final Path VECTORS = Path.of("vectors", "x2x3");
  private static final Pattern CLAUSE = Pattern.compile("@clause TS 103 221-2, ([^;\n]+)");

  private static List<List<String>> rows(String heading) throws IOException {
    return PageTable.rows(PAGE, heading);
  }

  @Test
  void everyAttributeHasItsRow() throws IOException {
    List<String> expected = new ArrayList<>();
    for (AttributeType<?> type : AttributeType.registry()) {
      expected.add(String.join(
          "|",
          "" + type.number(),
          type.name(),
          edition(type.since().orElseThrow()),
          type.occurrence() == AttributeType.Occurrence.ONCE ? "once" : "repeated",
          mandatory(type)));
    }

    assertEquals(
        expected,
        rows("Attributes").stream()
            .map(row -> String.join("|", row.subList(0, 5)))
            .toList());
  }

  private static String mandatory(AttributeType<?> type) {
    boolean x2 = Architecture.TS_33_128.requires(type, PduType.X2);
    boolean x3 = Architecture.TS_33_128.requires(type, PduType.X3);
    return x2 && x3 ? "X2, X3" : x2 ? "X2" : x3 ? "X3" : "-";
  }

  @Test
  void everyPayloadFormatHasItsRow() throws IOException {
    List<String> expected = IntStream.rangeClosed(0, 17)
        .mapToObj(PayloadFormat::new)
        .map(format -> String.join(
            "|",
            "" + format.code(),
            edition(format.since().orElseThrow()),
            format.allowedOn(PduType.X2) ? "yes" : "no",
            format.allowedOn(PduType.X3) ? "yes" : "no"))
        .toList();

    assertEquals(
        expected,
        rows("Payload formats").stream()
            .map(row -> String.join("|", row.get(0), row.get(2), row.get(3), row.get(4)))
            .toList());
    assertTrue(new PayloadFormat(18).since().isEmpty());
  }

  @Test
  void everyDirectionAndTypeHasItsRow() throws IOException {
    assertEquals(
        List.of("0", "1", "2", "3", "4", "5"), PageTable.column(rows("Payload directions"), 0));
    assertTrue(new PayloadDirection(5).known() && !new PayloadDirection(6).known());
    assertEquals(List.of("1", "2", "3", "4"), PageTable.column(rows("PDU types"), 0));
  }

  @Test
  void everyFaultAndAnomalyHasItsRow() throws IOException {
    List<String> expected = new ArrayList<>();
    for (Fault fault :
        List.of(Fault.UNKNOWN_VERSION, Fault.HEADER_LENGTH, Fault.LIMIT, Fault.TRUNCATED)) {
      expected.add(fault + "|close");
    }
    for (Anomaly anomaly : Anomaly.values()) {
      expected.add(anomaly + "|" + anomaly.disposition().toString().toLowerCase(Locale.ROOT));
    }

    assertEquals(
        expected,
        rows("Rules of a receiver").stream()
            .map(row -> row.get(1) + "|" + row.get(2))
            .toList());
  }

  @Test
  void everyVectorHasItsRow() throws IOException {
    List<String> files;
    try (Stream<Path> vectors = Files.list(VECTORS)) {
      files = vectors
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".hex"))
          .map(name -> name.replace(".hex", ""))
          .sorted(X2X3DispositionTest::validFirst)
          .toList();
    }
    assertEquals(files, PageTable.column(rows("Vectors"), 0));
    assertEquals(
        files,
        Files.readAllLines(VECTORS.resolve("tshark.tsv")).stream()
            .skip(1)
            .map(line -> line.substring(0, line.indexOf('\t')))
            .toList());
  }

  private static int validFirst(String one, String other) {
    int kind = Character.compare(other.charAt(0), one.charAt(0));
    return kind != 0 ? kind : one.compareTo(other);
  }

  @Test
  void everyMistakeHasItsRow() throws IOException {
    List<List<String>> rows = rows("Mistakes that others made");

    assertEquals(
        IntStream.rangeClosed(1, 71).mapToObj(Integer::toString).toList(),
        PageTable.column(rows, 0));
    for (List<String> row : rows) {
      assertTrue(row.size() == 3 && !row.get(1).isEmpty() && !row.get(2).isEmpty(), row.toString());
    }
  }

  /** {@code -Ddoorward.write=true} writes it anew. */
  @Test
  void theClausesAreThoseOfTheSources() throws IOException {
    ClauseTable.requireIn(PAGE, CLAUSE);
  }

  private static String edition(Object edition) {
    return edition.toString().replace('_', '.');
  }
}
