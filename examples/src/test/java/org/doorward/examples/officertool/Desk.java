package org.doorward.examples.officertool;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.doorward.li.crypto.key.Pkcs12KeyVault;
import org.doorward.li.identifier.AdmfIdentifier;
import org.doorward.li.spec.lab.LabPki;
import picocli.CommandLine;

/** A directory in which officers work with their command line: their keys, drafts and documents. */
final class Desk {
  static final String ELEMENT = "ne-1.li.example";

  private static final String ADMF = "admf-1.li.example";

  private final Path directory;
  private final Path password;

  /** What a run printed, and its exit code. */
  record Run(int code, String out, String err) {
    JsonNode json() throws IOException {
      return new ObjectMapper().readTree(out);
    }
  }

  Desk(Path directory) throws IOException {
    this.directory = directory;
    this.password = Files.writeString(directory.resolve("password"), "correct horse\n");
  }

  Path file(String name) {
    return directory.resolve(name);
  }

  Path password() {
    return password;
  }

  /** Runs a command; names of files are those of this directory. */
  Run run(String answer, List<String> words) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine line = OfficerTool.line(new StringReader(answer))
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err));
    int code = line.execute(words.toArray(String[]::new));
    return new Run(code, out.toString(), err.toString());
  }

  Run run(String... words) {
    return run("", List.of(words));
  }

  Run done(Run run) {
    assertEquals(ExitCode.DONE.code(), run.code(), run.err());
    return run;
  }

  Run keygen(String name, String... more) {
    List<String> words = new ArrayList<>(List.of(
        "keygen",
        file(name + ".p12").toString(),
        "--public",
        file(name + ".pem").toString(),
        "--password-file",
        password.toString()));
    words.addAll(List.of(more));
    return run("", words);
  }

  Run compose(String kind, String draft, String document) {
    return run(
        "compose", kind, file(draft).toString(), "--out", file(document).toString(), "--json");
  }

  Run sign(String person, String in, String out, String answer, String... more) {
    List<String> words = new ArrayList<>(List.of(
        "sign",
        file(in).toString(),
        "--keystore",
        file(person + ".p12").toString(),
        "--password-file",
        password.toString(),
        "--out",
        file(out).toString(),
        "--json"));
    words.addAll(List.of(more));
    return run(answer, words);
  }

  /** Keys of everybody, certificates of the components, and the draft of a trust policy. */
  void found() throws Exception {
    for (String person : List.of(
        "root-1", "root-2", "root-3", "legal", "ops", "sec", "grant-1", "grant-2", "grant-3",
        "auditor")) {
      done(keygen(person));
    }
    done(run(
        "audit-keygen",
        file("audit.key").toString(),
        "--public",
        file("audit.pem").toString()));
    LabPki pki = LabPki.found("Laboratory LI CA");
    Files.writeString(file("ca.pem"), pki.anchors().toPem());
    Pkcs12KeyVault.create(
            file("admf.p12"),
            "correct horse".toCharArray(),
            java.util.Set.of(),
            pki.certifier(pki.admf(new AdmfIdentifier(ADMF))))
        .close();
    Files.writeString(file("vendor-ca.pem"), LabPki.found("Vendor CA").anchors().toPem());
    Files.writeString(file("policy.json"), POLICY, StandardCharsets.UTF_8);
    Files.writeString(file("mandate.json"), MANDATE, StandardCharsets.UTF_8);
    Files.writeString(file("grant.json"), GRANT, StandardCharsets.UTF_8);
  }

  /** A policy that two root officers have signed. */
  void policy() throws Exception {
    found();
    done(compose("policy", "policy.json", "policy-0.env"));
    done(sign("root-1", "policy-0.env", "policy-1.env", "yes\n"));
    done(sign("root-2", "policy-1.env", "policy.env", "yes\n"));
  }

  static final String POLICY = """
      {
        "policy": "00112233445566778899aabbccddeeff",
        "version": 1,
        "validity": {"for": "P30D"},
        "elements": ["ne-1.li.example"],
        "officers": [
          {"person": "root-1", "roles": ["ROOT"], "keys": ["root-1.pem"]},
          {"person": "root-2", "roles": ["ROOT"], "keys": ["root-2.pem"]},
          {"person": "root-3", "roles": ["ROOT"], "keys": ["root-3.pem"]},
          {"person": "legal", "roles": ["LEGAL"], "keys": ["legal.pem"]},
          {"person": "ops", "roles": ["OPERATIONS"], "keys": ["ops.pem"]},
          {"person": "sec", "roles": ["SECURITY"], "keys": ["sec.pem"]},
          {"person": "grant-1", "roles": ["VENDOR_GRANT"], "keys": ["grant-1.pem"]},
          {"person": "grant-2", "roles": ["VENDOR_GRANT"], "keys": ["grant-2.pem"]},
          {"person": "grant-3", "roles": ["VENDOR_GRANT"], "keys": ["grant-3.pem"]},
          {"person": "auditor", "roles": ["AUDITOR"], "keys": ["auditor.pem"]}
        ],
        "quorums": {
          "TRUST_POLICY": 2,
          "MANDATE": {"persons": 2, "conditions": ["DISTINCT_ROLES"]},
          "VENDOR_GRANT": 2,
          "REPLAY_RESEED": 2,
          "LOG_KEY_LOST": 2
        },
        "admfs": [{"identifier": "admf-1.li.example", "reports": "127.0.0.1:8444", "tls12": false}],
        "mdfs": [{
          "name": "mdf-1",
          "pins": ["1111111111111111111111111111111111111111111111111111111111111111"],
          "addresses": ["127.0.0.1:8443", "[::1]:8443"]
        }],
        "inboxPeers": [{
          "name": "desk",
          "pins": ["2222222222222222222222222222222222222222222222222222222222222222"]
        }],
        "vendors": [{"name": "vendor", "key": "vendor-ca.pem"}],
        "auditKey": "audit.pem",
        "limits": {"mandate": "P30D", "mandateAge": "P3D", "urgentMandate": "PT8H", "grant": "PT8H"}
      }
      """;

  static final String MANDATE = """
      {
        "policy": "policy.env",
        "element": "ne-1.li.example",
        "admf": "admf-1.li.example",
        "validity": {"for": "PT1H"},
        "requester": "sec",
        "reason": "TEST",
        "warrant": {"reference": "LI-2026-0815", "type": "laboratory", "jurisdiction": "NL"},
        "xid": "3d6f0a52-7c1e-4b8a-9f21-5c0de4a7b911",
        "targets": [{"sipUri": "sip:alice@example.com"}],
        "delivery": "X2andX3",
        "destinations": [{"did": "0f5b2c1d-8a3e-4d97-b6c4-1e2f3a4b5c6d", "mdf": "mdf-1"}]
      }
      """;

  static final String GRANT = """
      {
        "policy": "policy.env",
        "element": "ne-1.li.example",
        "validity": {"for": "PT2H"},
        "requester": "grant-3",
        "ticket": "CASE-4711",
        "country": "SE",
        "vendor": "vendor",
        "engineer": "3333333333333333333333333333333333333333333333333333333333333333",
        "operations": ["VERSION", "HEALTH"],
        "calls": 10,
        "idle": "PT5M"
      }
      """;
}
