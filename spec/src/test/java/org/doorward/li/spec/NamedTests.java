package org.doorward.li.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Tests as a page names them: {@code `Class`}, {@code `Class.Nested`}, {@code `Class#method`}, and {@code `#method`} of the
 * class before.
 */
final class NamedTests {
  private static final Pattern NAMED =
      Pattern.compile("`([A-Z][A-Za-z0-9]*)?((?:\\.[A-Z][A-Za-z0-9]*)*)(?:#([a-z][A-Za-z0-9]*))?`");

  private static final Pattern TEST =
      Pattern.compile("@(Test|ParameterizedTest|TestFactory|Property|Example)\\b");

  private static final List<Path> SOURCES = find();

  /** One test, or all of a class, with the source that it stands in. */
  record Named(String text, String source, String nested, String method) {
    /** Whether the source has the nested class that is named, and the method, as one that is run as a test. */
    boolean exists() {
      if (!nested.isEmpty() && !source.contains("class " + nested + " ")) {
        return false;
      }
      int at = Math.max(
          source.indexOf("void " + method + "("),
          source.indexOf("Stream<DynamicTest> " + method + "("));
      return method.isEmpty()
          || (at >= 0
              && TEST.matcher(source.substring(source.lastIndexOf("\n\n", at), at))
                  .find());
    }
  }

  private NamedTests() {}

  /** The tests that are named in a piece of a page. */
  static List<Named> in(String text) {
    List<Named> all = new ArrayList<>();
    Matcher named = NAMED.matcher(text);
    String source = "";
    while (named.find()) {
      if (named.group(1) != null) {
        source = source(named.group(1));
      }
      String nested = named.group(2).substring(named.group(2).lastIndexOf('.') + 1);
      String method = named.group(3) == null ? "" : named.group(3);
      all.add(new Named(named.group(), source, nested, method));
    }
    return all;
  }

  /** The one test source file of that name, in any module. */
  private static String source(String name) {
    List<Path> found = sources().filter(file -> file.endsWith(name + ".java")).toList();
    assertEquals(1, found.size(), name + ".java");
    return read(found.get(0));
  }

  /** All test sources, of all modules. */
  static Stream<Path> sources() {
    return SOURCES.stream();
  }

  private static List<Path> find() {
    try {
      List<Path> all = new ArrayList<>();
      for (String module : List.of("li-core", "li-crypto", "li-netty", "spec", "examples")) {
        try (Stream<Path> files = Files.walk(Path.of("..", module, "src", "test", "java"))) {
          files.filter(file -> file.toString().endsWith(".java")).forEach(all::add);
        }
      }
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
