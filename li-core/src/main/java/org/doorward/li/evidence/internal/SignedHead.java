package org.doorward.li.evidence.internal;

import java.util.List;
import org.doorward.li.evidence.AddCheckpoint;
import org.doorward.li.evidence.Checkpoint;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.Octets;

/** A head of the log that is signed and durable, as a witness is shown it. Thread-safe; reading proofs blocks on the disk. */
public final class SignedHead {
  private final Checkpoint checkpoint;
  private final Octets note;
  private final TreeProofs proofs;

  SignedHead(Snapshot snapshot, AuditFiles files) {
    this.checkpoint = snapshot.checkpoint();
    this.note = Octets.of(snapshot.note());
    this.proofs = new TreeProofs(snapshot, files.reader());
  }

  /** What is signed. */
  public Checkpoint checkpoint() {
    return checkpoint;
  }

  /**
   * What to ask a witness that has seen the log at an earlier size.
   *
   * @param old its size then, at most the present one; 0 if it has seen nothing
   * @throws EvidenceException if what the proof is made of cannot be read
   */
  public AddCheckpoint since(long old) throws EvidenceException {
    List<Octets> proof = old == 0 ? List.of() : proofs.consistency(old);
    return new AddCheckpoint(old, proof, note);
  }
}
