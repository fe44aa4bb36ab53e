package org.doorward.examples.ceremony;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.doorward.examples.admftool.AdmfTool;
import org.doorward.examples.auditor.AuditorTool;
import org.doorward.examples.officertool.OfficerTool;
import org.doorward.examples.vendor.VendorTool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * The ceremony of the README. Commands run in this process, so that it takes seconds; element, MDF, and the engineer who
 * stays are processes. {@code ./mvnw -q -Pceremony} makes each command a process.
 */
class CeremonyIT {
  private static final Path SCRIPT = Path.of("src", "main", "ceremony");

  @TempDir
  private Path directory;

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  private Commands.Result here(Program program, List<String> words, boolean agrees)
      throws IOException {
    if (program == Program.ELEMENT || program == Program.MDF) {
      try (Running process = Running.start(directory, program, words)) {
        process.tellNoMore();
        String said = process.hearAll();
        return new Commands.Result(process.exit(), said);
      }
    }
    StringReader answer = new StringReader(agrees ? "yes\n" : "");
    CommandLine line = switch (program) {
      case OFFICER -> OfficerTool.line(answer);
      case ADMF -> AdmfTool.line();
      case AUDITOR -> AuditorTool.line();
      case VENDOR -> VendorTool.line(answer);
      case ELEMENT, MDF -> throw new IllegalArgumentException("no command line");
    };
    line.registerConverter(Path.class, directory::resolve);
    StringWriter out = new StringWriter();
    int exit = line.setOut(new PrintWriter(out))
        .setErr(new PrintWriter(out))
        .execute(expanded(words).toArray(String[]::new));
    return new Commands.Result(exit, out.toString());
  }

  /** A process of this directory would find these files by itself. */
  private List<String> expanded(List<String> words) throws IOException {
    List<String> all = new ArrayList<>();
    for (String word : words) {
      if (word.startsWith("@")) {
        String file = Files.readString(directory.resolve(word.substring(1)));
        all.addAll(Arrays.asList(file.strip().split("\\s+")));
      } else {
        all.add(word);
      }
    }
    return all;
  }

  private void play(List<Step> steps) throws Exception {
    Premises premises = new Premises(directory);
    premises.prepare(SCRIPT);
    new Ceremony(premises, this::here, new PrintStream(printed, true, StandardCharsets.UTF_8))
        .play(steps);
  }

  private String output() {
    return printed.toString(StandardCharsets.UTF_8);
  }

  @Test
  void everythingHappensAndIsRefusedAsTheScriptSays() throws Exception {
    List<Step> steps = Step.read(SCRIPT.resolve("ceremony.txt"));
    play(steps);
    long refusals = steps.stream()
        .filter(step -> step instanceof Step.Command command && command.exit() != 0)
        .count();
    assertTrue(refusals >= 13, "the script has too few refusals");
    assertTrue(output().contains(refusals + " commands were refused"), output());
    assertTrue(output().contains("logEntry"), output());
    assertTrue(Files.exists(directory.resolve("audit.html")));
  }

  private static Step.Command command(String text, int exit, String says) {
    List<String> words = Arrays.asList(text.split(" "));
    return new Step.Command(
        text, words.get(0), words.subList(1, words.size()), false, false, exit, says);
  }

  /** A ceremony that went on after a refusal that did not happen would show nothing. */
  @Test
  void aRefusalThatDoesNotHappenFailsTheCeremony() throws Exception {
    String keygen = "officer keygen one.p12 --public one.pem --password-file password";
    IOException failed =
        assertThrows(IOException.class, () -> play(List.of(command(keygen, 3, "QUORUM"))));
    assertEquals("exit 0 instead of 3: " + keygen, failed.getMessage());
    assertFalse(output().contains("as they had to be"), output());
  }

  @Test
  void aRefusalForAnotherReasonFailsTheCeremony() {
    String show = "officer show policy.json";
    List<Step> steps = List.of(command(show, 4, "policy.json"), command(show, 4, "QUORUM"));
    assertThrows(IOException.class, () -> play(steps));
    assertTrue(output().contains("as it has to be: policy.json"), output());
    assertFalse(output().contains("as they had to be"), output());
  }

  @Test
  void aCommandThatFailsFailsTheCeremony() {
    assertThrows(
        IOException.class, () -> play(List.of(command("officer show nothing.env", 0, ""))));
  }

  @Test
  void theReadmeShowsTheScript() throws Exception {
    String readme = Files.readString(Path.of("README.md"));
    String script = Files.readString(SCRIPT.resolve("ceremony.txt"));
    assertTrue(
        readme.contains("```console\n" + script + "```\n"), "README.md shows another script");
  }

  @Test
  void aLineThatIsNoStepIsNotSkipped() throws Exception {
    Path script = Files.writeString(directory.resolve("bad.txt"), "officer show nothing.env\n");
    assertThrows(IOException.class, () -> Step.read(script));
  }
}
