package org.doorward.li.crypto.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.doorward.li.crypto.evidence.internal.AuditSealer;
import org.doorward.li.crypto.evidence.internal.LogSigner;
import org.doorward.li.crypto.key.EphemeralKeyVault;
import org.doorward.li.crypto.key.KeyVault;
import org.doorward.li.evidence.ActorClass;
import org.doorward.li.evidence.AuditEntry;
import org.doorward.li.evidence.Operation;
import org.doorward.li.evidence.Phase;
import org.doorward.li.evidence.TargetDetail;
import org.doorward.li.evidence.VerifiedLog;
import org.doorward.li.evidence.VerifierKey;
import org.doorward.li.evidence.internal.EntryDraft;
import org.doorward.li.evidence.internal.EvidenceLog;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.fault.TransportException;
import org.doorward.li.identifier.Sensitive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** INV-EVID-09: A log with real keys, from the element's writing to the auditor's reading. */
class SealedLogTest {
  private static final String ORIGIN = "li.example/ne-1";
  private static final Sensitive<String> ALICE =
      Sensitive.of("SIP_URI:sip:canary-alice@example.com");
  private static final Sensitive<String> BOB = Sensitive.of("E164_NUMBER:999000123456");

  @TempDir
  Path temporary;

  private KeyVault vault;
  private AuditKey auditor;
  private VerifierKey logKey;

  @BeforeEach
  void makeKeys() throws TransportException {
    vault = EphemeralKeyVault.create(Set.of(KeyVault.Use.LOG));
    auditor = AuditKey.generate();
  }

  @AfterEach
  void closeKeys() {
    vault.close();
    auditor.close();
  }

  private static EntryDraft activation(List<Sensitive<String>> targets) {
    return EntryDraft.of(Phase.INTENT, ActorClass.ADMF, Operation.ACTIVATE_TASK)
        .targets(targets)
        .build();
  }

  private EvidenceLog open() throws EvidenceException {
    AuditSealer sealer = new AuditSealer(auditor.publicKey(), ORIGIN);
    return EvidenceLog.open(
        temporary.resolve("log"), ORIGIN, LogSigner.of(vault), sealer, InstantSource.system());
  }

  /** Two periods: a restart between the entries. */
  private Path exported() throws EvidenceException {
    try (EvidenceLog log = open()) {
      log.append(activation(List.of(ALICE, BOB)));
      log.append(activation(List.of()));
      log.append(activation(List.of(ALICE)));
    }
    try (EvidenceLog log = open()) {
      log.append(activation(List.of(BOB)));
      log.export(temporary.resolve("audit"));
      logKey = log.key();
    }
    return temporary.resolve("audit");
  }

  private List<AuditEntry> entries(Path audit) throws EvidenceException {
    List<AuditEntry> entries = new ArrayList<>();
    VerifiedLog verified = AuditVerifier.verify(audit, logKey, entries::add);
    assertEquals(entries.size(), verified.checkpoint().size());
    return entries;
  }

  @Test
  void theAuditorReadsEveryTarget() throws Exception {
    List<List<Sensitive<String>>> read = new ArrayList<>();
    try (AuditOpener opener = new AuditOpener(auditor, ORIGIN)) {
      for (AuditEntry entry : entries(exported())) {
        opener.open(entry).map(TargetDetail::targets).ifPresent(read::add);
      }
    }
    assertEquals(List.of(List.of(ALICE, BOB), List.of(ALICE), List.of(BOB)), read);
  }

  @Test
  void theAuditorMayBeginWithAnyPeriod() throws Exception {
    List<AuditEntry> entries = entries(exported());
    try (AuditOpener opener = new AuditOpener(auditor, ORIGIN)) {
      assertThrows(IllegalArgumentException.class, () -> opener.open(entries.get(1)));
      assertEquals(Operation.PERIOD_OPENED, entries.get(4).act().operation());
      assertEquals(Optional.empty(), opener.open(entries.get(4)));
      assertTrue(opener.open(entries.get(5)).isPresent());
    }
  }

  @Test
  void nobodyElseOpensADetail() throws Exception {
    AuditEntry first = entries(exported()).get(0);
    try (AuditKey other = AuditKey.generate();
        AuditOpener opener = new AuditOpener(other, ORIGIN)) {
      assertThrows(EvidenceException.class, () -> opener.open(first));
    }
    try (AuditOpener opener = new AuditOpener(auditor, "li.example/ne-2")) {
      assertThrows(EvidenceException.class, () -> opener.open(first));
    }
  }

  /** A detail belongs to its entry: neither number nor commitment can be exchanged under it. */
  @Test
  void aDetailOpensInItsEntryOnly() throws Exception {
    List<AuditEntry> entries = entries(exported());
    AuditEntry opened = entries.get(0);
    AuditEntry first = entries.get(1);
    AuditEntry other = entries.get(3);
    AuditEntry renumbered = copy(first, 2, first);
    AuditEntry recommitted = copy(first, 1, other);

    try (AuditOpener opener = new AuditOpener(auditor, ORIGIN)) {
      opener.open(opened);
      var refusal = assertThrows(EvidenceException.class, () -> opener.open(recommitted));
      assertTrue(refusal.getMessage().contains("commits to other targets"));
      opener.open(opened);
      opener.open(copy(entries.get(2), 1, entries.get(2)));
      assertThrows(EvidenceException.class, () -> opener.open(renumbered));
    }
  }

  private static AuditEntry copy(AuditEntry entry, long number, AuditEntry commitment) {
    return new AuditEntry(
        number,
        entry.time(),
        entry.monotonicNanos(),
        entry.clockWentBack(),
        entry.act(),
        commitment.commitment(),
        entry.sealedDetail(),
        entry.sealedSeed(),
        entry.reservedAt());
  }

  /** Equal targets neither look equal nor have a telling length. */
  @Test
  void entriesOfOneTargetCannotBeLinked() throws Exception {
    List<AuditEntry> entries = entries(exported());

    assertFalse(entries.get(1).commitment().equals(entries.get(3).commitment()));
    assertEquals(
        entries.get(3).sealedDetail().length(), entries.get(5).sealedDetail().length());
  }

  @Test
  void noTargetStandsInTheClearAnywhere() throws Exception {
    exported();
    try (Stream<Path> files = Files.walk(temporary)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String content = new String(read(file), StandardCharsets.ISO_8859_1);
        assertFalse(content.contains("canary-alice"), file::toString);
        assertFalse(content.contains("999000123456"), file::toString);
      }
    }
  }

  private static byte[] read(Path file) throws IOException {
    return Files.readAllBytes(file);
  }

  @Test
  void theKeyOfAnotherLogIsNotBelieved() throws Exception {
    Path audit = exported();
    VerifierKey other = new VerifierKey(ORIGIN, auditor.publicKey());

    assertThrows(EvidenceException.class, () -> AuditVerifier.verify(audit, other));
  }

  @Test
  void aLogIsNotOpenedWithAnotherKey() throws Exception {
    exported();
    try (KeyVault other = EphemeralKeyVault.create(Set.of(KeyVault.Use.LOG))) {
      LogSigner signer = LogSigner.of(other);
      AuditSealer sealer = new AuditSealer(auditor.publicKey(), ORIGIN);
      assertThrows(
          EvidenceException.class,
          () -> EvidenceLog.open(
              temporary.resolve("log"), ORIGIN, signer, sealer, InstantSource.system()));
    }
  }

  @Test
  void aVaultWithoutALogKeyIsNoSigner() throws Exception {
    try (KeyVault officer = EphemeralKeyVault.create(Set.of(KeyVault.Use.OFFICER))) {
      assertThrows(EvidenceException.class, () -> LogSigner.of(officer));
    }
  }
}
