package org.doorward.li.netty.admf;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.doorward.li.crypto.evidence.AuditKey;
import org.doorward.li.crypto.evidence.RecordOpener;
import org.doorward.li.crypto.evidence.internal.RecordSealer;
import org.doorward.li.fault.DecodeException;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.AdmfIdentifier;
import org.doorward.li.identifier.Octets;
import org.doorward.li.record.RecordedExchange;
import org.doorward.li.store.internal.Disk;
import org.doorward.li.store.internal.Journal;

/**
 * The record of an ADMF: one append-only file with what it asked of which element, when, and what it was told, to
 * be held against the elements' own logs. Each record is durable when {@link #append} returns, and sealed: only
 * the audit key opens it, so that neither the ADMF nor who takes its disk can read what it has done. Thread-safe.
 *
 * <p>The file is a journal of the format {@code exchanges/1}: what an interrupted write left is cut when it is opened
 * again, other damage is refused.
 */
public final class ExchangeRecord implements AutoCloseable {
  private static final String FORMAT = "exchanges/1";

  private final Journal journal;
  private final RecordSealer sealer;

  private ExchangeRecord(Journal journal, RecordSealer sealer) {
    this.journal = journal;
    this.sealer = sealer;
  }

  /**
   * Opens a record, or begins one.
   *
   * @param file the file; its directory is there
   * @param self whose record it is
   * @param auditKey public half of the operator's audit key, 32 octets
   * @return the record, behind what is there
   * @throws EvidenceException if the file cannot be read or written, holds another format, or is damaged
   */
  public static ExchangeRecord open(Path file, AdmfIdentifier self, Octets auditKey)
      throws EvidenceException {
    RecordSealer sealer = new RecordSealer(auditKey, origin(self));
    Journal journal = Journal.open(Disk.local(), file, FORMAT, (index, record) -> {});
    try {
      journal.append(sealer.openPeriod());
      journal.sync();
    } catch (EvidenceException e) {
      journal.close();
      throw e;
    }
    return new ExchangeRecord(journal, sealer);
  }

  private static String origin(AdmfIdentifier self) {
    return "exchanges of " + self.value();
  }

  /**
   * Reads a record that nobody has open.
   *
   * @param file the file
   * @param self whose record it is
   * @param key the audit key
   * @return what was recorded, in order
   * @throws EvidenceException if the file is damaged, or was not sealed to that key for that ADMF
   */
  public static List<RecordedExchange> read(Path file, AdmfIdentifier self, AuditKey key)
      throws EvidenceException {
    List<RecordedExchange> all = new ArrayList<>();
    try (RecordOpener opener = new RecordOpener(key, origin(self));
        Journal journal = Journal.open(Disk.local(), file, FORMAT, (index, record) -> {
          Optional<byte[]> opened = opener.open(index, record);
          if (opened.isPresent()) {
            all.add(decoded(index, opened.get()));
          }
        })) {
      if (journal.records() == 0) {
        throw new EvidenceException("the record is empty");
      }
      return all;
    }
  }

  private static RecordedExchange decoded(long index, byte[] octets) throws EvidenceException {
    try {
      return RecordedExchange.decode(octets);
    } catch (DecodeException e) {
      throw new EvidenceException("record " + index + ": " + e.getMessage(), e);
    }
  }

  /**
   * Appends a record and waits until it is durable.
   *
   * @param exchange what to record
   * @throws EvidenceException if it cannot be written, now or since an earlier failure
   */
  public synchronized void append(RecordedExchange exchange) throws EvidenceException {
    journal.append(sealer.seal(journal.records(), exchange.encode()));
    journal.sync();
  }

  /**
   * Releases the file.
   *
   * @throws EvidenceException if it cannot be written any more
   */
  @Override
  public synchronized void close() throws EvidenceException {
    journal.close();
  }
}
