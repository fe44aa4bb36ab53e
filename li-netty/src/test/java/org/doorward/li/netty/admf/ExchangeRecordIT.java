package org.doorward.li.netty.admf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.doorward.li.crypto.evidence.AuditKey;
import org.doorward.li.evidence.Checkpoint;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.AdmfIdentifier;
import org.doorward.li.identifier.Octets;
import org.doorward.li.identifier.Xid;
import org.doorward.li.record.RecordedExchange;
import org.doorward.li.record.RecordedOutcome;
import org.doorward.li.record.RecordedOutcome.Kind;
import org.doorward.li.store.internal.Journal;
import org.doorward.li.x1.RequestMessageType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** INV-X1-54: an ADMF's exchanges are recorded before they go out and when they end, for the auditor alone. */
class ExchangeRecordIT {
  @TempDir
  private Path directory;

  private final AdmfScene scene;
  private final AuditKey key = AuditKey.generate();
  private final ModelElement model = new ModelElement();

  ExchangeRecordIT() throws Exception {
    scene = new AdmfScene();
  }

  @AfterEach
  void close() throws Exception {
    scene.close();
    key.close();
  }

  private Path file() {
    return directory.resolve("exchanges");
  }

  private ExchangeRecord record() throws Exception {
    return ExchangeRecord.open(file(), AdmfScene.ADMF, key.publicKey());
  }

  private AdmfElement element(ExchangeRecord record) throws Exception {
    return scene
        .started(scene.admf().record(record))
        .element(AdmfScene.NE, scene.element(model::answer));
  }

  @Test
  void eachExchangeIsThereTwiceSentAndEnded() throws Exception {
    Xid xid = Xid.random();
    Checkpoint checkpoint = new Checkpoint("log.example", 7, Octets.of(new byte[32]));
    try (ExchangeRecord record = record()) {
      AdmfElement element = element(record);
      element.ping();
      element.deactivate(xid);
      element.shown(checkpoint);
      element.listAllDetails();
    }

    List<RecordedExchange> all = ExchangeRecord.read(file(), AdmfScene.ADMF, key);
    assertEquals(
        List.of(
            RequestMessageType.DEACTIVATE_TASK,
            RequestMessageType.DEACTIVATE_TASK,
            RequestMessageType.LIST_ALL_DETAILS,
            RequestMessageType.LIST_ALL_DETAILS),
        all.stream().map(RecordedExchange::request).toList());
    RecordedExchange sent = all.get(0);
    RecordedExchange ended = all.get(1);
    assertEquals(Optional.of(UUID.fromString(xid.toString())), sent.subject());
    assertEquals(Optional.empty(), sent.outcome());
    assertEquals(sent.transaction(), ended.transaction());
    assertEquals(sent.requestSha256(), ended.requestSha256());
    RecordedOutcome refused = ended.outcome().orElseThrow();
    assertEquals(Kind.REFUSED, refused.kind());
    assertEquals(2020, refused.code());
    assertEquals(32, refused.responseSha256().length());
    RecordedOutcome answered = all.get(3).outcome().orElseThrow();
    assertEquals(Kind.ANSWERED, answered.kind());
    assertEquals(Optional.of(checkpoint), answered.checkpoint());
  }

  @Test
  void aRecordGoesOnWhereItWasAfterARestart() throws Exception {
    for (int run = 0; run < 3; run++) {
      try (ExchangeRecord record = record()) {
        element(record).neStatus();
      }
    }
    assertEquals(6, ExchangeRecord.read(file(), AdmfScene.ADMF, key).size());
  }

  @Test
  void onlyTheAuditKeyOpensItAndOnlyAsThatAdmfs() throws Exception {
    Xid xid = Xid.random();
    try (ExchangeRecord record = record()) {
      element(record).deactivate(xid);
    }
    assertEquals(2, ExchangeRecord.read(file(), AdmfScene.ADMF, key).size());
    try (AuditKey other = AuditKey.generate()) {
      assertThrows(
          EvidenceException.class, () -> ExchangeRecord.read(file(), AdmfScene.ADMF, other));
    }
    AdmfIdentifier stranger = new AdmfIdentifier("admf2");
    assertThrows(EvidenceException.class, () -> ExchangeRecord.read(file(), stranger, key));
    String octets = Files.readString(file(), StandardCharsets.ISO_8859_1);
    assertFalse(octets.contains("ne1") || octets.contains("DeactivateTask"));
  }

  @Test
  void aRecordThatWasChangedIsRefused() throws Exception {
    try (ExchangeRecord record = record()) {
      element(record).neStatus();
    }
    assertEquals(2, ExchangeRecord.read(file(), AdmfScene.ADMF, key).size());
    byte[] octets = Files.readAllBytes(file());
    octets[octets.length / 2] ^= 1;
    Files.write(file(), octets);
    assertThrows(EvidenceException.class, () -> ExchangeRecord.read(file(), AdmfScene.ADMF, key));
    assertArrayEquals(octets, Files.readAllBytes(file()));
  }

  @Test
  void whatCannotBeRecordedIsNotSentUnlessItStops() throws Exception {
    Xid xid = Xid.random();
    ExchangeRecord record = record();
    AdmfElement element = element(record);
    record.close();
    assertEquals(new QueryResult.Unanswered<>(NoAnswer.UNRECORDED), element.taskDetails(xid));
    assertEquals(
        new ActionResult.NotDone(NoAnswer.UNRECORDED),
        element.sendAsync(Exchange.removeAllDestinations()).join());
    assertEquals(
        true,
        element.deactivate(xid).refusedWith(org.doorward.li.x1.X1ErrorCode.XID_DOES_NOT_EXIST));
    assertEquals(new ActionResult.Done(), element.ping());
  }

  /** The file of the first format, made once by this library; its key is the octets 0 to 31. */
  @Test
  void aFileOfTheFirstFormatIsReadAndOneOfALaterIsRefusedUntouched() throws Exception {
    byte[] secret = new byte[AuditKey.OCTETS];
    for (int i = 0; i < secret.length; i++) {
      secret[i] = (byte) i;
    }
    String hex = new String(
        ExchangeRecordIT.class
            .getResourceAsStream("/vectors/record/exchanges-1.hex")
            .readAllBytes(),
        StandardCharsets.US_ASCII);
    byte[] octets = Octets.ofHex(hex.replaceAll("\\s", "")).toByteArray();
    Files.write(file(), octets);
    try (AuditKey first = AuditKey.of(secret)) {
      List<RecordedExchange> all = ExchangeRecord.read(file(), AdmfScene.ADMF, first);
      assertEquals(
          List.of("3d6f0a52-7c1e-4b8a-9f21-5c0de4a7b911", "3d6f0a52-7c1e-4b8a-9f21-5c0de4a7b911"),
          all.stream().map(one -> one.transaction().toString()).toList());
      assertEquals(2020, all.get(1).outcome().orElseThrow().code());
    }
    byte[] later = Journal.empty("exchanges/2", 512);
    Files.write(file(), later);
    assertThrows(EvidenceException.class, this::record);
    assertArrayEquals(later, Files.readAllBytes(file()));
  }
}
