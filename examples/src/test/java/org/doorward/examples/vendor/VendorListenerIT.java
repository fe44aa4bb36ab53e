package org.doorward.examples.vendor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.doorward.li.authority.Admf;
import org.doorward.li.authority.ComponentName;
import org.doorward.li.authority.Components;
import org.doorward.li.authority.Envelope;
import org.doorward.li.authority.GrantId;
import org.doorward.li.authority.TrustPolicy;
import org.doorward.li.authority.Validity;
import org.doorward.li.authority.VendorAuthority;
import org.doorward.li.authority.VendorGrant;
import org.doorward.li.authority.VendorOperation;
import org.doorward.li.crypto.certificate.PeerIdentities;
import org.doorward.li.crypto.evidence.AuditVerifier;
import org.doorward.li.crypto.key.KeyVault;
import org.doorward.li.crypto.key.Pkcs12KeyVault;
import org.doorward.li.crypto.tls.LiTls;
import org.doorward.li.element.VendorAccess;
import org.doorward.li.evidence.Operation;
import org.doorward.li.evidence.Phase;
import org.doorward.li.identifier.AdmfIdentifier;
import org.doorward.li.identifier.NeIdentifier;
import org.doorward.li.identifier.Octets;
import org.doorward.li.netty.element.NetworkElement;
import org.doorward.li.spec.lab.LabOperator;
import org.doorward.li.spec.lab.LabPki;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A vendor's engineer at a real element, over mutual TLS, with his command line. */
class VendorListenerIT {
  private static final NeIdentifier ELEMENT = new NeIdentifier("ne-1.li.example");
  private static final String PASSWORD = "correct horse";

  @TempDir
  private Path directory;

  private LabOperator operator;
  private TrustPolicy policy;
  private LabPki.Component component;
  private NetworkElement element;
  private VendorListener listener;
  private Octets engineer;

  /** What a run printed, and its exit code. */
  private record Run(int code, String out) {
    String last(String field) throws Exception {
      JsonNode last = null;
      var all = new ObjectMapper().readerFor(JsonNode.class).<JsonNode>readValues(out);
      while (all.hasNext()) {
        last = all.next();
      }
      return last == null ? "" : last.path(field).asText();
    }
  }

  @BeforeEach
  void open() throws Exception {
    LabPki li = LabPki.found("Laboratory LI CA");
    LabPki vendor = LabPki.found("Vendor CA");
    Files.writeString(directory.resolve("li-ca.pem"), li.anchors().toPem());
    Files.writeString(directory.resolve("password"), PASSWORD);
    engineer = key("engineer", vendor);
    key("colleague", vendor);
    key("stranger", LabPki.found("Another Vendor CA"));
    component = li.issue(li.element(ELEMENT), KeyVault.Use.LOG, KeyVault.Use.STATE);
    operator = LabOperator.appoint();
    policy = operator.policy(
        ELEMENT,
        new Components(
            List.of(Admf.of(new AdmfIdentifier("admf-1.li.example"), List.of())),
            List.of(),
            List.of(),
            List.of(new VendorAuthority(
                new ComponentName("vendor"), PeerIdentities.spkiSha256(vendor.certificate())))));
    Envelope signed = operator.signAsRoots(Envelope.unsigned(policy));
    element = NetworkElement.builder(
            ELEMENT,
            component.keys(),
            li.anchors(),
            operator.commission(signed, ELEMENT),
            directory.resolve("element"))
        .start();
    listener = new VendorListener(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
        LiTls.of(component.keys(), vendor.anchors(), InstantSource.system()),
        element.vendorAccess());
  }

  private Octets key(String name, LabPki authority) throws Exception {
    try (KeyVault keys = Pkcs12KeyVault.create(
        directory.resolve(name + ".p12"),
        PASSWORD.toCharArray(),
        Set.of(),
        authority.certifier(authority.component(name)))) {
      String alias = keys.tlsIdentity().getServerAliases("EC", null)[0];
      return PeerIdentities.spkiSha256(keys.tlsIdentity().getCertificateChain(alias)[0]);
    }
  }

  @AfterEach
  void close() {
    listener.close();
    element.close();
    component.keys().close();
    operator.close();
  }

  /** A grant of two calls, of health and version, that the element may have been given. */
  private Path grant(boolean given) throws Exception {
    VendorGrant grant = new VendorGrant(
        GrantId.random(),
        policy.reference(),
        ELEMENT,
        Validity.startingAt(Instant.now(), Duration.ofHours(1)),
        LabOperator.GRANT_OFFICERS.get(2),
        Octets.of(new byte[32]),
        "SE",
        new ComponentName("vendor"),
        engineer,
        List.of(VendorOperation.HEALTH, VendorOperation.VERSION),
        2,
        Duration.ofMinutes(5));
    Octets signed = operator
        .sign(Envelope.unsigned(grant), LabOperator.GRANT_OFFICERS.subList(0, 2))
        .encode();
    if (given) {
      assertInstanceOf(VendorAccess.Held.class, element.vendorAccess().submit(signed));
    }
    return Files.write(directory.resolve(grant.id() + ".env"), signed.toByteArray());
  }

  private Run run(String who, Path grant, Reader input, String... operations) {
    List<String> words = new ArrayList<>(List.of(
        "--to",
        "127.0.0.1:" + listener.address().getPort(),
        "--ne",
        ELEMENT.value(),
        "--ca",
        directory.resolve("li-ca.pem").toString(),
        "--keystore",
        directory.resolve(who + ".p12").toString(),
        "--password-file",
        directory.resolve("password").toString(),
        "--grant",
        grant.toString(),
        "--json"));
    words.addAll(List.of(operations));
    StringWriter out = new StringWriter();
    int code = VendorTool.line(input)
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(out))
        .execute(words.toArray(String[]::new));
    return new Run(code, out.toString());
  }

  private Run run(String who, Path grant, String... operations) {
    return run(who, grant, new StringReader(""), operations);
  }

  private long recorded(Operation operation, Phase phase) throws Exception {
    Path log = directory.resolve("log-" + System.nanoTime());
    element.exportEvidence(log);
    List<Operation> found = new ArrayList<>();
    AuditVerifier.verify(log, element.logKey(), entry -> {
      if (entry.act().operation() == operation && entry.act().phase() == phase) {
        found.add(operation);
      }
    });
    return found.size();
  }

  @Test
  void whatTheGrantPermitsIsAnsweredAndRecordedAndThenItIsOver() throws Exception {
    Path grant = grant(true);
    Run run = run("engineer", grant, "health", "version");
    assertEquals(0, run.code(), run.out());
    assertTrue(run.out().contains("uptimeSeconds"), run.out());
    assertEquals(1, recorded(Operation.VENDOR_SESSION_OPENED, Phase.EVENT));

    Run again = run("engineer", grant, "health");
    assertEquals(3, again.code(), again.out());
    assertEquals("SPENT", again.last("reason"));
    assertEquals(1, recorded(Operation.VENDOR_SESSION_OPENED, Phase.EVENT));
    assertEquals(1, recorded(Operation.VENDOR_SESSION_OPENED, Phase.REFUSAL));
  }

  @Test
  void withoutAGrantNobodyIsLetIn() throws Exception {
    Run run = run("engineer", grant(false), "health");
    assertEquals(3, run.code(), run.out());
    assertEquals("NO_GRANT", run.last("reason"));
    assertEquals(1, recorded(Operation.VENDOR_SESSION_OPENED, Phase.REFUSAL));
  }

  @Test
  void aColleagueIsRefusedAndTheGrantIsStillTheEngineers() throws Exception {
    Path grant = grant(true);
    Run run = run("colleague", grant, "health");
    assertEquals(3, run.code(), run.out());
    assertEquals("OTHER_ENGINEER", run.last("reason"));
    assertEquals(0, run("engineer", grant, "health").code());
  }

  @Test
  void acceptedAreCertificatesOfTheVendorOnly() throws Exception {
    Path grant = grant(true);
    assertEquals(5, run("stranger", grant, "health").code());
    assertEquals(0, recorded(Operation.VENDOR_SESSION_OPENED, Phase.REFUSAL));
    assertEquals(0, run("engineer", grant, "health").code());
  }

  @Test
  void anOperationThatTheGrantDoesNotListIsRefused() throws Exception {
    Run run = run("engineer", grant(true), "health", "counters");
    assertEquals(3, run.code(), run.out());
    assertEquals("OPERATION", run.last("reason"));
  }

  @Test
  void afterTheLastCallTheElementCloses() throws Exception {
    Path grant = grant(true);
    Run run = run("engineer", grant, "health", "health", "version");
    assertEquals(3, run.code(), run.out());
    assertEquals("BUDGET", run.last("reason"));
    assertEquals("SPENT", run("engineer", grant, "health").last("reason"));
  }

  /** The operator ends a session while it stands: the element says so, and closes. */
  @Test
  void theOperatorEndsASession() throws Exception {
    Path grant = grant(true);
    Octets digest = Envelope.decode(Octets.of(Files.readAllBytes(grant))).digest();
    try (PipedWriter engineers = new PipedWriter()) {
      PipedReader input = new PipedReader(engineers);
      CompletableFuture<Run> session =
          CompletableFuture.supplyAsync(() -> run("engineer", grant, input));
      engineers.write("health\n");
      engineers.flush();
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
      while (recorded(Operation.VENDOR_HEALTH, Phase.OUTCOME) == 0) {
        assertTrue(System.nanoTime() < deadline, "no call was recorded");
        Thread.onSpinWait();
      }
      assertTrue(element.vendorAccess().end(digest));
      engineers.write("version\n");
      engineers.flush();
      Run run = session.get(30, TimeUnit.SECONDS);
      assertEquals(3, run.code(), run.out());
      assertEquals("CLOSED", run.last("reason"));
    }
    assertEquals("SPENT", run("engineer", grant, "health").last("reason"));
  }
}
