package org.doorward.li.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.doorward.li.x1.TaskDetails;
import org.junit.jupiter.api.Test;

/** INV-HOUSE-06: {@code spec/mandates.md} says of each field of a mandate what it binds, and of each field of a task what binds it. */
class MandatesTest {
  private static final Path PAGE = Path.of("mandates.md");
  private static final Path SCHEMA = Path.of("../li-core/src/main/protobuf/doorward/authority/v1");
  private static final Pattern FIELD =
      Pattern.compile("(?m)^  (?:repeated |optional )?[\\w.]+ (\\w+) = [0-9]+;");

  private static List<String> fields(String file, String message) throws IOException {
    String schema = Files.readString(SCHEMA.resolve(file));
    int from = schema.indexOf("\nmessage " + message + " {");
    assertTrue(from >= 0, message);
    Matcher field = FIELD.matcher(schema.substring(from, schema.indexOf("\n}", from)));
    List<String> fields = new ArrayList<>();
    while (field.find()) {
      fields.add("`" + message + "." + field.group(1) + "`");
    }
    return fields;
  }

  @Test
  void everyFieldOfAMandateHasItsRow() throws IOException {
    List<String> fields = new ArrayList<>(fields("mandate.proto", "Mandate"));
    fields.addAll(fields("trust_policy.proto", "PolicyReference"));
    fields.addAll(fields("trust_policy.proto", "Validity"));
    for (String message : List.of("Warrant", "Scope", "Target", "Destination")) {
      fields.addAll(fields("mandate.proto", message));
    }

    List<List<String>> rows = PageTable.rows(PAGE, "Fields of a mandate");
    assertEquals(fields, PageTable.column(rows, 0));
    for (List<String> row : rows) {
      assertTrue(row.size() == 4 && row.stream().noneMatch(String::isEmpty), row.toString());
    }
  }

  @Test
  void everyFieldOfATaskHasItsRow() throws IOException {
    assertEquals(
        Arrays.stream(TaskDetails.class.getRecordComponents())
            .map(RecordComponent::getName)
            .map(name -> "`" + name + "`")
            .toList(),
        PageTable.column(PageTable.rows(PAGE, "Fields of a task"), 0));
  }
}
