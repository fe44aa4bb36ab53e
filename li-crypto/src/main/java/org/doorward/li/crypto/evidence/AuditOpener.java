package org.doorward.li.crypto.evidence;

import java.util.Arrays;
import java.util.Optional;
import org.doorward.li.crypto.evidence.internal.DetailChain;
import org.doorward.li.crypto.evidence.internal.SealedSeed;
import org.doorward.li.evidence.AuditEntry;
import org.doorward.li.evidence.TargetDetail;
import org.doorward.li.fault.DecodeException;
import org.doorward.li.fault.EvidenceException;
import org.jspecify.annotations.Nullable;

/**
 * Opens the details of one log with the audit key, and checks that each entry commits to just what its detail
 * says. Belongs to the auditor's process. Not thread-safe.
 */
public final class AuditOpener implements AutoCloseable {
  private final AuditKey key;
  private final String origin;
  private @Nullable DetailChain chain;
  private long next;

  /**
   * An opener for one log.
   *
   * @param key stays the caller's, who closes it
   * @param origin of the log
   */
  public AuditOpener(AuditKey key, String origin) {
    this.key = key;
    this.origin = origin;
  }

  /**
   * Opens the detail of the next entry. Each entry must be given, from the first one or from any that opens
   * a period, since every detail's key comes from the one before.
   *
   * @param entry the next one
   * @return the targets; empty for an entry without any
   * @throws EvidenceException if the detail does not open, or the entry commits to something else
   * @throws IllegalArgumentException if it is not the next entry
   */
  public Optional<TargetDetail> open(AuditEntry entry) throws EvidenceException {
    if (entry.sealedSeed().length() > 0) {
      byte[] seed = SealedSeed.open(key.pair(), origin, entry.sealedSeed().toByteArray());
      close();
      chain = new DetailChain(seed);
      Arrays.fill(seed, (byte) 0);
    } else if (chain == null || entry.number() != next) {
      throw new IllegalArgumentException("entry " + entry.number() + " is not the next one");
    }
    next = entry.number() + 1;
    if (entry.sealedDetail().length() == 0) {
      return Optional.empty();
    }
    byte[] opened = chain.open(entry.number(), entry.sealedDetail().toByteArray());
    try {
      TargetDetail detail = TargetDetail.decode(opened);
      if (!detail.commitment().equals(entry.commitment())) {
        throw new EvidenceException("entry " + entry.number() + " commits to other targets");
      }
      return Optional.of(detail);
    } catch (DecodeException e) {
      throw new EvidenceException("entry " + entry.number() + ": " + e.getMessage(), e);
    } finally {
      Arrays.fill(opened, (byte) 0);
    }
  }

  /** Erases the period's keys. */
  @Override
  public void close() {
    if (chain != null) {
      chain.close();
      chain = null;
    }
  }
}
