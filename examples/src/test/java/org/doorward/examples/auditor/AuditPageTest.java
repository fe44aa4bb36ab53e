package org.doorward.examples.auditor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page's own reading of entries, which knows the schema from a table. */
class AuditPageTest {
  /** Else a page would not open that has an entry of a later kind. */
  @ParameterizedTest
  @CsvSource({
    "Entry, ENTRY",
    "Posture, POSTURE",
    "Artefact, ARTEFACT",
    "SealCount, SEAL",
    "LostRange, LOST"
  })
  void eachFieldOfThePublishedSchemaIsRead(String message, String table) throws Exception {
    String schema =
        Files.readString(Path.of("../li-core/src/main/protobuf/doorward/evidence/v1/entry.proto"));
    String tables =
        Files.readString(Path.of("src/main/resources/org/doorward/examples/auditor/entries.js"));

    assertEquals(
        numbers(schema, "message " + message + " \\{(.*?)\n}", "= (\\d+);"),
        numbers(tables, "const " + table + " = \\{(.*?)};", "(\\d+): \\["));
  }

  private static List<String> numbers(String text, String part, String number) {
    Matcher within = Pattern.compile(part, Pattern.DOTALL).matcher(text);
    assertTrue(within.find(), part);
    return Pattern.compile(number)
        .matcher(within.group(1))
        .results()
        .map(found -> found.group(1))
        .toList();
  }
}
