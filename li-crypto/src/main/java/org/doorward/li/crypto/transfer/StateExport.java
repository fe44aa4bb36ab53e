package org.doorward.li.crypto.transfer;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.doorward.li.authority.Person;
import org.doorward.li.crypto.store.internal.ExportFile;
import org.doorward.li.crypto.store.internal.ExportHeader;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.NeIdentifier;

/**
 * What can be read of an exported state without its key. None of it is verified: that happens when it is imported.
 * Immutable.
 */
public final class StateExport {
  private final ExportHeader header;

  private StateExport(ExportHeader header) {
    this.header = header;
  }

  /**
   * Reads the beginning of a file.
   *
   * @param file an exported state
   * @return what it says of itself
   * @throws EvidenceException if the file cannot be read, is something else, or is of another version
   */
  public static StateExport read(Path file) throws EvidenceException {
    return new StateExport(ExportFile.header(requireNonNull(file, "file")));
  }

  ExportHeader header() {
    return header;
  }

  /**
   * Tells it from other exports.
   *
   * @return random
   */
  public UUID id() {
    return header.id();
  }

  /**
   * Whose state it is.
   *
   * @return the element
   */
  public NeIdentifier element() {
    return header.element();
  }

  /**
   * When it was made, by that element's clock.
   *
   * @return in whole seconds
   */
  public Instant made() {
    return header.made();
  }

  /**
   * How many shares it takes.
   *
   * @return at least 2
   */
  public int threshold() {
    return header.threshold();
  }

  /**
   * Who has a share.
   *
   * @return the officers, in the order of their shares
   */
  public List<Person> holders() {
    return header.shares().stream().map(ExportHeader.Share::person).toList();
  }
}
