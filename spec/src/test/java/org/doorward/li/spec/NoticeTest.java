package org.doorward.li.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.lang.module.Configuration;
import java.lang.module.ModuleDescriptor.Requires;
import java.lang.module.ResolvedModule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** INV-HOUSE-07: {@code NOTICE} names what the library needs at run time, with its licence, and nothing else. */
class NoticeTest {
  private static final Pattern ROW =
      Pattern.compile("(?m)^([a-z0-9-]+) {2,}([^ ].*?) {2,}(https://[^ ]+)$");
  private static final Pattern JAR = Pattern.compile("(.+?)-[0-9][^/]*\\.jar");

  /** What is on the path of a test beside the library and what it needs, by how the names begin. */
  private static final Pattern OF_TESTS = Pattern.compile(
      "(junit-|jqwik|archunit|opentest4j|apiguardian-|surefire-|maven-surefire|common-|jspecify|li-core|li-crypto|li-netty|spec).*");

  /** Chosen by whoever wants it, and not needed by anybody else. */
  private static final Set<String> BY_CHOICE =
      Set.of("netty-tcnative-classes", "netty-tcnative-boringssl-static");

  private static Set<String> noticed() throws IOException {
    return ROW.matcher(Files.readString(Path.of("..", "NOTICE")))
        .results()
        .map(row -> row.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<String> artefacts(Stream<String> files) {
    return files
        .map(file -> JAR.matcher(Path.of(file).getFileName().toString()))
        .filter(Matcher::matches)
        .map(jar -> jar.group(1));
  }

  /** What Maven puts beside the library: a new one is in the notice, or known to be of the tests alone. */
  @Test
  void everythingOnThePathIsInTheNoticeOrOfTheTests() throws IOException {
    Set<String> onPath = artefacts(Stream.of("jdk.module.path", "java.class.path")
            .map(property -> System.getProperty(property, ""))
            .flatMap(path -> Stream.of(path.split(File.pathSeparator, -1))))
        .filter(Predicate.not(OF_TESTS.asMatchPredicate()))
        .collect(Collectors.toCollection(TreeSet::new));

    Set<String> expected = new TreeSet<>(noticed());
    expected.removeAll(BY_CHOICE);
    onPath.removeAll(BY_CHOICE);
    assertEquals(expected, onPath);
    assertTrue(onPath.size() > 10);
  }

  /** What the modules require of each other: none of it counts as of the tests. */
  @Test
  void everythingThatTheLibraryRequiresIsInTheNotice() throws IOException {
    Set<String> required = new TreeSet<>();
    require("org.doorward.li.netty", required);

    Set<String> files = artefacts(required.stream()
            .filter(name -> !name.startsWith("org.doorward."))
            .flatMap(name -> module(name).reference().location().stream())
            .filter(location -> "file".equals(location.getScheme()))
            .map(location -> Path.of(location).toString()))
        .collect(Collectors.toCollection(TreeSet::new));
    assertTrue(files.size() > 8, files::toString);
    files.removeAll(noticed());
    assertEquals(Set.of(), files);
  }

  private static ResolvedModule module(String name) {
    Configuration configuration = ModuleLayer.boot().configuration();
    return configuration.findModule(name).orElseThrow();
  }

  /** A module, and what it cannot do without. */
  private static void require(String name, Set<String> all) {
    if (all.add(name)) {
      module(name).reference().descriptor().requires().stream()
          .filter(one -> !one.modifiers().contains(Requires.Modifier.STATIC))
          .forEach(one -> require(one.name(), all));
    }
  }

  @Test
  void everyRowNamesALicence() throws IOException {
    long rows = Files.readString(Path.of("..", "NOTICE"))
        .lines()
        .filter(line -> line.contains("https://"))
        .count();

    assertEquals(rows, noticed().size());
  }
}
