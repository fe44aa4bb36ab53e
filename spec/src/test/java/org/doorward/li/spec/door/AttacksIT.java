package org.doorward.li.spec.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Attacks by code in the same process, in a Java virtual machine of their own that is started as an element is: the
 * library on the module path, and nothing opened. (What runs tests opens packages.) F-17.
 */
class AttacksIT {
  private static final Path ATTACK = Path.of("src", "test", "attack");
  private static final String MODULES = System.getProperty("jdk.module.path");
  private static final String SEPARATOR = System.getProperty("path.separator");

  @TempDir
  Path work;

  /** What a process said, and how it ended. */
  private record Ended(int code, List<String> lines) {}

  private Ended run(String tool, List<String> arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", tool).toString());
    command.addAll(arguments);
    Path out = Files.createTempFile(work, tool, ".out");
    Process process = new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(out.toFile())
        .start();
    try {
      return new Ended(process.waitFor(), Files.readAllLines(out));
    } finally {
      process.destroyForcibly();
    }
  }

  private static List<String> sources(String directory) throws IOException {
    try (Stream<Path> files = Files.walk(ATTACK.resolve(directory))) {
      return files.map(Path::toString).filter(name -> name.endsWith(".java")).toList();
    }
  }

  private Path compile(String directory, Path to, String... options) throws Exception {
    List<String> arguments = new ArrayList<>(List.of("-nowarn", "-d", to.toString()));
    arguments.addAll(List.of(options));
    arguments.addAll(sources(directory));
    Ended ended = run("javac", arguments);
    assertEquals(0, ended.code(), () -> String.join("\n", ended.lines()));
    return to;
  }

  private Path attacker() throws Exception {
    Path attacker = compile("attacker", work.resolve("attacker"), "--module-path", MODULES);
    Path fake = compile("fake", work.resolve("fake"));
    Path forged = compile("forged", work.resolve("forged"), "-classpath", fake.toString());
    for (String type : List.of("Forged", "Maybe")) {
      Path file = Path.of("attacker", type + ".class");
      Files.copy(forged.resolve(file), attacker.resolve(file));
    }
    return attacker;
  }

  private List<String> launch(String modules, String... further) {
    List<String> arguments = new ArrayList<>(List.of(
        "-XX:TieredStopAtLevel=1",
        "--module-path",
        modules,
        "--add-modules",
        "org.doorward.li.spec"));
    arguments.addAll(List.of(further));
    arguments.addAll(List.of("--module", "attacker/attacker.Attacks", work.toString()));
    return arguments;
  }

  /** INV-DOOR-07: whatever embedding code tries, nothing is made that intercepts, and nothing insecure starts. */
  @Tag("F-17")
  @Test
  void everyAttackIsRefusedAndTheElementGoesOn() throws Exception {
    Path attacker = attacker();
    Path split = compile("split", work.resolve("split"));

    Ended ended =
        run("java", launch(MODULES + SEPARATOR + attacker, "-classpath", split.toString()));

    List<String> said =
        ended.lines().stream().filter(line -> line.startsWith("attack: ")).toList();
    String all = String.join("\n", ended.lines());
    assertEquals(0, ended.code(), all);
    assertTrue(said.contains("attack: control before: delivered 1"), all);
    assertTrue(said.contains("attack: control after: delivered 2"), all);
    assertTrue(said.contains("attack: control bob: none"), all);
    assertTrue(said.contains("attack: uninvited services: never made"), all);
    List<String> attacks = said.stream()
        .filter(line -> !line.contains(": control "))
        .filter(line -> !line.contains(": uninvited "))
        .toList();
    assertTrue(attacks.size() > 40, all);
    assertEquals(
        List.of(),
        attacks.stream().filter(line -> !line.contains(": refused by ")).toList());
  }

  /** INV-DOOR-07: a module that has a package of the library's keeps the process from starting. */
  @Tag("F-17")
  @Test
  void nothingStartsWithASplitPackage() throws Exception {
    Path attacker = attacker();
    Path split = compile("split", work.resolve("splitter"));
    String modules = MODULES + SEPARATOR + attacker + SEPARATOR + split;

    Ended ended = run("java", launch(modules, "--add-modules", "splitter"));

    assertNotEquals(0, ended.code());
    assertTrue(
        ended.lines().stream()
            .anyMatch(line ->
                line.contains("org.doorward.li.intercept.internal") && line.contains("splitter")),
        () -> String.join("\n", ended.lines()));
  }

  private static final Pattern ERROR =
      Pattern.compile("\\w+\\.java:(\\d+):\\d+: (compiler\\.err\\.[a-z.]+)");
  private static final Pattern NOTE = Pattern.compile("// refused: (compiler\\.err\\.[a-z.]+)$");

  /** INV-DOOR-08: what would be insecure cannot be said; what is whole can. */
  @Test
  void insecureConfigurationDoesNotCompile() throws Exception {
    Path source = ATTACK.resolve("uncompilable").resolve("Uncompilable.java");
    Set<String> expected = new TreeSet<>();
    List<String> lines = Files.readAllLines(source);
    for (int i = 0; i < lines.size(); i++) {
      Matcher note = NOTE.matcher(lines.get(i));
      if (note.find()) {
        expected.add((i + 1) + " " + note.group(1));
      }
    }

    Ended ended = run(
        "javac",
        List.of(
            "-XDrawDiagnostics",
            "-XDshould-stop.ifError=FLOW",
            "--module-path",
            MODULES,
            "--add-modules",
            "org.doorward.li.netty",
            "-d",
            work.resolve("none").toString(),
            source.toString()));

    Map<String, String> first = new HashMap<>();
    for (String line : ended.lines()) {
      Matcher error = ERROR.matcher(line);
      if (error.find()) {
        first.putIfAbsent(error.group(1), error.group(2));
      }
    }
    Set<String> errors = new TreeSet<>();
    first.forEach((line, key) -> errors.add(line + " " + key));
    assertTrue(expected.size() > 15);
    assertEquals(expected, errors, () -> String.join("\n", ended.lines()));
  }
}
