package org.doorward.li.evidence;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.doorward.li.evidence.internal.EntryDraft;
import org.doorward.li.evidence.internal.EvidenceLog;
import org.doorward.li.evidence.internal.TestKey;
import org.doorward.li.evidence.internal.TestSealer;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.Octets;
import org.doorward.li.identifier.Sensitive;
import org.doorward.li.identifier.Xid;

/**
 * A log in which a vendor is refused before a checkpoint that is kept, gets in after another, and in which an ADMF activates
 * and reads a task; and proof bundles as lists of lines.
 */
final class BundleFixture {
  static final VerifierKey KEY =
      new VerifierKey("li.example/ne-1", Octets.of(TestKey.LOG.publicKey()));

  static final Xid ALICE = Xid.of("3d6f0a52-7c1e-4b8a-9f21-5c0de4a7b911");
  static final Xid BOB = Xid.of("0f5b2c1d-8a3e-4d97-b6c4-1e2f3a4b5c6d");
  static final Octets MANDATE = Octets.of(new byte[32]);

  final Path audit;
  /** After 3 entries. */
  final Octets start;
  /** After 6 entries: the vendor has been refused once. */
  final Octets early;
  /** After 11: the task is there, and was read. */
  final Octets middle;

  private Octets seen = Octets.EMPTY;

  private BundleFixture(Path audit, Octets start, Octets early, Octets middle) {
    this.audit = audit;
    this.start = start;
    this.early = early;
    this.middle = middle;
  }

  /** Period (0), refusal, four heartbeats | activation, reading, their outcomes, refusal | the vendor's visit, a seal. */
  static BundleFixture of(Path directory) throws EvidenceException, IOException {
    Path audit = directory.resolve("audit");
    try (EvidenceLog log = EvidenceLog.open(
        directory.resolve("log"),
        KEY.name(),
        TestKey.LOG,
        TestSealer.open(),
        InstantSource.system())) {
      log.append(vendor(Phase.REFUSAL, Operation.VENDOR_SESSION_OPENED).build());
      beat(log, 1);
      Octets start = exported(log, audit);
      beat(log, 3);
      Octets early = exported(log, audit);
      done(log, task(Operation.ACTIVATE_TASK, ALICE).mandate(MANDATE).build());
      done(log, task(Operation.GET_TASK_DETAILS, ALICE).build());
      log.append(EntryDraft.of(Phase.REFUSAL, ActorClass.UNKNOWN, Operation.LIST_ALL_DETAILS)
          .reason(Reason.NOT_BOUND, 1040)
          .build());
      Octets middle = exported(log, audit);
      log.append(EntryDraft.of(Phase.EVENT, ActorClass.OFFICER, Operation.GRANT_SUBMITTED)
          .persons(List.of("carol", "dave"))
          .build());
      log.append(vendor(Phase.EVENT, Operation.VENDOR_SESSION_OPENED).build());
      done(log, vendor(Phase.INTENT, Operation.VENDOR_VERSION).build());
      log.append(vendor(Phase.EVENT, Operation.VENDOR_SESSION_ENDED).build());
      log.append(EntryDraft.of(Phase.EVENT, ActorClass.ELEMENT, Operation.SEAL)
          .counts(List.of(new SealCount(ALICE, Did.random(), 1, 2, 0, 0, 1, 2)))
          .build());
      exported(log, audit);
      return new BundleFixture(audit, start, early, middle);
    }
  }

  private static void beat(EvidenceLog log, int times) throws EvidenceException {
    for (int i = 0; i < times; i++) {
      log.append(
          EntryDraft.of(Phase.EVENT, ActorClass.ELEMENT, Operation.HEARTBEAT).build());
    }
  }

  private static EntryDraft.Builder vendor(Phase phase, Operation operation) {
    return EntryDraft.of(phase, ActorClass.VENDOR, operation);
  }

  private static EntryDraft.Builder task(Operation operation, Xid xid) {
    return EntryDraft.of(Phase.INTENT, ActorClass.ADMF, operation)
        .xid(xid)
        .targets(List.of(Sensitive.of("sipUri:sip:canary@example.com")));
  }

  private static void done(EvidenceLog log, EntryDraft intent) throws EvidenceException {
    log.append(intent.outcome(log.append(intent), Reason.NONE, 0));
  }

  private static Octets exported(EvidenceLog log, Path audit)
      throws EvidenceException, IOException {
    log.export(audit);
    return Octets.of(Files.readAllBytes(audit.resolve("checkpoint")));
  }

  BundleRange until(Octets later) {
    return new BundleRange(Optional.empty(), Optional.of(later));
  }

  BundleRange between(Octets earlier, Octets later) {
    return new BundleRange(Optional.of(earlier), Optional.of(later));
  }

  BundleRange since(Octets earlier) {
    return new BundleRange(Optional.of(earlier), Optional.empty());
  }

  /** Makes a bundle, and takes it apart. */
  List<String> lines(Question question, BundleRange range) throws EvidenceException, IOException {
    Path file = audit.resolveSibling("lines");
    BundleWriter.write(audit, KEY, this::verifyOnce, question, range, file);
    return Files.readAllLines(file, ISO_8859_1);
  }

  VerifiedBundle verify(Path file) throws EvidenceException {
    return BundleVerifier.verify(file, KEY, this::verifyOnce, entry -> {});
  }

  VerifiedBundle verify(List<String> lines) throws EvidenceException, IOException {
    Path file = audit.resolveSibling("changed");
    Files.writeString(file, String.join("\n", lines) + "\n", ISO_8859_1);
    return verify(file);
  }

  /** The last line as it has to be after the others: whoever changes a bundle does that, too. */
  static List<String> redigested(List<String> lines) throws Exception {
    List<String> whole = new ArrayList<>(lines.subList(0, lines.size() - 1));
    byte[] digest = MessageDigest.getInstance("SHA-256")
        .digest((String.join("\n", whole) + "\n").getBytes(ISO_8859_1));
    whole.add("sha256 " + HexFormat.of().formatHex(digest));
    return whole;
  }

  /** Thousands of changed bundles have the same good checkpoints. */
  private void verifyOnce(Octets key, byte[] message, Octets signature) throws EvidenceException {
    Octets signed = Octets.of(
        (key.toHex() + Octets.of(message).toHex() + signature.toHex()).getBytes(ISO_8859_1));
    if (!signed.equals(seen)) {
      TestKey.LOG.verify(key, message, signature);
      seen = signed;
    }
  }
}
