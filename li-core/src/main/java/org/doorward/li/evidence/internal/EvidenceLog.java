package org.doorward.li.evidence.internal;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.doorward.li.evidence.ActorClass;
import org.doorward.li.evidence.Checkpoint;
import org.doorward.li.evidence.Operation;
import org.doorward.li.evidence.Phase;
import org.doorward.li.evidence.RecordedAct;
import org.doorward.li.evidence.SignedNote;
import org.doorward.li.evidence.TargetDetail;
import org.doorward.li.evidence.TiledLog;
import org.doorward.li.evidence.VerifierKey;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.Octets;
import org.doorward.li.store.internal.Disk;

/**
 * The live audit log. An entry that {@link #append} returned for is durable and under a signed, durable
 * checkpoint. Callers that wait at the same time share one write. After any failed write nothing is written
 * any more and every call fails: no evidence, no access. Thread-safe.
 *
 * <p>In its directory: {@code journal}, the entries; {@code head}, the last signed checkpoint; {@code reserve},
 * room for {@link #appendStop}; {@code audit}, the files that anybody can verify, as of the last
 * {@link #heartbeat}. One thread of its own does all the
 * writing, since an interrupt of a caller must not reach a file.
 */
public final class EvidenceLog implements AutoCloseable {
  private final VerifierKey key;
  private final Disk disk;
  private final AuditFiles audit;
  private final GroupCommit writer;
  private final Reserve reserve;
  private final OpenIntents intents;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();
  private final Object publishing = new Object();
  private final Publication publication; // guarded by publishing

  private EvidenceLog(
      VerifierKey key,
      Disk disk,
      AuditFiles audit,
      GroupCommit writer,
      Publication publication,
      Reserve reserve,
      OpenIntents intents,
      InstantSource clock) {
    this.key = key;
    this.disk = disk;
    this.audit = audit;
    this.writer = writer;
    this.publication = publication;
    this.reserve = reserve;
    this.intents = intents;
    this.clock = clock;
  }

  /**
   * Opens a log, or begins one, and opens a period in it. Reads every entry that is there.
   *
   * @param directory the log's own; made if need be
   * @param origin names the log, for ever
   * @param signer the log key
   * @param sealer seals details to the audit key
   * @param clock tells the time
   * @return the open log
   * @throws EvidenceException if the log is damaged, shorter than what was signed, signed by another key,
   *     open elsewhere, or cannot be written
   */
  public static EvidenceLog open(
      Path directory, String origin, NoteSigner signer, DetailSealer sealer, InstantSource clock)
      throws EvidenceException {
    return open(Disk.local(), directory, origin, signer, sealer, clock);
  }

  static EvidenceLog open(
      Disk disk,
      Path directory,
      String origin,
      NoteSigner signer,
      DetailSealer sealer,
      InstantSource clock)
      throws EvidenceException {
    requireNonNull(clock, "clock");
    HeadFile head = new HeadFile(disk, directory.resolve("head"), origin, signer);
    AuditFiles audit = new AuditFiles(disk, directory.resolve("audit"));
    Recovery.Recovered found = Recovery.run(disk, directory, head, audit);
    Publication publication = new Publication(audit, found.publishedPartial());
    LogWriter writer = new LogWriter(found, head, audit, sealer, clock);
    Reserve reserve;
    try {
      reserve = Reserve.open(disk, directory.resolve("reserve"));
    } catch (EvidenceException e) {
      writer.close();
      throw e;
    }
    try {
      GroupCommit commit =
          GroupCommit.begin(writer, found.signed(), reserve.found(), found.intents());
      EvidenceLog log = new EvidenceLog(
          head.key(), disk, audit, commit, publication, reserve, found.intents(), clock);
      log.begin();
      return log;
    } catch (EvidenceException e) {
      reserve.close();
      throw e;
    }
  }

  /** What stood in the reserved space is in the log now, and all of it is published. */
  private void begin() throws EvidenceException {
    try {
      reserve.clear();
      publish(Request.snapshot(false));
    } catch (EvidenceException e) {
      writer.fail(e);
      writer.join();
      throw e;
    }
  }

  /**
   * Records an act. Returns when the entry is durable and under a signed checkpoint; waits for the disk.
   *
   * @param draft what to record
   * @return the entry's number
   * @throws EvidenceException if it is not recorded, or that is not certain: whatever depends on it must not
   *     happen
   */
  public long append(EntryDraft draft) throws EvidenceException {
    Request request = request(draft);
    writer.submit(request);
    return request.awaitNumber();
  }

  /**
   * Records that something is stopped, narrowed or revoked, which needs no evidence to be allowed: in the
   * log, or, if that cannot be written, in space that was reserved for it. From there it enters the log when
   * that is opened again.
   *
   * @param draft what to record; the reserved space keeps no targets
   * @return the entry's number; empty if it stands in the reserved space
   * @throws EvidenceException if neither can be written; what is recorded happens all the same
   */
  public OptionalLong appendStop(EntryDraft draft) throws EvidenceException {
    try {
      return OptionalLong.of(append(draft));
    } catch (EvidenceException e) {
      reserve.append(draft.act(), clock.instant());
      return OptionalLong.empty();
    }
  }

  /**
   * Has an act recorded without waiting. For what nothing depends on, such as aggregates.
   *
   * @param draft what to record
   * @throws EvidenceException if the log has failed or is closed, or too much is waiting already
   */
  public void appendLater(EntryDraft draft) throws EvidenceException {
    writer.submitLater(request(draft));
  }

  /**
   * Records that the element is there, and publishes what is recorded. To be called at a fixed interval:
   * silence for longer means that something is wrong.
   *
   * @throws EvidenceException if that is not durable
   */
  public void heartbeat() throws EvidenceException {
    RecordedAct beat = EntryDraft.of(Phase.EVENT, ActorClass.ELEMENT, Operation.HEARTBEAT)
        .build()
        .act();
    publish(Request.heartbeat(beat));
  }

  /**
   * Copies the log, as it is now, to where it can be verified: {@code checkpoint}, {@code log.vkey} and
   * {@code tile/…}. Others append meanwhile.
   *
   * @param target a directory; made if need be; an earlier export of this log is brought up to date
   * @return the checkpoint that was exported
   * @throws EvidenceException if the log has failed, or the files cannot be written
   */
  public Checkpoint export(Path target) throws EvidenceException {
    return export(target, head -> {});
  }

  /**
   * The same, with what witnesses add to the head.
   *
   * @param target a directory; made if need be; an earlier export of this log is brought up to date
   * @param shown is shown the head that is exported, and may {@link #attach} to it until it returns
   * @return the checkpoint that was exported
   * @throws EvidenceException if the log has failed, or the files cannot be written
   */
  public Checkpoint export(Path target, Consumer<SignedHead> shown) throws EvidenceException {
    Snapshot state = publish(Request.snapshot(false));
    shown.accept(new SignedHead(state, audit));
    byte[] note;
    synchronized (publishing) {
      note = publication.note(state);
    }
    Snapshot cosigned = new Snapshot(state.checkpoint(), note, state.partial(), state.full());
    new Export(audit, new AuditFiles(disk, target)).run(cosigned, key);
    return state.checkpoint();
  }

  /**
   * Publishes what is recorded, to be shown to witnesses.
   *
   * @return the head, as it is now
   * @throws EvidenceException if the log has failed
   */
  public SignedHead head() throws EvidenceException {
    return new SignedHead(publish(Request.snapshot(false)), audit);
  }

  /**
   * Adds what a witness said of a head to what is published of it. Does nothing once nothing is written any more.
   *
   * @param head what was cosigned
   * @param line the witness's, verified
   * @throws EvidenceException if the files cannot be written
   */
  public void attach(SignedHead head, SignedNote.Signature line) throws EvidenceException {
    synchronized (publishing) {
      if (writer.isShut()) {
        return;
      }
      try {
        publication.attach(head.checkpoint(), line);
      } catch (EvidenceException e) {
        writer.fail(e);
        throw e;
      }
    }
  }

  /**
   * The log's key, to be told to whoever will verify.
   *
   * @return the key; its name is the origin
   */
  public VerifierKey key() {
    return key;
  }

  /**
   * What the log said, when it was opened, was intended and not what became of it.
   *
   * @return read by one thread
   */
  public OpenIntents intents() {
    return intents;
  }

  /**
   * The last checkpoint that is signed and durable.
   *
   * @return what is acknowledged so far
   */
  public Checkpoint checkpoint() {
    return writer.checkpoint();
  }

  /**
   * Whether nothing can be recorded any more.
   *
   * @return true after a failed write, and after {@link #close}
   */
  public boolean isShut() {
    return writer.isShut();
  }

  /**
   * Records what is still waiting, publishes it, and releases the files. Does nothing if the log has failed.
   *
   * @throws EvidenceException if it fails now
   */
  @Override
  public void close() throws EvidenceException {
    synchronized (publishing) {
      try {
        Optional<Snapshot> last = writer.close();
        if (last.isPresent()) {
          publication.run(last.get());
        }
      } finally {
        writer.join();
        reserve.close();
      }
    }
  }

  /** One after the other: the checkpoint that is published never goes back. */
  private Snapshot publish(Request request) throws EvidenceException {
    synchronized (publishing) {
      writer.submit(request);
      Snapshot snapshot = request.awaitSnapshot();
      try {
        publication.run(snapshot);
      } catch (EvidenceException e) {
        writer.fail(e);
        throw e;
      }
      return snapshot;
    }
  }

  /**
   * A fresh key for the commitment to an entry's targets, for whoever has to keep it beside the log.
   *
   * @return 32 octets
   */
  public Octets commitmentKey() {
    byte[] fresh = new byte[TargetDetail.KEY_OCTETS];
    random.nextBytes(fresh);
    return Octets.of(fresh);
  }

  private Request request(EntryDraft draft) throws EvidenceException {
    RecordedAct act = draft.act();
    TargetDetail detail = null;
    if (!draft.targets().isEmpty()) {
      detail = new TargetDetail(
          draft.commitmentKey().length() > 0 ? draft.commitmentKey() : commitmentKey(),
          draft.targets());
    }
    Request request = Request.entry(act, detail);
    if (request.atMostOctets() > TiledLog.MAX_ENTRY_OCTETS) {
      throw new EvidenceException("more than one entry can hold");
    }
    return request;
  }
}
