package org.doorward.li.authority.internal;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.doorward.li.authority.Mandate;
import org.doorward.li.authority.MandateId;
import org.doorward.li.authority.wire.SpentMandate;
import org.doorward.li.fault.AuthorityException;
import org.doorward.li.fault.DecodeException;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.Octets;
import org.doorward.li.protobuf.StrictProtobuf;
import org.doorward.li.store.internal.Disk;
import org.doorward.li.store.internal.DiskFile;
import org.doorward.li.store.internal.Journal;

/**
 * Which mandates have been used. A mandate is spent, durably, before it takes effect; from then on it permits
 * the one task that it names, again after a crash, until that task ends: then nothing any more. Thread-safe; calls
 * that write block on the disk.
 */
public final class SpentMandates implements AutoCloseable {
  /**
   * How long a mandate is remembered beyond its end. Far more than clocks differ, so that a clock that is wrong at
   * one start does not make the element forget what it has used.
   */
  public static final Duration RETENTION = Duration.ofDays(30);

  private static final String FORMAT = "spent-mandates/1";

  /** How a mandate stands. */
  public enum Use {
    /** Never used. */
    FRESH,
    /** Used; its task has not ended. */
    RUNNING,
    /** Used, and its task has ended. */
    ENDED,
    /** Its identifier belongs to another mandate, which was used. */
    OTHER
  }

  private record Spent(Octets digest, Instant notAfter, boolean ended) {}

  private final Journal journal;
  private final Map<MandateId, Spent> spent;

  private SpentMandates(Journal journal, Map<MandateId, Spent> spent) {
    this.journal = journal;
    this.spent = spent;
  }

  /**
   * Opens the store in {@code file}, or begins one. Mandates that ended more than {@link #RETENTION} ago are
   * forgotten, and the file is written anew without them.
   *
   * @param disk where the file is
   * @param file the store; nobody else has it open
   * @param now by the element's clock
   * @return the store
   * @throws EvidenceException if the file cannot be read or written, or is damaged
   */
  public static SpentMandates open(Disk disk, Path file, Instant now) throws EvidenceException {
    Map<MandateId, Spent> spent = new HashMap<>();
    Journal journal = Journal.open(disk, file, FORMAT, (index, record) -> read(record, spent));
    long records = journal.records();
    spent.values().removeIf(one -> one.notAfter().plus(RETENTION).isBefore(now));
    if (records > spent.size()) {
      journal.close();
      rewrite(disk, file, spent);
      journal = Journal.open(disk, file, FORMAT, (index, record) -> {});
    }
    return new SpentMandates(journal, spent);
  }

  private static void read(byte[] octets, Map<MandateId, Spent> spent) throws EvidenceException {
    try {
      SpentMandate record = StrictProtobuf.read(SpentMandate.parser(), octets);
      spent.put(
          new MandateId(Octets.of(record.getMandateId().toByteArray())),
          new Spent(
              Octets.of(record.getDigest().toByteArray()),
              Instant.ofEpochSecond(record.getNotAfter()),
              record.getEnded()));
    } catch (DecodeException | IllegalArgumentException e) {
      throw new EvidenceException("store of spent mandates holds something else", e);
    }
  }

  private static byte[] record(MandateId id, Spent one) {
    return StrictProtobuf.write(SpentMandate.newBuilder()
        .setMandateId(ByteString.copyFrom(id.value().asByteBuffer()))
        .setDigest(ByteString.copyFrom(one.digest().asByteBuffer()))
        .setNotAfter(one.notAfter().getEpochSecond())
        .setEnded(one.ended())
        .build());
  }

  /** Puts one record for each mandate in the place of all there were. After a crash there are these or those. */
  private static void rewrite(Disk disk, Path file, Map<MandateId, Spent> spent)
      throws EvidenceException {
    Path draft = file.resolveSibling(file.getFileName() + ".draft");
    try {
      disk.delete(draft);
      try (Journal journal = Journal.open(disk, draft, FORMAT, (index, record) -> {})) {
        for (var one : spent.entrySet()) {
          journal.append(record(one.getKey(), one.getValue()));
        }
      }
      byte[] content;
      try (DiskFile written = disk.open(draft)) {
        content = new byte[Math.toIntExact(written.size())];
        written.read(0, content, content.length);
      }
      disk.replace(file, content);
      disk.delete(draft);
    } catch (IOException e) {
      throw new EvidenceException("store of spent mandates cannot be written anew", e);
    }
  }

  /** How a mandate stands. */
  public synchronized Use use(SignedDocument<Mandate> mandate) {
    Spent before = spent.get(mandate.content().id());
    if (before == null) {
      return Use.FRESH;
    }
    if (!before.digest().equals(mandate.digest())) {
      return Use.OTHER;
    }
    return before.ended() ? Use.ENDED : Use.RUNNING;
  }

  /**
   * Uses a mandate. When this returns it is used for good, whatever happens next.
   *
   * @param mandate fresh, or running before a restart
   * @throws AuthorityException if its task has ended, or another mandate has its identifier
   * @throws EvidenceException if it cannot be recorded; it must not take effect then
   */
  public synchronized void spend(SignedDocument<Mandate> mandate)
      throws AuthorityException, EvidenceException {
    switch (use(mandate)) {
      case FRESH -> {
        Mandate content = mandate.content();
        write(content.id(), new Spent(mandate.digest(), content.validity().notAfter(), false));
      }
      case RUNNING -> {
        // The same task again, after a restart: it is recorded already.
      }
      case ENDED -> throw new AuthorityException("expected a mandate whose task has not ended");
      case OTHER ->
        throw new AuthorityException("expected a mandate with an identifier of its own");
    }
  }

  /**
   * Says that the task of a mandate has ended. That counts at once in this process, even if it cannot be recorded.
   *
   * @param mandate running or ended
   * @throws EvidenceException if it cannot be recorded: after a restart the task could be activated again
   */
  public synchronized void end(SignedDocument<Mandate> mandate) throws EvidenceException {
    if (use(mandate) == Use.RUNNING) {
      Spent ended = new Spent(mandate.digest(), mandate.content().validity().notAfter(), true);
      spent.put(mandate.content().id(), ended);
      write(mandate.content().id(), ended);
    }
  }

  private void write(MandateId id, Spent one) throws EvidenceException {
    journal.append(record(id, one));
    journal.sync();
    spent.put(id, one);
  }

  /**
   * Releases the file.
   *
   * @throws EvidenceException if the file cannot be made durable
   */
  @Override
  public synchronized void close() throws EvidenceException {
    journal.close();
  }
}
