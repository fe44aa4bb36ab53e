package org.doorward.li.spec;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The tables of a page in {@code spec}, as tests read them. */
public final class PageTable {
  private PageTable() {}

  /** The cells of the rows between a heading and the next one, without the head of the table. */
  public static List<List<String>> rows(Path page, String heading) throws IOException {
    String text = Files.readString(page);
    int from = text.indexOf("\n## " + heading + "\n");
    assertTrue(from >= 0, heading);
    int to = text.indexOf("\n## ", from + 4);
    return text.substring(from, to < 0 ? text.length() : to)
        .lines()
        .filter(line -> line.startsWith("|"))
        .skip(2)
        .map(PageTable::cells)
        .toList();
  }

  /** The cells of one row. */
  public static List<String> cells(String row) {
    return Arrays.stream(row.substring(1, row.lastIndexOf('|')).split("\\|", -1))
        .map(String::strip)
        .toList();
  }

  /** One column of some rows. */
  public static List<String> column(List<List<String>> rows, int column) {
    return rows.stream().map(row -> row.get(column)).toList();
  }
}
