package org.doorward.examples.officertool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.List;
import org.doorward.examples.officertool.Desk.Run;
import org.doorward.li.authority.Envelope;
import org.doorward.li.authority.Mandate;
import org.doorward.li.authority.Quorum;
import org.doorward.li.authority.TrustPolicy;
import org.doorward.li.authority.VendorGrant;
import org.doorward.li.authority.VendorOperation;
import org.doorward.li.identifier.Octets;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The officer's command line, in this process, with the files that it writes. */
class OfficerToolTest {
  @TempDir
  private static Path directory;

  private static Desk desk;

  @BeforeAll
  static void thePolicyIsSigned() throws Exception {
    desk = new Desk(directory);
    desk.policy();
    desk.done(desk.compose("mandate", "mandate.json", "mandate-0.env"));
  }

  private static Envelope envelope(String name) throws Exception {
    return Envelope.decode(Octets.of(Files.readAllBytes(desk.file(name))));
  }

  @Test
  void keysAreMadeAndTheirSecretIsNotPrinted() throws Exception {
    Run run = desk.done(desk.keygen(
        "all",
        "--algorithm",
        "ED25519",
        "--algorithm",
        "ECDSA_P256_SHA256",
        "--algorithm",
        "ML_DSA_65",
        "--json"));
    JsonNode view = run.json();
    for (String algorithm : List.of("ED25519", "ECDSA_P256_SHA256", "ML_DSA_65")) {
      byte[] spki = HexFormat.of().parseHex(view.get(algorithm).get("publicKey").asText());
      byte[] digest = java.security.MessageDigest.getInstance("SHA-256").digest(spki);
      assertEquals(
          HexFormat.of().formatHex(digest), view.get(algorithm).get("sha256").asText());
    }
    assertEquals(4, view.size(), "says something else, too");
    assertEquals(
        "rw-------",
        PosixFilePermissions.toString(Files.getPosixFilePermissions(desk.file("all.p12"))));

    Run again = desk.keygen("all");
    assertEquals(ExitCode.FAILED.code(), again.code());
    assertTrue(again.err().contains("already"), again.err());
  }

  @Test
  void aPolicyIsComposedAsTheFileSays() throws Exception {
    TrustPolicy policy = TrustPolicy.decode(envelope("policy.env").payload());
    assertEquals("00112233445566778899aabbccddeeff/1", policy.reference().toString());
    assertEquals(10, policy.officers().members().size());
    assertEquals(
        List.of(Quorum.Condition.DISTINCT_ROLES),
        policy
            .officers()
            .quorum(org.doorward.li.authority.Act.MANDATE)
            .orElseThrow()
            .conditions());
    assertEquals(2, policy.components().mdfs().get(0).addresses().size());
    assertEquals(2, envelope("policy.env").signatures().size());
  }

  @Test
  void aMandateIsComposedShownAndSigned() throws Exception {
    Mandate mandate = Mandate.decode(envelope("mandate-0.env").payload());
    assertEquals("sec", mandate.requester().value());
    assertEquals("3d6f0a52-7c1e-4b8a-9f21-5c0de4a7b911", mandate.xid().toString());

    Run shown = desk.done(desk.run("show", desk.file("mandate-0.env").toString()));
    assertTrue(shown.out().contains("sipUri sip:alice@example.com"), shown.out());
    String digest = envelope("mandate-0.env").digest().toHex();
    assertTrue(shown.out().contains(digest), shown.out());

    Run signed =
        desk.done(desk.sign("legal", "mandate-0.env", "mandate-1.env", "", "--digest", digest));
    assertEquals(1, signed.json().get("signatures").size());
    assertTrue(signed.json().get("lines").toString().contains("sip:alice@example.com"));
    desk.done(desk.sign("ops", "mandate-0.env", "mandate-other.env", "yes\n"));
    Run combined = desk.done(desk.run(
        "combine",
        desk.file("mandate-1.env").toString(),
        desk.file("mandate-other.env").toString(),
        "--out",
        desk.file("mandate-2.env").toString()));
    assertEquals(2, envelope("mandate-2.env").signatures().size(), combined.out());
    assertEquals(digest, envelope("mandate-2.env").digest().toHex());
  }

  @Test
  void aGrantIsComposedInTheOrderOfItsOperations() throws Exception {
    desk.done(desk.compose("grant", "grant.json", "grant-0.env"));
    VendorGrant grant = VendorGrant.decode(envelope("grant-0.env").payload());
    assertEquals(List.of(VendorOperation.HEALTH, VendorOperation.VERSION), grant.operations());
  }

  @Test
  void aRevocationNamesTheMandateByItsDigest() throws Exception {
    Files.writeString(
        desk.file("revocation.json"),
        "{\"policy\": \"policy.env\", \"mandate\": \"mandate-0.env\", \"kind\": \"RETIREMENT\"}");
    desk.done(desk.compose("revocation", "revocation.json", "revocation-0.env"));
    Run shown = desk.done(desk.run("show", desk.file("revocation-0.env").toString()));
    assertTrue(shown.out().contains(envelope("mandate-0.env").digest().toHex()), shown.out());
  }

  @Test
  void whoDoesNotAgreeHasSignedNothing() throws Exception {
    String other = "00".repeat(32);
    for (Run run : List.of(
        desk.sign("legal", "mandate-0.env", "no.env", "no\n"),
        desk.sign("legal", "mandate-0.env", "no.env", ""),
        desk.sign("legal", "mandate-0.env", "no.env", "yes\n", "--digest", other))) {
      assertEquals(ExitCode.NOT_AGREED.code(), run.code(), run.err());
      assertFalse(Files.exists(desk.file("no.env")));
    }
  }

  @Test
  void aWrongPasswordOpensNoKey() throws Exception {
    Path wrong = Files.writeString(desk.file("wrong"), "battery staple\n");
    Run run = desk.run(
        "yes\n",
        List.of(
            "sign",
            desk.file("mandate-0.env").toString(),
            "--keystore",
            desk.file("legal.p12").toString(),
            "--password-file",
            wrong.toString(),
            "--out",
            desk.file("wrong.env").toString()));
    assertEquals(ExitCode.FAILED.code(), run.code());
    assertTrue(run.err().contains("the password is wrong"), run.err());
    assertFalse(Files.exists(desk.file("wrong.env")));
  }

  @Test
  void nothingIsOverwritten() throws Exception {
    byte[] before = Files.readAllBytes(desk.file("mandate-0.env"));
    Run run = desk.sign("legal", "mandate-0.env", "mandate-0.env", "yes\n");
    assertEquals(ExitCode.FAILED.code(), run.code());
    assertTrue(run.err().contains("already"), run.err());
    assertEquals(Octets.of(before), Octets.of(Files.readAllBytes(desk.file("mandate-0.env"))));
  }

  @Test
  void aFileThatIsNoDocumentIsNotShownAndNotSigned() throws Exception {
    byte[] changed = Files.readAllBytes(desk.file("mandate-0.env"));
    changed[10] ^= 1;
    Files.write(desk.file("changed.env"), changed);
    for (String name : List.of("changed.env", "mandate.json", "legal.p12")) {
      Run shown = desk.run("show", desk.file(name).toString());
      assertEquals(ExitCode.MALFORMED.code(), shown.code(), name);
      assertTrue(shown.err().contains(name), shown.err());
      assertNotEquals("", shown.err());
      Run signed = desk.sign("legal", name, "none.env", "yes\n");
      assertEquals(ExitCode.MALFORMED.code(), signed.code(), name);
    }
    Run confirmed = desk.run(
        "yes\n",
        List.of(
            "confirm",
            desk.file("mandate-0.env").toString(),
            "--ne",
            Desk.ELEMENT,
            "--person",
            "root-1",
            "--keystore",
            desk.file("root-1.p12").toString(),
            "--password-file",
            desk.password().toString(),
            "--out",
            desk.file("none.env").toString()));
    assertEquals(ExitCode.MALFORMED.code(), confirmed.code());
    assertFalse(Files.exists(desk.file("none.env")));
  }

  @Test
  void copiesOfTwoDocumentsAreNotCombined() throws Exception {
    desk.done(desk.compose("mandate", "mandate.json", "another.env"));
    Run run = desk.run(
        "combine",
        desk.file("mandate-0.env").toString(),
        desk.file("another.env").toString(),
        "--out",
        desk.file("none.env").toString());
    assertEquals(ExitCode.MALFORMED.code(), run.code());
    assertTrue(run.err().contains("another document"), run.err());
  }

  @Test
  void anUrgentMandateShowsThatItIs() throws Exception {
    String said = "\"reason\": \"TEST\",";
    String draft = Files.readString(desk.file("mandate.json"));
    Files.writeString(desk.file("urgent.json"), draft.replace(said, said + " \"urgent\": true,"));
    desk.done(desk.compose("mandate", "urgent.json", "urgent.env"));
    Run urgent = desk.done(desk.run("show", desk.file("urgent.env").toString()));
    Run other = desk.done(desk.run("show", desk.file("mandate-0.env").toString()));
    assertTrue(urgent.out().contains("it ends early unless"), urgent.out());
    assertFalse(other.out().contains("it ends early unless"), other.out());
  }

  /** Each changes one thing of a draft that is composed as it is; the line and the field are said, and no value. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "mandate | \"requester\": \"sec\" | \"requestor\": \"sec\" | line 1: document: the field \"requester\"",
        "mandate | \"reason\": \"TEST\", | \"reason\": \"TEST\", \"hasty\": true, | line 7: document.hasty: there is no",
        "mandate | \"reason\": \"TEST\", | \"reason\": \"TEST\", \"xid\": \"1\", | line 9: Duplicate field 'xid'",
        "mandate | \"reason\": \"TEST\" | \"reason\": \"FUN\" | line 7: document.reason: expected one of CRIMINAL",
        "mandate | 3d6f0a52-7c1e | 3D6F-7c1e | line 9: document.xid: expected an XID",
        "mandate | \"sipUri\" | \"sipUrl\" | line 10: document.targets[0].sipUrl: expected an arm",
        "mandate | [{\"did\" | [], \"x\": [{\"did\" | line 1: document: no destination",
        "mandate | \"PT1H\" | \"one hour\" | line 5: document.validity.for: expected a duration",
        "mandate | \"PT1H\" | \"PT0S\" | line 5: document.validity: validity ends before",
        "mandate | \"policy.env\" | \"policy.json\" | line 2: document.policy: ",
        "mandate | \"policy.env\" | \"nowhere.env\" | line 2: document.policy: there is no file",
        "mandate | \"reason\": \"TEST\" | \"reason\": TEST | line 7: not JSON",
        "grant | \"VERSION\" | \"TRACE\" | line 10: document.operations[0]: expected one of HEALTH",
        "grant | \"calls\": 10 | \"calls\": 0 | line 1: document: calls of a grant",
        "policy | [\"legal.pem\"] | [\"audit.pem\"] | line 10: document.officers[3].keys[0]: ",
        "policy | [\"legal.pem\"] | [\"ops.pem\"] | line 6: document.officers: key is named twice",
        "policy | \"auditKey\": \"audit.pem\" | \"auditKey\": \"ops.pem\" | line 36: document.auditKey: ",
        "policy | \"TRUST_POLICY\": 2 | \"TRUST_POLICY\": 1 | document.quorums.TRUST_POLICY: quorum is below 2",
        "policy | 127.0.0.1:8444 | admf.example:8444 | document.admfs[0].reports: expected an address"
      })
  void anErrorNamesTheLineAndTheField(String kind, String said, String instead, String error)
      throws Exception {
    String good = Files.readString(desk.file(kind + ".json"));
    assertTrue(good.contains(said), said);
    Files.writeString(
        desk.file("bad.json"),
        good.replaceFirst(
            java.util.regex.Pattern.quote(said), java.util.regex.Matcher.quoteReplacement(instead)),
        StandardCharsets.UTF_8);
    Run run = desk.compose(kind, "bad.json", "bad.env");
    assertEquals(ExitCode.MALFORMED.code(), run.code(), run.err());
    assertTrue(run.err().contains(error), run.err());
    assertFalse(Files.exists(desk.file("bad.env")));
  }

  /** Root officers see whom the element asks, and what it needs, before they sign. */
  @Test
  void aTrustPolicyNamesWitnessesAndTheirQuorum() throws Exception {
    String witness = "\"witnesses\": [{\"name\": \"w1\", \"key\": \"" + "61".repeat(32)
        + "\", \"pins\": [\"" + "62".repeat(32) + "\"], \"address\": \"127.0.0.1:8446\"}],\n";
    String quorum =
        "\"witnessQuorum\": {\"witnesses\": 1, \"beforeEffect\": true, \"grace\": \"PT5M\"},\n";
    String policy = Files.readString(desk.file("policy.json"));
    for (String added : List.of(witness + quorum, witness, quorum)) {
      Files.writeString(
          desk.file("witnessed.json"),
          policy.replace("\"auditKey\"", added + "\"auditKey\""),
          StandardCharsets.UTF_8);
      Run run = desk.compose("policy", "witnessed.json", "witnessed.env");
      if (!added.equals(witness + quorum)) {
        assertEquals(ExitCode.MALFORMED.code(), run.code(), run.err());
        assertTrue(run.err().contains("a quorum is of the witnesses that are asked"), run.err());
        continue;
      }
      desk.done(run);
      String shown =
          desk.done(desk.run("show", desk.file("witnessed.env").toString())).out();
      assertTrue(shown.contains("127.0.0.1 port 8446"), shown);
      assertTrue(shown.contains("cosignatures of 1 witnesses"), shown);
      assertTrue(shown.contains("before tasks and vendor grants take effect"), shown);
      Files.delete(desk.file("witnessed.env"));
    }
  }

  @Test
  void helpHasTheSectionsOfAManualAndSaysEachExitCode() {
    for (List<String> words : List.of(List.of("--help"), List.of("sign", "--help"))) {
      Run run = desk.run("", words);
      for (String part : List.of("SYNOPSIS", "DESCRIPTION", "OPTIONS", "EXIT STATUS")) {
        assertTrue(run.out().contains(part), run.out());
      }
      ExitCode.meanings()
          .keySet()
          .forEach(code -> assertTrue(run.out().contains("\n  " + code + "   "), run.out()));
    }
    assertEquals(ExitCode.USAGE.code(), desk.run("sign").code());
  }

  @Test
  void aShellCompletesItsWords() {
    Run run = desk.done(desk.run("generate-completion"));
    assertTrue(run.out().contains("complete -F _complete_officer"), run.out());
    assertTrue(run.out().contains("ML_DSA_65"), run.out());
  }
}
