package org.doorward.examples.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.doorward.li.crypto.evidence.AuditKey;
import org.doorward.li.crypto.evidence.AuditVerifier;
import org.doorward.li.crypto.evidence.internal.AuditSealer;
import org.doorward.li.crypto.evidence.internal.LogSigner;
import org.doorward.li.crypto.key.EphemeralKeyVault;
import org.doorward.li.crypto.key.KeyVault;
import org.doorward.li.evidence.ActorClass;
import org.doorward.li.evidence.Operation;
import org.doorward.li.evidence.Phase;
import org.doorward.li.evidence.VerifiedLog;
import org.doorward.li.evidence.internal.EntryDraft;
import org.doorward.li.evidence.internal.EvidenceLog;
import org.doorward.li.identifier.AdmfIdentifier;
import org.doorward.li.identifier.Octets;
import org.doorward.li.identifier.Sensitive;
import org.doorward.li.identifier.Xid;
import org.doorward.li.spec.lab.Lab;

/**
 * The log of an element, with its keys, its files and its syncs: how many entries it takes, and how fast it is
 * verified. Each caller waits until his entry is durable and under a signed, durable checkpoint.
 */
final class EvidenceFigures {
  private static final String ORIGIN = "ne-1.li.example";

  /** As many as wait at a busy element: each is a thread, and they share two syncs and a signature. */
  private static final int CALLERS = 512;

  private static final int WARM_UP = 4;
  private static final int ROUNDS = 3;
  private static final int CALLS = 400;
  private static final int VERIFIED = 100_000;

  private EvidenceFigures() {}

  /**
   * Measures.
   *
   * @param directory on the disk that is to be measured; what is written below it is removed
   */
  static List<Figure> measure(Path directory) throws Exception {
    List<Figure> figures = new ArrayList<>();
    Files.createDirectories(directory);
    Path own = Files.createTempDirectory(directory, "evidence");
    try {
      figures.add(append("append", own.resolve("plain"), () -> activation().build()));
      figures.add(append("append sealed", own.resolve("sealed"), EvidenceFigures::sealed));
      try (Lab lab = Lab.open(own.resolve("element"))) {
        figures.add(AddedByTheLog.measure(lab, own));
      }
      figures.add(verify(own));
    } finally {
      remove(own);
    }
    return figures;
  }

  private interface Drafts {
    EntryDraft next();
  }

  /** What an activation records, without its targets. */
  private static EntryDraft.Builder activation() {
    return EntryDraft.of(Phase.INTENT, ActorClass.ADMF, Operation.ACTIVATE_TASK)
        .xid(Xid.random())
        .certificate(digest())
        .admf(new AdmfIdentifier("admf-1.li.example"))
        .mandate(digest())
        .policy(Octets.of(new byte[16]), 1);
  }

  private static EntryDraft sealed() {
    long number = ThreadLocalRandom.current().nextLong(1_000_000_000L);
    return activation()
        .targets(List.of(Sensitive.of("e164Number:999" + number)))
        .build();
  }

  private static Octets digest() {
    byte[] digest = new byte[32];
    ThreadLocalRandom.current().nextBytes(digest);
    return Octets.of(digest);
  }

  private static Figure append(String name, Path log, Drafts drafts) throws Exception {
    try (KeyVault keys = EphemeralKeyVault.create(Set.of(KeyVault.Use.LOG));
        AuditKey auditor = AuditKey.generate();
        EvidenceLog open = open(log, keys, auditor)) {
      List<Load.Call> callers = Collections.nCopies(CALLERS, () -> open.append(drafts.next()));
      for (int i = 0; i < WARM_UP; i++) {
        Load.of(callers, CALLS);
      }
      Rounds rates = new Rounds();
      Rounds slowest = new Rounds();
      for (int i = 0; i < ROUNDS; i++) {
        Load load = Load.of(callers, CALLS);
        rates.add(load.perSecond());
        slowest.add(load.p999());
      }
      long expected = (long) (WARM_UP + ROUNDS) * CALLERS * CALLS;
      if (open.checkpoint().size() < expected) {
        throw new IllegalStateException("the log has fewer entries than were appended");
      }
      return Figure.of(name, "entries/s", rates, "Ed25519").withP999(slowest.median());
    }
  }

  private static EvidenceLog open(Path log, KeyVault keys, AuditKey auditor) throws Exception {
    return EvidenceLog.open(
        log,
        ORIGIN,
        LogSigner.of(keys),
        new AuditSealer(auditor.publicKey(), ORIGIN),
        InstantSource.system());
  }

  /** A log of 100,000 entries, one in four of them sealed, from the files that are handed out. */
  private static Figure verify(Path directory) throws Exception {
    Path exported = directory.resolve("exported");
    try (KeyVault keys = EphemeralKeyVault.create(Set.of(KeyVault.Use.LOG));
        AuditKey auditor = AuditKey.generate();
        EvidenceLog log = open(directory.resolve("verified"), keys, auditor)) {
      Load.Call caller = () -> {
        log.append(sealed());
        log.append(activation().build());
        log.append(activation().build());
        log.append(activation().build());
      };
      Load.of(Collections.nCopies(CALLERS, caller), VERIFIED / CALLERS / 4);
      while (log.checkpoint().size() < VERIFIED) {
        log.append(activation().build());
      }
      log.export(exported);
      Rounds rates = new Rounds();
      for (int i = 0; i < WARM_UP + ROUNDS; i++) {
        long start = System.nanoTime();
        VerifiedLog verified = AuditVerifier.verify(exported, log.key());
        double seconds = (System.nanoTime() - start) / 1e9;
        if (verified.checkpoint().size() != VERIFIED) {
          throw new IllegalStateException("another number of entries was verified");
        }
        if (i >= WARM_UP) {
          rates.add(VERIFIED / seconds);
        }
      }
      return Figure.of("verify", "entries/s", rates, "Ed25519");
    }
  }

  private static void remove(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
