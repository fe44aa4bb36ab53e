package org.doorward.li.record;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.doorward.li.evidence.Checkpoint;
import org.doorward.li.identifier.Octets;

/**
 * How an exchange ended, as an ADMF records it. Immutable.
 *
 * @param kind how
 * @param code the X1 code of a refusal; 0 otherwise
 * @param responseSha256 of the response as the library writes it; empty if there is none
 * @param checkpoint the last one of the element's log that the ADMF had been shown
 */
public record RecordedOutcome(
    Kind kind, int code, Octets responseSha256, Optional<Checkpoint> checkpoint) {
  /** How an exchange can end. */
  public enum Kind {
    /** The element has done it. */
    ACKNOWLEDGED(1),
    /** The element does it later. */
    ACCEPTED(2),
    /** The element has told what was asked. */
    ANSWERED(3),
    /** The element refused. */
    REFUSED(4),
    /** It certainly had no effect. */
    NO_EFFECT(5),
    /** It may have had its effect. */
    UNKNOWN(6);

    private final int number;

    Kind(int number) {
      this.number = number;
    }

    int number() {
      return number;
    }
  }

  /**
   * Checks the digest.
   *
   * @param kind not null
   * @param code 0 unless it is a refusal
   * @param responseSha256 32 octets or none
   * @param checkpoint not null
   * @throws IllegalArgumentException if a part does not fit
   */
  public RecordedOutcome {
    requireNonNull(kind, "kind");
    if (code != 0 && kind != Kind.REFUSED) {
      throw new IllegalArgumentException("only a refusal has a code");
    }
    if (responseSha256.length() != 0 && responseSha256.length() != 32) {
      throw new IllegalArgumentException("a SHA-256 has 32 octets");
    }
    requireNonNull(checkpoint, "checkpoint");
  }
}
