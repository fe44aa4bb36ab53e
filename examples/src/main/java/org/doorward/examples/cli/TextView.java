package org.doorward.examples.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A tree as people read it: a list of objects is a table, an object a list of its fields. Pure. */
public final class TextView {
  private static final int MAX_CELL = 60;

  private TextView() {}

  /** A whole answer, with line ends. */
  public static String of(JsonNode view) {
    if (isTable(view)) {
      return table(view);
    }
    StringBuilder text = new StringBuilder();
    List<Map.Entry<String, JsonNode>> tables = new ArrayList<>();
    List<List<String>> fields = new ArrayList<>();
    view.properties().forEach(field -> {
      if (isTable(field.getValue())) {
        tables.add(field);
      } else {
        fields.add(List.of(field.getKey(), cell(field.getValue())));
      }
    });
    text.append(columns(fields, Integer.MAX_VALUE));
    tables.forEach(field -> text.append(System.lineSeparator())
        .append(field.getKey())
        .append(System.lineSeparator())
        .append(table(field.getValue())));
    return text.toString();
  }

  /** One line of several, without its end. */
  public static String line(JsonNode view) {
    return cell(view);
  }

  private static boolean isTable(JsonNode view) {
    return view.isArray() && (view.isEmpty() || view.get(0).isObject());
  }

  private static String table(JsonNode rows) {
    if (rows.isEmpty()) {
      return "none" + System.lineSeparator();
    }
    Set<String> names = new LinkedHashSet<>();
    rows.forEach(row -> row.fieldNames().forEachRemaining(names::add));
    List<List<String>> lines = new ArrayList<>();
    lines.add(List.copyOf(names));
    rows.forEach(row -> lines.add(
        names.stream().map(name -> row.has(name) ? cell(row.get(name)) : "").toList()));
    return columns(lines, MAX_CELL);
  }

  private static String cell(JsonNode value) {
    List<String> parts = new ArrayList<>();
    if (value.isArray()) {
      value.forEach(one -> parts.add(cell(one)));
      return parts.isEmpty() ? "-" : String.join(", ", parts);
    }
    if (value.isObject()) {
      value.properties().forEach(f -> parts.add(f.getKey() + "=" + cell(f.getValue())));
      return String.join(" ", parts);
    }
    // Whatever an element sends, it moves no cursor and breaks no line here.
    return value.asText().replaceAll("\\p{Cntrl}", "?");
  }

  private static String columns(List<List<String>> lines, int most) {
    int count = lines.stream().mapToInt(List::size).max().orElse(0);
    int[] widths = new int[count];
    for (List<String> line : lines) {
      for (int i = 0; i < line.size(); i++) {
        widths[i] = Math.max(widths[i], Math.min(most, line.get(i).length()));
      }
    }
    StringBuilder text = new StringBuilder();
    for (List<String> line : lines) {
      StringBuilder padded = new StringBuilder();
      for (int i = 0; i < line.size(); i++) {
        padded
            .append(line.get(i))
            .append(" ".repeat(Math.max(0, widths[i] - line.get(i).length()) + 2));
      }
      text.append(padded.toString().stripTrailing()).append(System.lineSeparator());
    }
    return text.toString();
  }
}
