package org.doorward.examples.auditor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.doorward.li.authority.Envelope;
import org.doorward.li.spec.lab.Lab;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The auditor's command line over the log of an element, and over one with a changed octet. */
class AuditorToolTest {
  @TempDir
  static Path directory;

  private static Path log;
  private static Path policy;
  private static String key;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeAll
  static void anElementLeavesALog() throws Exception {
    log = directory.resolve("log");
    policy = directory.resolve("policy.env");
    try (Lab lab = Lab.open(directory.resolve("element"))) {
      lab.element().exportEvidence(log);
      key = lab.element().logKey().text();
      Files.write(policy, Envelope.unsigned(lab.policy()).encode().toByteArray());
    }
  }

  private int run(String... words) {
    CommandLine line = AuditorTool.line();
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    return line.execute(words);
  }

  private static byte[] embedded(String page, String id) {
    Matcher part = Pattern.compile("id=\"" + id + "\">([^<]*)").matcher(page);
    assertTrue(part.find(), id);
    return Base64.getDecoder().decode(part.group(1));
  }

  private static byte[] bundle(Path of) throws Exception {
    try (Stream<Path> files = Files.walk(of.resolve("tile").resolve("entries"))) {
      return Files.readAllBytes(files.filter(Files::isRegularFile).findFirst().orElseThrow());
    }
  }

  @Test
  void aLogVerifiesAndItsPageHoldsWhatWasVerified() throws Exception {
    Path page = directory.resolve("page.html");
    int code = run(
        "verify",
        log.toString(),
        "--key",
        key,
        "--policy",
        policy.toString(),
        "--html",
        page.toString());
    assertEquals(0, code, err::toString);
    assertTrue(out.toString().startsWith("verified: "), out::toString);
    String html = Files.readString(page);
    assertTrue(Arrays.equals(bundle(log), embedded(html, "entries")));
    assertTrue(
        Arrays.equals(Files.readAllBytes(log.resolve("checkpoint")), embedded(html, "checkpoint")));
    assertTrue(Arrays.equals(Files.readAllBytes(policy), embedded(html, "policies")));
    assertFalse(html.contains("{{"), "a part of the page was left out");
  }

  @Test
  void theResultComesAsJsonToo() {
    assertEquals(0, run("verify", log.toString(), "--key", key, "--json"));
    assertTrue(out.toString().startsWith("{\"verified\":true,\"entries\":"), out::toString);
  }

  @Test
  void aChangedOctetIsFoundAndNoPageIsMade() throws Exception {
    Path changed = directory.resolve("changed");
    Path page = directory.resolve("changed.html");
    try (Stream<Path> files = Files.walk(log)) {
      for (Path file : files.toList()) {
        Files.copy(file, changed.resolve(log.relativize(file).toString()));
      }
    }
    List<Path> bundles;
    try (Stream<Path> files = Files.walk(changed.resolve("tile").resolve("entries"))) {
      bundles = files.filter(Files::isRegularFile).toList();
    }
    byte[] octets = Files.readAllBytes(bundles.get(0));
    octets[octets.length / 2] ^= 1;
    Files.write(bundles.get(0), octets);

    int code = run("verify", changed.toString(), "--key", key, "--html", page.toString());
    assertEquals(3, code);
    assertTrue(err.toString().startsWith("does not verify: "), err::toString);
    assertFalse(Files.exists(page));
  }

  @Test
  void anotherKeyVerifiesNothing() throws Exception {
    String other = Files.readString(log.resolve("log.vkey"), StandardCharsets.UTF_8)
        .strip()
        .replaceFirst("^[^+]*", "ne-9.li.example");
    assertEquals(3, run("verify", log.toString(), "--key", other));
  }
}
