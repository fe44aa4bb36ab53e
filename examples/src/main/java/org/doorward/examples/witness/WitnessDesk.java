package org.doorward.examples.witness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.doorward.li.authority.PeerIdentity;
import org.doorward.li.crypto.evidence.AuditVerifier;
import org.doorward.li.crypto.evidence.WitnessSigner;
import org.doorward.li.evidence.AddCheckpoint;
import org.doorward.li.evidence.Checkpoint;
import org.doorward.li.evidence.MerkleTree;
import org.doorward.li.evidence.SignedNote;
import org.doorward.li.evidence.VerifierKey;
import org.doorward.li.evidence.WitnessAnswer;
import org.doorward.li.evidence.WitnessAnswer.Conflict;
import org.doorward.li.evidence.WitnessAnswer.Cosigned;
import org.doorward.li.evidence.WitnessAnswer.Refusal;
import org.doorward.li.evidence.WitnessAnswer.Refused;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.Octets;
import org.doorward.li.netty.witness.WitnessEndpoint;

/**
 * Decides what a witness cosigns: of each log that it knows what continues the checkpoint that it kept last, which it
 * replaces before it signs. So no two roots of one size are ever cosigned, whatever happens to the process.
 * Thread-safe.
 *
 * @clause C2SP tlog-witness
 */
public final class WitnessDesk implements WitnessEndpoint {
  private final WitnessSigner signer;
  private final InstantSource clock;
  private final Map<String, Known> logs = new HashMap<>();

  /** A log, and what was seen of it. Guarded by itself. */
  private static final class Known {
    final VerifierKey key;
    final Memory memory;
    Optional<Checkpoint> last;
    boolean uncertain;

    Known(VerifierKey key, Memory memory) throws EvidenceException, IOException {
      this.key = key;
      this.memory = memory;
      this.last = memory.last();
    }
  }

  /**
   * A witness of some logs.
   *
   * @param signer its key
   * @param logs the keys of the logs, known from elsewhere
   * @param state where it keeps what it saw; of this process alone
   * @param clock tells the time that is signed
   */
  public WitnessDesk(WitnessSigner signer, List<VerifierKey> logs, Path state, InstantSource clock)
      throws EvidenceException, IOException {
    this.signer = signer;
    this.clock = clock;
    for (VerifierKey log : logs) {
      if (this.logs.put(log.name(), new Known(log, new Memory(state, log))) != null) {
        throw new EvidenceException("two logs of one name");
      }
    }
  }

  @Override
  public WitnessAnswer add(PeerIdentity peer, AddCheckpoint request) {
    SignedNote note;
    Checkpoint claimed;
    try {
      note = SignedNote.parse(request.note().toByteArray());
      claimed = Checkpoint.parse(note.text());
    } catch (EvidenceException e) {
      return new Refused(Refusal.MALFORMED);
    }
    Known log = logs.get(claimed.origin());
    if (log == null) {
      return new Refused(Refusal.UNKNOWN_LOG);
    }
    try {
      note.requireSignedBy(log.key, AuditVerifier.notes());
    } catch (EvidenceException e) {
      return new Refused(Refusal.NOT_SIGNED);
    }
    if (request.oldSize() > claimed.size()) {
      return new Refused(Refusal.MALFORMED);
    }
    synchronized (log) {
      return cosign(log, request, note, claimed);
    }
  }

  private WitnessAnswer cosign(
      Known log, AddCheckpoint request, SignedNote note, Checkpoint claimed) {
    long known = log.last.map(Checkpoint::size).orElse(0L);
    if (log.uncertain) {
      throw new IllegalStateException("what is kept of the log is not certain any more");
    }
    if (request.oldSize() != known) {
      return new Conflict(known);
    }
    try {
      if (log.last.isPresent() && known > 0) {
        MerkleTree.verifyConsistency(
            known, claimed.size(), log.last.get().root(), claimed.root(), request.proof());
      } else if (!request.proof().isEmpty()) {
        return new Refused(Refusal.INCONSISTENT);
      }
    } catch (EvidenceException e) {
      return new Refused(Refusal.INCONSISTENT);
    }
    try {
      log.uncertain = true; // unless the next line returns
      log.memory.keep(Octets.of(note.encode()));
      log.last = Optional.of(claimed);
      log.uncertain = false;
      return new Cosigned(signer.key(), signer.cosign(note, clock.instant()));
    } catch (IOException e) {
      throw new UncheckedIOException("what was seen of a log cannot be kept", e);
    } catch (EvidenceException e) {
      throw new IllegalStateException("the witness's key cannot be used now", e);
    }
  }

  /** Whether somebody is one of the logs' elements, whose certificate binds the log's name. */
  public boolean mayAsk(PeerIdentity peer) {
    return logs.keySet().stream().anyMatch(name -> peer.binds(PeerIdentity.ComponentRole.NE, name));
  }
}
