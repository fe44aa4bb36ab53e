package org.doorward.examples.officertool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.doorward.examples.officertool.Desk.Run;
import org.doorward.examples.stage.Actor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An officer's key on a token of SoftHSM. Without it the test is skipped, or fails where oracles are required. */
class TokenIT {
  @TempDir
  private Path directory;

  private static Path library() {
    List<Path> places = Stream.of(
            "/usr/lib/softhsm/libsofthsm2.so",
            "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so",
            "/usr/local/lib/softhsm/libsofthsm2.so")
        .map(Path::of)
        .filter(Files::exists)
        .toList();
    if (places.isEmpty()) {
      assertNotEquals(
          "required", System.getProperty("doorward.oracles"), "SoftHSM is required and absent");
      assumeTrue(false, "SoftHSM is absent");
    }
    return places.get(0);
  }

  private Run run(List<String> command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder
        .environment()
        .put("SOFTHSM2_CONF", directory.resolve("softhsm2.conf").toString());
    builder.redirectInput(Files.writeString(directory.resolve("yes"), "yes\n").toFile());
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(60, TimeUnit.SECONDS), "it does not end");
    return new Run(process.exitValue(), out, out);
  }

  private Run officer(String... words) throws IOException, InterruptedException {
    return run(Actor.command(OfficerTool.class, List.of(words)));
  }

  private List<String> words(String pin, String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of(
        "--token", library().toString(), "--label", "legal", "--password-file", pin, "--json"));
    return all;
  }

  @Test
  void aKeyOnATokenSignsAMandateAndAWrongPinDoesNot() throws Exception {
    library();
    Files.createDirectories(directory.resolve("tokens"));
    Files.writeString(
        directory.resolve("softhsm2.conf"),
        "directories.tokendir = " + directory.resolve("tokens") + "\nobjectstore.backend = file\n");
    Run token = run(List.of(
        "softhsm2-util",
        "--init-token",
        "--free",
        "--label",
        "officers",
        "--pin",
        "123456",
        "--so-pin",
        "12345678"));
    assertEquals(0, token.code(), token.out());
    String pin = Files.writeString(directory.resolve("pin"), "123456\n").toString();
    String wrong = Files.writeString(directory.resolve("wrong-pin"), "654321\n").toString();

    Desk desk = new Desk(directory);
    desk.found();
    Files.delete(desk.file("legal.pem"));
    String publicKey = desk.file("legal.pem").toString();
    Run made = officer(words(pin, "token-keygen", "--public", publicKey).toArray(String[]::new));
    assertEquals(0, made.code(), made.out());
    assertTrue(made.out().contains("ECDSA_P256_SHA256"), made.out());

    desk.done(desk.compose("policy", "policy.json", "policy-0.env"));
    desk.done(desk.sign("root-1", "policy-0.env", "policy-1.env", "yes\n"));
    desk.done(desk.sign("root-2", "policy-1.env", "policy.env", "yes\n"));
    desk.done(desk.compose("mandate", "mandate.json", "mandate-0.env"));
    desk.done(desk.sign("ops", "mandate-0.env", "mandate-1.env", "yes\n"));
    String mandate = desk.file("mandate-1.env").toString();
    String signed = desk.file("mandate-2.env").toString();
    Run refused = officer(words(wrong, "sign", mandate, "--out", signed).toArray(String[]::new));
    assertEquals(ExitCode.FAILED.code(), refused.code(), refused.out());
    assertTrue(refused.out().contains("refuses the PIN"), refused.out());
    assertFalse(Files.exists(desk.file("mandate-2.env")));

    Run done = officer(words(pin, "sign", mandate, "--out", signed).toArray(String[]::new));
    assertEquals(0, done.code(), done.out());
    Run good = desk.done(
        desk.run("verify", signed, "--policy", desk.file("policy.env").toString(), "--json"));
    assertEquals("[\"legal\",\"ops\"]", good.json().get("signedBy").toString());
    Run again =
        officer(words(pin, "token-keygen", "--public", desk.file("again.pem").toString())
            .toArray(String[]::new));
    assertEquals(ExitCode.FAILED.code(), again.code(), again.out());
  }
}
