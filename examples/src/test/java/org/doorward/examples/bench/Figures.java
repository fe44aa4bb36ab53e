package org.doorward.examples.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Figures as JSON for programs, and as a table for whoever watches. */
final class Figures {
  static final String JDK = System.getProperty("java.runtime.version");
  static final String TLS = "JDK TLS";

  private Figures() {}

  /** Writes {@code GROUP.json}: a list of objects, whose members are those of {@link Figure}. */
  static Path write(Path directory, String group, List<Figure> figures) throws IOException {
    Files.createDirectories(directory);
    Path file = directory.resolve(group + ".json");
    new ObjectMapper()
        .enable(SerializationFeature.INDENT_OUTPUT)
        .writeValue(file.toFile(), figures);
    return file;
  }

  /** Reads what {@link #write} has written. */
  static List<Figure> read(Path directory, String group) throws IOException {
    return List.of(
        new ObjectMapper().readValue(directory.resolve(group + ".json").toFile(), Figure[].class));
  }

  static String table(List<Figure> figures) {
    StringBuilder table = new StringBuilder();
    for (Figure figure : figures) {
      table.append(String.format(
          Locale.ROOT,
          "%-40s %14s %-8s ratio %8s  p99.9 %8s ms%n",
          figure.name(),
          figure.value() == null ? "-" : figure.value(),
          figure.unit(),
          figure.ratio() == null ? "-" : figure.ratio(),
          figure.p999() == null ? "-" : figure.p999()));
    }
    return table.toString();
  }
}
