package org.doorward.li.store.internal;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.Octets;
import org.doorward.li.store.TaskStore.Change;
import org.doorward.li.store.TaskStore.Kind;

/**
 * The changes of one commit as one record, big-endian, one behind the other:
 *
 * <pre>
 * kind (1) | octets of the name (1) | octets of the value, FFFFFFFF for a removal (4) | name | value
 * </pre>
 */
public final class CommitRecord {
  static final String FORMAT = "state/1";

  private static final int PREFIX_OCTETS = 6;
  private static final int REMOVAL = -1;

  private CommitRecord() {}

  /** Takes the changes of a record. */
  @FunctionalInterface
  public interface Visitor {
    /** Takes one change; what it throws ends the reading. */
    void change(Change change) throws EvidenceException;
  }

  static int octets(Change change) {
    return PREFIX_OCTETS
        + change.id().length()
        + change.value().map(Octets::length).orElse(0);
  }

  /** The record of a commit. */
  public static byte[] write(List<Change> changes) {
    long octets = 0;
    for (Change change : changes) {
      octets += octets(change);
    }
    if (octets > SegmentLog.MAX_RECORD_OCTETS) {
      throw new IllegalArgumentException("a commit of " + octets + " octets");
    }
    ByteBuffer out = ByteBuffer.allocate((int) octets);
    for (Change change : changes) {
      out.put((byte) number(change.kind())).put((byte) change.id().length());
      out.putInt(change.value().map(Octets::length).orElse(REMOVAL));
      out.put(change.id().asByteBuffer());
      change.value().ifPresent(value -> out.put(value.asByteBuffer()));
    }
    return out.array();
  }

  /** Gives the changes of a record, in their order. */
  public static void read(byte[] record, Visitor visitor) throws EvidenceException {
    ByteBuffer in = ByteBuffer.wrap(record);
    while (in.hasRemaining()) {
      if (in.remaining() < PREFIX_OCTETS) {
        throw other();
      }
      Kind kind = kind(in.get());
      int idOctets = Byte.toUnsignedInt(in.get());
      int valueOctets = in.getInt();
      Octets id = octets(in, idOctets);
      Optional<Octets> value =
          valueOctets == REMOVAL ? Optional.empty() : Optional.of(octets(in, valueOctets));
      try {
        visitor.change(new Change(kind, id, value));
      } catch (IllegalArgumentException e) {
        throw new EvidenceException("the state holds a record that is too long", e);
      }
    }
  }

  private static Octets octets(ByteBuffer in, int count) throws EvidenceException {
    if (count < 0 || count > in.remaining()) {
      throw other();
    }
    ByteBuffer octets = in.slice().limit(count);
    in.position(in.position() + count);
    return Octets.of(octets);
  }

  private static EvidenceException other() {
    return new EvidenceException("the state holds something else than commits");
  }

  static int number(Kind kind) {
    return switch (kind) {
      case TASK -> 1;
      case DESTINATION -> 2;
      case OBJECT -> 3;
      case FAULT -> 4;
      case REPORT -> 5;
      case MANDATE -> 6;
      case SPENT -> 7;
      case REVOCATION -> 8;
    };
  }

  static Kind kind(int number) throws EvidenceException {
    for (Kind kind : Kind.values()) {
      if (number(kind) == number) {
        return kind;
      }
    }
    throw new EvidenceException("the state holds a kind of record that is not known");
  }
}
