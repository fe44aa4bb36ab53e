package org.doorward.li.evidence;

import static java.util.Objects.requireNonNull;

/**
 * What a witness says to a log that asks it to cosign. Immutable.
 *
 * @clause C2SP tlog-witness
 */
public sealed interface WitnessAnswer {
  /** Why a witness does not cosign. */
  enum Refusal {
    /** The request cannot be read, or says that the log was longer than it is. */
    MALFORMED(400),
    /** No key of the log has signed the checkpoint. */
    NOT_SIGNED(403),
    /** The witness does not know the log. */
    UNKNOWN_LOG(404),
    /** The checkpoint does not continue what the witness has seen, or is not proven to. */
    INCONSISTENT(422);

    private final int status;

    Refusal(int status) {
      this.status = status;
    }

    /**
     * How HTTP says it.
     *
     * @return the status
     */
    public int status() {
      return status;
    }
  }

  /**
   * The witness has cosigned, and will cosign nothing any more that contradicts it.
   *
   * @param witness whose word it is
   * @param cosignature what it added
   */
  record Cosigned(WitnessKey witness, Cosignature cosignature) implements WitnessAnswer {
    /**
     * Refuses null.
     *
     * @param witness not null
     * @param cosignature not null
     */
    public Cosigned {
      requireNonNull(witness, "witness");
      requireNonNull(cosignature, "cosignature");
    }
  }

  /**
   * The witness has seen another size last than the log says.
   *
   * @param size how many entries the log had then; 0 if the witness has seen nothing of it
   */
  record Conflict(long size) implements WitnessAnswer {
    /**
     * Refuses a negative size.
     *
     * @param size zero or more
     */
    public Conflict {
      if (size < 0) {
        throw new IllegalArgumentException("a size below 0");
      }
    }
  }

  /**
   * The witness does not cosign.
   *
   * @param refusal why
   */
  record Refused(Refusal refusal) implements WitnessAnswer {
    /**
     * Refuses null.
     *
     * @param refusal not null
     */
    public Refused {
      requireNonNull(refusal, "refusal");
    }
  }
}
