package org.doorward.li.authority.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.doorward.li.authority.Envelope;
import org.doorward.li.fault.DecodeException;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.Octets;
import org.doorward.li.store.internal.Disk;
import org.doorward.li.store.internal.Journal;

/**
 * The file of the trust policies that an element was brought while it ran: whoever embeds the element does not have
 * them. They are signed, so nothing in the file is believed; what is missing from it, the log names. Not thread-safe.
 */
public final class KeptPolicies {
  private static final String FORMAT = "trust-policies/1";

  private final Disk disk;
  private final Path file;

  /** The file, which need not be there; nobody else has it open. */
  public KeptPolicies(Disk disk, Path file) {
    this.disk = disk;
    this.file = file;
  }

  /**
   * What is in the file.
   *
   * @return encoded as it came, oldest first; nothing if there is no file
   * @throws EvidenceException if it is damaged or cannot be read
   */
  public List<Envelope> read() throws EvidenceException {
    List<Envelope> kept = new ArrayList<>();
    if (Files.exists(file)) {
      Journal.open(disk, file, FORMAT, (index, record) -> kept.add(envelope(record)))
          .close();
    }
    return kept;
  }

  private static Envelope envelope(byte[] record) throws EvidenceException {
    try {
      return Envelope.decode(Octets.of(record));
    } catch (DecodeException e) {
      throw new EvidenceException("a trust policy is not kept as it has to be", e);
    }
  }

  /**
   * Keeps one more, durably.
   *
   * @param policy as it came
   * @throws EvidenceException if it cannot be kept; then it may be there all the same
   */
  public void keep(Envelope policy) throws EvidenceException {
    byte[] record = policy.encode().toByteArray();
    try (Journal journal = Journal.open(disk, file, FORMAT, (index, any) -> {})) {
      journal.append(record);
      journal.sync();
    }
  }
}
