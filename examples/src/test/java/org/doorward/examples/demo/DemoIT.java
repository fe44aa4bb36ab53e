package org.doorward.examples.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioSystem;
import org.doorward.examples.auditor.BundleScript;
import org.doorward.examples.traffic.Tshark;
import org.doorward.li.crypto.evidence.AuditBundle;
import org.doorward.li.crypto.evidence.AuditVerifier;
import org.doorward.li.evidence.VerifiedBundle;
import org.doorward.li.evidence.VerifierKey;
import org.doorward.li.evidence.WitnessKey;
import org.doorward.li.fault.EvidenceException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The main job, played once for all tests, and what it leaves. */
class DemoIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SIP = 7;
  private static final int RTP = 1200;

  @TempDir
  static Path directory;

  private static Path out;
  private static PlayedDemo demo;

  @BeforeAll
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  static void play() throws IOException, InterruptedException {
    out = directory.resolve("demo");
    demo = PlayedDemo.play(out, PlayedDemo.CALL, "sip:alice@example.com");
  }

  private static JsonNode report(Path of) throws IOException {
    return JSON.readTree(of.resolve("report.json").toFile());
  }

  @Test
  void everyCheckHeld() throws IOException {
    assertEquals("doorward demo: OK", demo.lastLine(), () -> String.join("\n", demo.lines()));
    assertEquals(0, demo.exit());
    assertTrue(report(out).get("ok").asBoolean());
  }

  @Test
  void theCountsAreThoseOfTheCall() throws IOException {
    JsonNode report = report(out);
    assertEquals(SIP, report.get("input").get("sip").asInt());
    assertEquals(RTP, report.get("input").get("rtp").asInt());
    for (String count : List.of("matched", "sent", "received")) {
      assertEquals(SIP, report.get("x2").get(count).asInt());
      assertEquals(RTP, report.get("x3").get(count).asInt());
    }
    assertEquals(
        0, report.get("x2").get("lost").asInt() + report.get("x3").get("lost").asInt());
  }

  @Test
  void whoWasNotAuthorisedWasRefused() throws IOException {
    List<String> codes = Stream.of(report(out).get("refused"))
        .flatMap(refused -> Stream.iterate(0, i -> i < refused.size(), i -> i + 1)
            .map(i -> refused.get(i).get("code").asText()))
        .toList();
    assertEquals(List.of("TLS", "1040", "3000", "3000", "3000"), codes);
  }

  @Test
  void everyX1MessageIsValidByEtsisOwnSchemas() throws Exception {
    EtsiSchemas etsi = EtsiSchemas.require();
    List<Path> documents;
    try (Stream<Path> files = Files.list(out.resolve("x1"))) {
      documents = files.toList();
    }
    assertEquals(22, documents.size());
    for (Path document : documents) {
      etsi.validate(document);
    }
  }

  /** What left the element is octet for octet what passed through it. */
  @Test
  void tsharkDecodesEveryPduAndTheMediaIsUnchanged() throws Exception {
    Tshark.require();
    String dissector = "tcp.port==9999," + Tshark.x2x3();
    Path product = out.resolve("mdf").resolve("x2x3.pcap");

    assertEquals(
        SIP + RTP, Tshark.fields(product, dissector, "li5g.type", "li5g.type").size());
    // What Wireshark finds inside a payload that it dissects further says nothing about the PDU.
    assertEquals(
        List.of(),
        Tshark.fields(product, dissector, "_ws.malformed && !rtp && !sip", "frame.number"));
    List<String> delivered =
        Tshark.fields(product, dissector, "li5g.type == 2", "li5g.pld").stream()
            .sorted()
            .toList();
    List<String> passed =
        Tshark.fields(PlayedDemo.CALL, "udp.port==5060,sip", "udp && !sip", "udp.payload").stream()
            .sorted()
            .toList();
    assertEquals(RTP, passed.size());
    assertEquals(passed, delivered);
  }

  @Test
  void bothDirectionsCanBeHeard() throws Exception {
    for (String direction : List.of("from-target", "to-target")) {
      AudioFileFormat sound = AudioSystem.getAudioFileFormat(
          out.resolve("mdf").resolve(direction + ".wav").toFile());
      assertEquals(8000f, sound.getFormat().getSampleRate());
      assertTrue(sound.getFrameLength() > 8000, "less than a second");
    }
  }

  @Test
  void theLogIsCosignedByTheWitnessThatTheReportNames() throws Exception {
    Path audit = out.resolve("audit");
    VerifierKey key =
        VerifierKey.parse(Files.readString(audit.resolve("log.vkey")).strip());
    JsonNode said = report(out).get("witness");
    WitnessKey witness = WitnessKey.parse(said.get("key").asText());
    var cosigned =
        AuditVerifier.cosignatures(audit, AuditVerifier.verify(audit, key), List.of(witness));
    assertEquals(said.get("cosigned").asText(), cosigned.get(witness).time().toString());
    VerifierKey other = new VerifierKey(witness.name(), witness.publicKey());
    assertThrows(EvidenceException.class, () -> AuditVerifier.verify(audit, other));
  }

  @Test
  void aFlippedBitInTheLogIsFound() throws Exception {
    Path audit = out.resolve("audit");
    VerifierKey key =
        VerifierKey.parse(Files.readString(audit.resolve("log.vkey")).strip());
    AuditVerifier.verify(audit, key);

    Path entries;
    try (Stream<Path> files = Files.walk(audit.resolve("tile").resolve("entries"))) {
      entries = files.filter(Files::isRegularFile).findFirst().orElseThrow();
    }
    byte[] whole = Files.readAllBytes(entries);
    byte[] changed = whole.clone();
    changed[changed.length / 2] ^= 1;
    Files.write(entries, changed);
    assertThrows(EvidenceException.class, () -> AuditVerifier.verify(audit, key));
    Files.write(entries, whole);
    AuditVerifier.verify(audit, key);
  }

  @Test
  void thatNoVendorWasInIsProvenAndAFlippedBitIsFound() throws Exception {
    Path file = out.resolve("bundle-vendor-never.txt");
    String text = Files.readString(out.resolve("audit").resolve("log.vkey")).strip();
    VerifierKey key = VerifierKey.parse(text);
    VerifiedBundle bundle = AuditBundle.verify(file, key, entry -> {});
    assertEquals("vendor-never", bundle.question().text());
    JsonNode said = report(out).get("bundle");
    assertEquals(bundle.later().size(), said.get("entries").asLong());
    assertTrue(said.get("verified").asBoolean());
    BundleScript.Result verified = BundleScript.run(text, file);
    assertEquals(0, verified.exit(), verified::said);

    byte[] changed = Files.readAllBytes(file);
    changed[changed.length / 2] ^= 1;
    Path other = Files.write(directory.resolve("changed-bundle"), changed);
    assertThrows(EvidenceException.class, () -> AuditBundle.verify(other, key, entry -> {}));
    assertEquals(1, BundleScript.run(text, other).exit());
  }

  @Test
  void theTargetStandsNowhereInTheLog() throws Exception {
    try (Stream<Path> files = Files.walk(out.resolve("audit"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String content = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertFalse(content.contains("alice"), file.toString());
      }
    }
  }

  @Test
  void aTargetThatTakesPartInNoCallGetsNothingDelivered() throws Exception {
    Path nobody = directory.resolve("nobody");
    PlayedDemo played = PlayedDemo.play(nobody, PlayedDemo.CALL, "sip:nobody@example.com");

    assertEquals(0, played.exit(), () -> String.join("\n", played.lines()));
    assertTrue(played.lines().stream().anyMatch(line -> line.contains("nothing was delivered")));
    assertEquals(0, report(nobody).get("x3").get("received").asInt());
    assertEquals(0, Files.size(nobody.resolve("mdf").resolve("product.bin")));
  }

  @Test
  void aFileThatIsNoCaptureIsAClearError() throws Exception {
    Path text = Files.writeString(directory.resolve("notes.txt"), "not a capture at all");
    PlayedDemo played = PlayedDemo.play(directory.resolve("x"), text, "sip:alice@example.com");

    assertEquals(1, played.exit());
    assertTrue(played.lastLine().startsWith("doorward demo: FAILED: "), played.lastLine());
    assertFalse(Files.exists(directory.resolve("x")));
  }
}
