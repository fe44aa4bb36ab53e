package org.doorward.examples.admftool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.doorward.li.authority.Admf;
import org.doorward.li.crypto.key.Pkcs12KeyVault;
import org.doorward.li.identifier.DeliveryType;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.X1TransactionId;
import org.doorward.li.identifier.Xid;
import org.doorward.li.netty.admf.ExchangeRecord;
import org.doorward.li.record.RecordedExchange;
import org.doorward.li.spec.lab.Lab;
import org.doorward.li.spec.lab.LabPki;
import org.doorward.li.target.SipUri;
import org.doorward.li.x1.CreateDestination;
import org.doorward.li.x1.DeliveryAddress.IpAddressAndPort;
import org.doorward.li.x1.DestinationDetails;
import org.doorward.li.x1.Port;
import org.doorward.li.x1.RequestMessageType;
import org.doorward.li.x1.X1Header;
import org.doorward.li.x1.X1Version;
import org.doorward.li.x1.xml.X1Codec;
import org.doorward.li.x1.xml.X1Limits;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command line against a real element, with its own keys: as a process, and in this one. */
class AdmfToolIT {
  private static final SipUri ALICE = SipUri.of("sip:alice@example.com");
  private static final String TARGET = "sipUri=sip:alice@example.com";

  @TempDir
  private static Path directory;

  private static Lab lab;
  private static List<String> byPem;
  private static List<String> byKeystore;

  /** What a run printed, and its exit code. */
  private record Run(int code, String out) {
    JsonNode json() throws Exception {
      return new ObjectMapper().readTree(out);
    }
  }

  @BeforeAll
  static void openLab() throws Exception {
    LabPki pki = LabPki.found("Laboratory LI CA");
    Path authority =
        Files.writeString(directory.resolve("ca.pem"), pki.anchors().toPem());
    Path password = Files.writeString(directory.resolve("password"), "correct horse\n");
    byKeystore =
        List.of("--keystore", keystore(pki).toString(), "--password-file", password.toString());
    byPem = pem(pki);
    // The tool's keys are made for this test, so the policy pins none.
    lab = Lab.open(
        directory.resolve("element"),
        builder -> builder,
        pki,
        admf -> Admf.of(admf.identifier(), List.of()));
    List<String> common = List.of(
        "--admf", Lab.ADMF.value(),
        "--ne", Lab.ELEMENT.value(),
        "--ca", authority.toString(),
        "--address", "127.0.0.1:" + lab.element().x1Address().getPort());
    byKeystore = joined(byKeystore, common);
    byPem = joined(byPem, common);
  }

  private static Path keystore(LabPki pki) throws Exception {
    Path file = directory.resolve("admf.p12");
    Pkcs12KeyVault.create(
            file, "correct horse".toCharArray(), Set.of(), pki.certifier(pki.admf(Lab.ADMF)))
        .close();
    return file;
  }

  private static List<String> pem(LabPki pki) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    KeyPair pair = generator.generateKeyPair();
    X509Certificate certificate =
        pki.certifier(pki.admf(Lab.ADMF)).certify(pair.getPublic()).get(0);
    Path key = Files.writeString(
        directory.resolve("key.pem"),
        "-----BEGIN PRIVATE KEY-----\n"
            + Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded())
            + "\n-----END PRIVATE KEY-----\n");
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    Path chain = Files.writeString(
        directory.resolve("cert.pem"),
        "-----BEGIN CERTIFICATE-----\n"
            + Base64.getMimeEncoder().encodeToString(certificate.getEncoded())
            + "\n-----END CERTIFICATE-----\n");
    return List.of("--key", key.toString(), "--cert", chain.toString());
  }

  @AfterAll
  static void closeLab() {
    lab.close();
  }

  private static List<String> joined(List<String> one, List<String> other) {
    List<String> all = new ArrayList<>(one);
    all.addAll(other);
    return all;
  }

  private static Run run(String... command) {
    StringWriter out = new StringWriter();
    CommandLine line = AdmfTool.line().setOut(new PrintWriter(out)).setErr(new PrintWriter(out));
    int code = line.execute(joined(byPem, List.of(command)).toArray(String[]::new));
    return new Run(code, out.toString());
  }

  private static Run process(List<String> options, String... command) throws Exception {
    List<String> words = new ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC"));
    Module module = AdmfTool.class.getModule();
    String main = AdmfTool.class.getName();
    words.addAll(
        module.isNamed()
            ? List.of(
                "--module-path",
                System.getProperty("jdk.module.path"),
                "--module",
                module.getName() + "/" + main)
            : List.of("-classpath", System.getProperty("java.class.path"), main));
    words.addAll(options);
    words.addAll(List.of(command));
    Path out = Files.createTempFile(directory, "out", ".txt");
    Process process = new ProcessBuilder(words)
        .redirectErrorStream(true)
        .redirectOutput(out.toFile())
        .start();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS), "the tool does not end");
    return new Run(process.exitValue(), Files.readString(out));
  }

  private static String[] activation(Xid xid, String command) {
    return new String[] {
      "task",
      command,
      xid.toString(),
      "--target",
      TARGET,
      "--delivery",
      "X2andX3",
      "--did",
      lab.destination().toString(),
      "--json"
    };
  }

  @Test
  void asAProcessItPingsWithEitherFormOfKeysAndSaysHowItWent() throws Exception {
    assertEquals(new Run(0, "outcome  done\n"), process(byPem, "element", "ping"));
    Run json = process(byKeystore, "element", "ping", "--json");
    assertEquals(0, json.code(), json.out());
    assertEquals("done", json.json().get("outcome").asText());
    Run refused = process(byPem, "task", "deactivate", Xid.random().toString());
    assertEquals(3, refused.code(), refused.out());
    assertTrue(refused.out().contains("2020"), refused.out());
  }

  @Test
  void aTaskIsRefusedWithoutItsMandateAndRunsWithIt() throws Exception {
    Xid xid = Xid.random();
    Run without = run(activation(xid, "activate"));
    assertEquals(3, without.code(), without.out());
    assertEquals(3000, without.json().get("errorCode").asInt());

    lab.submit(lab.mandate(xid, ALICE), 0, 1);
    assertEquals(0, run(activation(xid, "activate")).code());
    Run again = run(activation(xid, "activate"));
    assertEquals(2010, again.json().get("errorCode").asInt());
    Run ensured = run(activation(xid, "ensure"));
    assertEquals(0, ensured.code(), ensured.out());
    assertEquals("so, step none", ensured.json().get("outcome").asText());

    Run shown = run("task", "show", xid.toString(), "--json");
    assertEquals(
        "sip:alice@example.com",
        shown.json().get("targetIdentifiers").get(0).get("sipUri").asText());
    assertEquals("complete", shown.json().get("provisioningStatus").asText());
    Run table = run("element", "ids");
    assertTrue(table.out().contains("ListOfXIDs\nxId\n" + xid), table.out());

    assertEquals(0, run("task", "deactivate", xid.toString()).code());
    assertEquals(0, run("task", "ensure-gone", xid.toString()).code());
  }

  @Test
  void destinationsComeAndGo() throws Exception {
    String did = Did.random().toString();
    int port = lab.mdf().address().getPort();
    String[] create = {
      "destination",
      "create",
      did,
      "--delivery",
      "X2Only",
      "--to",
      "127.0.0.1:" + port,
      "--name",
      "MDF"
    };
    assertEquals(new Run(0, "outcome  done\n"), run(create));
    Run again = run(create);
    assertEquals(3, again.code());
    assertTrue(again.out().contains("did already exists"), again.out());
    Run shown = run("destination", "show", did);
    assertTrue(shown.out().contains("TCP 127.0.0.1 " + port), shown.out());
    assertEquals(0, run("destination", "remove", did).code());
  }

  @Test
  void documentsAreSentAndComparedWith() throws Exception {
    DestinationDetails destination = DestinationDetails.of(
        Did.random(),
        DeliveryType.X2_AND_X3,
        new IpAddressAndPort(
            InetAddress.getLoopbackAddress(), Port.tcp(lab.mdf().address().getPort())));
    X1Header header = new X1Header(
        Lab.ADMF, Lab.ELEMENT, Instant.now(), X1Version.IMPLEMENTED, X1TransactionId.random());
    Path document = Files.write(
        directory.resolve("destination.xml"),
        new X1Codec(X1Limits.DEFAULT)
            .writeRequests(List.of(new CreateDestination(header, destination))));

    Run before = run("document", "compare", document.toString(), "--json");
    assertEquals(7, before.code(), before.out());
    assertTrue(before.out().contains("MISSING"), before.out());
    assertEquals(0, run("document", "send", document.toString()).code());
    Run after = run("document", "compare", document.toString(), "--json");
    assertFalse(after.out().contains("MISSING"), after.out());
    assertEquals(0, run("destination", "remove", destination.did().toString()).code());
  }

  @Test
  void eachExchangeIsRecordedForTheAuditor() throws Exception {
    Path file = directory.resolve("exchanges");
    String key = lab.operator().auditKey().publicKey().toHex();
    Xid unknown = Xid.random();
    for (String[] command :
        new String[][] {{"element", "status"}, {"task", "show", unknown.toString()}}) {
      List<String> words =
          new ArrayList<>(List.of("--record", file.toString(), "--audit-key", key));
      words.addAll(List.of(command));
      run(words.toArray(String[]::new));
    }
    List<RecordedExchange> recorded =
        ExchangeRecord.read(file, Lab.ADMF, lab.operator().auditKey());
    assertEquals(
        Set.of(RequestMessageType.GET_NE_STATUS, RequestMessageType.GET_TASK_DETAILS),
        recorded.stream().map(RecordedExchange::request).collect(Collectors.toSet()));
    assertTrue(recorded.stream().anyMatch(one -> one.outcome().isPresent()));
    assertTrue(
        recorded.stream().anyMatch(one -> one.subject().equals(Optional.of(unknown.value()))));
    assertEquals(2, run("--record", file.toString(), "element", "status").code());
  }

  @Test
  void whatCannotBeReachedIsNotDone() throws Exception {
    int nobody;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = socket.getLocalPort();
    }
    List<String> words = new ArrayList<>(byPem);
    words.set(words.indexOf("--address") + 1, "127.0.0.1:" + nobody);
    words.addAll(List.of("element", "ping"));
    StringWriter out = new StringWriter();
    int code = AdmfTool.line().setOut(new PrintWriter(out)).execute(words.toArray(String[]::new));
    assertEquals(4, code, out.toString());
    assertTrue(out.toString().contains("unreachable"), out.toString());
  }

  @Test
  void aWrongLineIsToldWithoutItsTarget() {
    Run wrong = run(
        "task",
        "activate",
        Xid.random().toString(),
        "--target",
        "sipUri=canary",
        "--delivery",
        "X2andX3");
    assertEquals(2, wrong.code(), wrong.out());
    assertTrue(wrong.out().contains("a target is an arm of the schema"), wrong.out());
    assertEquals(2, run("element").code());
  }

  @Test
  void aKeyFileThatIsMissingIsNamed() {
    List<String> words = new ArrayList<>(byPem);
    words.set(1, directory.resolve("none.pem").toString());
    words.addAll(List.of("element", "ping"));
    StringWriter err = new StringWriter();
    int code = AdmfTool.line().setErr(new PrintWriter(err)).execute(words.toArray(String[]::new));
    assertEquals(1, code);
    assertTrue(err.toString().contains("none.pem"), err.toString());
  }
}
