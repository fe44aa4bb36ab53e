package org.doorward.li.store;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.Octets;

/**
 * Keeps an element's state: tasks, destinations and what else has to outlive the process. What it is given is
 * sealed already, with keys that it does not have, and named by keyed digests: whoever keeps it learns no target.
 *
 * <p>Called on worker threads, several at a time; may block on the disk. Thread-safe. {@code TaskStoreContract} in
 * the module {@code spec} checks an implementation.
 */
public interface TaskStore extends AutoCloseable {
  /** What a record is about. */
  enum Kind {
    /** A task that is live. */
    TASK,
    /** A destination. */
    DESTINATION,
    /** A generic object. */
    OBJECT,
    /** A fault that an ADMF may have been told of. */
    FAULT,
    /** A report that an ADMF has not acknowledged. */
    REPORT,
    /** A mandate that has come. */
    MANDATE,
    /** A mandate that has been used. */
    SPENT,
    /** Something that an officer has revoked. */
    REVOCATION
  }

  /**
   * What becomes of one record.
   *
   * @param kind what it is about
   * @param id names it among those of its kind, 1 to 64 octets
   * @param value what it says from now on, at most 1 MiB; empty if it goes
   */
  record Change(Kind kind, Octets id, Optional<Octets> value) {
    /** The longest name of a record. */
    public static final int MAX_ID_OCTETS = 64;

    /** The longest record. */
    public static final int MAX_VALUE_OCTETS = 1 << 20;

    /**
     * Checks the lengths.
     *
     * @param kind not null
     * @param id 1 to {@link #MAX_ID_OCTETS} octets
     * @param value at most {@link #MAX_VALUE_OCTETS} octets
     * @throws IllegalArgumentException if one is too long, or the name is empty
     */
    public Change {
      requireNonNull(kind, "kind");
      if (id.length() < 1 || id.length() > MAX_ID_OCTETS) {
        throw new IllegalArgumentException("name of a record has " + id.length() + " octets");
      }
      if (value.filter(octets -> octets.length() > MAX_VALUE_OCTETS).isPresent()) {
        throw new IllegalArgumentException("record is over " + MAX_VALUE_OCTETS + " octets");
      }
    }

    /**
     * A record begins or changes.
     *
     * @param kind what it is about
     * @param id names it
     * @param value what it says
     * @return the change
     */
    public static Change put(Kind kind, Octets id, Octets value) {
      return new Change(kind, id, Optional.of(value));
    }

    /**
     * A record goes, if it is there.
     *
     * @param kind what it is about
     * @param id names it
     * @return the change
     */
    public static Change remove(Kind kind, Octets id) {
      return new Change(kind, id, Optional.empty());
    }
  }

  /** Takes what a store holds. */
  @FunctionalInterface
  interface Visitor {
    /**
     * Takes one record.
     *
     * @param kind what it is about
     * @param id names it; no two of a kind have the same
     * @param value what it says
     * @throws EvidenceException if it is not what it has to be; reading fails with it
     */
    void held(Kind kind, Octets id, Octets value) throws EvidenceException;
  }

  /**
   * Reads everything, in any order. Called once, before the first {@link #commit}.
   *
   * @param visitor takes each record as the last commit left it
   * @throws EvidenceException if the store cannot be read or is damaged; nothing in it has been changed then
   */
  void read(Visitor visitor) throws EvidenceException;

  /**
   * Makes changes, all or none, in their order. When it returns they are durable: a crash of the process or of the
   * machine does not undo them. Calls in parallel may share the wait; of two changes to one record, the one whose
   * call began after the other's had returned is the later one.
   *
   * @param changes one or more
   * @throws EvidenceException if they may not have been made durable; the store takes no more changes then, until
   *     it is opened anew
   */
  void commit(List<Change> changes) throws EvidenceException;

  /**
   * Lets the store go. Everything committed is durable already.
   *
   * @throws EvidenceException if something could not be released
   */
  @Override
  void close() throws EvidenceException;
}
