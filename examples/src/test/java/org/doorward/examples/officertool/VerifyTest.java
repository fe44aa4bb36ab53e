package org.doorward.examples.officertool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.doorward.examples.officertool.Desk.Run;
import org.doorward.li.authority.Envelope;
import org.doorward.li.identifier.Octets;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What verify says of documents, each first as it has to be and then with one thing wrong. */
class VerifyTest {
  @TempDir
  private static Path directory;

  private static Desk desk;

  @BeforeAll
  static void documentsAreSigned() throws Exception {
    desk = new Desk(directory);
    desk.policy();
    desk.done(desk.compose("mandate", "mandate.json", "mandate-0.env"));
    desk.done(desk.sign("legal", "mandate-0.env", "mandate-1.env", "yes\n"));
    desk.done(desk.sign("ops", "mandate-1.env", "mandate-2.env", "yes\n"));
  }

  private static Run verify(String file, String... more) {
    List<String> words = new ArrayList<>(List.of(
        "verify",
        desk.file(file).toString(),
        "--policy",
        desk.file("policy.env").toString(),
        "--json"));
    words.addAll(List.of(more));
    return desk.run("", words);
  }

  private static void good(String file) {
    desk.done(verify(file));
  }

  private static void refused(String reason, String file, String... more) throws Exception {
    Run run = verify(file, more);
    assertEquals(ExitCode.REFUSED.code(), run.code(), run.out() + run.err());
    assertEquals(reason, run.json().get("reason").asText());
  }

  private static List<String> signers(String file) throws Exception {
    List<String> signers = new ArrayList<>();
    JsonNode names = verify(file).json().get("signedBy");
    names.forEach(name -> signers.add(name.asText()));
    return signers;
  }

  @Test
  void thePolicyVerifiesByItsOwnQuorum() throws Exception {
    good("policy.env");
    assertEquals(List.of("root-1", "root-2"), signers("policy.env"));
    Run alone = desk.run(
        "verify",
        desk.file("policy-1.env").toString(),
        "--policy",
        desk.file("policy-1.env").toString(),
        "--json");
    assertEquals(ExitCode.REFUSED.code(), alone.code());
    assertEquals(
        "POLICY: expected a quorum of root officers", alone.json().get("reason").asText());
  }

  @Test
  void anotherPolicyThanTheOneWithTheDigestVerifiesNothing() throws Exception {
    String digest = verify("policy.env").json().get("digest").asText();
    desk.done(verify("mandate-2.env", "--policy-digest", digest));
    refused(
        "POLICY: another trust policy than the one with that digest",
        "mandate-2.env",
        "--policy-digest",
        "ab".repeat(32));
  }

  @Test
  void aMandateTakesTwoOfficersInTwoRoles() throws Exception {
    good("mandate-2.env");
    assertEquals(List.of("legal", "ops"), signers("mandate-2.env"));
    refused("QUORUM", "mandate-1.env");
    refused("NOT_SIGNED", "mandate-0.env");
  }

  /** Who holds another office, and who asks for the mandate himself, has signed and does not count. */
  @Test
  void aSignatureOfAnotherOfficeDoesNotCount() throws Exception {
    for (String wrong : List.of("root-1", "grant-1", "auditor", "sec")) {
      String file = "mandate-by-" + wrong + ".env";
      desk.done(desk.sign(wrong, "mandate-1.env", file, "yes\n"));
      refused("QUORUM", file);
      assertTrue(signers(file).contains(wrong));
    }
  }

  @Test
  void aChangedOctetTakesEverySignatureAway() throws Exception {
    good("mandate-2.env");
    Envelope signed = Envelope.decode(Octets.of(Files.readAllBytes(desk.file("mandate-2.env"))));
    String text = signed.payload().toHex();
    String alice =
        Octets.of("alice".getBytes(java.nio.charset.StandardCharsets.US_ASCII)).toHex();
    String malic =
        Octets.of("malic".getBytes(java.nio.charset.StandardCharsets.US_ASCII)).toHex();
    assertTrue(text.contains(alice));
    Envelope changed = new Envelope(
        signed.payloadType(), Octets.ofHex(text.replace(alice, malic)), signed.signatures());
    Files.write(desk.file("changed.env"), changed.encode().toByteArray());
    refused("NOT_SIGNED", "changed.env");
    assertEquals(List.of(), signers("changed.env"));
  }

  @Test
  void aGrantTakesTwoGrantOfficersWhoDidNotAskForIt() throws Exception {
    desk.done(desk.compose("grant", "grant.json", "grant-0.env"));
    desk.done(desk.sign("grant-1", "grant-0.env", "grant-1.env", "yes\n"));
    desk.done(desk.sign("grant-2", "grant-1.env", "grant-2.env", "yes\n"));
    good("grant-2.env");
    for (String wrong : List.of("root-2", "legal", "grant-3")) {
      desk.done(desk.sign(wrong, "grant-1.env", "grant-by-" + wrong + ".env", "yes\n"));
      refused("QUORUM", "grant-by-" + wrong + ".env");
    }
  }

  private static Run confirm(String signer, String person, String element, String out) {
    return desk.run(
        "yes\n",
        List.of(
            "confirm",
            desk.file("policy.env").toString(),
            "--ne",
            element,
            "--person",
            person,
            "--keystore",
            desk.file(signer + ".p12").toString(),
            "--password-file",
            desk.password().toString(),
            "--out",
            desk.file(out).toString()));
  }

  @Test
  void aConfirmationIsOfTheRootOfficerWhomItNames() throws Exception {
    desk.done(confirm("root-1", "root-1", Desk.ELEMENT, "confirmation-1.env"));
    good("confirmation-1.env");
    desk.done(confirm("root-1", "root-2", Desk.ELEMENT, "for-another.env"));
    refused("expected a confirmation that its root officer signed", "for-another.env");
    desk.done(confirm("legal", "legal", Desk.ELEMENT, "by-an-officer.env"));
    refused("expected a confirmation that a root officer signed", "by-an-officer.env");
    desk.done(confirm("root-1", "root-1", "ne-9.li.example", "elsewhere.env"));
    refused("OTHER_ELEMENT", "elsewhere.env");
  }

  private static Run revoke(String person, String out) {
    return desk.run(
        "yes\n",
        List.of(
            "revoke",
            "mandate",
            desk.file("mandate-2.env").toString(),
            "--policy",
            desk.file("policy.env").toString(),
            "--kind",
            "RETIREMENT",
            "--keystore",
            desk.file(person + ".p12").toString(),
            "--password-file",
            desk.password().toString(),
            "--out",
            desk.file(out).toString()));
  }

  @Test
  void oneOfficerRevokesAloneAndAnAuditorDoesNot() throws Exception {
    desk.done(revoke("sec", "revocation.env"));
    good("revocation.env");
    desk.done(revoke("auditor", "revocation-by-auditor.env"));
    refused("NOT_SIGNED", "revocation-by-auditor.env");
  }

  @Test
  void aFileThatIsNoDocumentIsSaidToBeNone() {
    Run run = verify("mandate.json");
    assertEquals(ExitCode.MALFORMED.code(), run.code());
    assertTrue(run.err().contains("mandate.json"), run.err());
  }
}
