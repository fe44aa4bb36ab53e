package org.doorward.li.evidence.internal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.doorward.li.fault.EvidenceException;

/**
 * How signed notes stand in the head's file: the last and the one before it, each in a slot of its own, so that one
 * of them is there while the other is written over. A slot, big-endian:
 *
 * <pre>
 * "doorward head 2" LF (16) | length (4) | the note | CRC-32C of all before (4) | zeros
 * </pre>
 *
 * A note of a log with a name of usual length fits into one sector of 512 octets, which disks write whole or not at all:
 * a slot that does not verify is damage.
 */
final class HeadSlots {
  static final int SLOT_OCTETS = 4096;
  static final int COUNT = 2;

  private static final byte[] TITLE = "doorward head 2\n".getBytes(US_ASCII);
  private static final byte[] ANY_TITLE = "doorward head ".getBytes(US_ASCII);
  private static final int NOTE = TITLE.length + Integer.BYTES;
  private static final int MOST = SLOT_OCTETS - NOTE - Integer.BYTES;

  private HeadSlots() {}

  /** A slot with a note in it. */
  static byte[] slot(byte[] note) {
    if (note.length > MOST) {
      throw new IllegalArgumentException("a note of " + note.length + " octets");
    }
    ByteBuffer slot =
        ByteBuffer.allocate(SLOT_OCTETS).put(TITLE).putInt(note.length).put(note);
    return slot.putInt(check(slot.array(), slot.position())).array();
  }

  /** The whole file, with a note in its first slot. */
  static byte[] file(byte[] note) {
    return Arrays.copyOf(slot(note), COUNT * SLOT_OCTETS);
  }

  /** Whether a file has slots, of this version or another; one of before holds the note and nothing else. */
  static boolean areIn(byte[] file) {
    return file.length == COUNT * SLOT_OCTETS
        || (file.length >= ANY_TITLE.length
            && Arrays.equals(file, 0, ANY_TITLE.length, ANY_TITLE, 0, ANY_TITLE.length));
  }

  /**
   * The notes by slot; the second one may never have been written.
   *
   * @throws EvidenceException if anything in the file is damaged, or it is of a later version
   */
  static List<Optional<byte[]>> read(byte[] file) throws EvidenceException {
    List<Optional<byte[]>> notes = new ArrayList<>();
    for (int start = 0; start + SLOT_OCTETS <= file.length; start += SLOT_OCTETS) {
      byte[] slot = Arrays.copyOfRange(file, start, start + SLOT_OCTETS);
      boolean unwritten = start > 0 && Arrays.equals(slot, new byte[SLOT_OCTETS]);
      notes.add(unwritten ? Optional.empty() : Optional.of(note(slot)));
    }
    if (file.length != COUNT * SLOT_OCTETS) {
      throw new EvidenceException("the log's head is damaged, or of a format that is not known");
    }
    return notes;
  }

  private static byte[] note(byte[] slot) throws EvidenceException {
    int length = ByteBuffer.wrap(slot).getInt(TITLE.length);
    if (length >= 0 && length <= MOST) {
      byte[] note = Arrays.copyOfRange(slot, NOTE, NOTE + length);
      if (Arrays.equals(slot, slot(note))) {
        return note;
      }
    }
    throw new EvidenceException("the log's head is damaged, or of a format that is not known");
  }

  private static int check(byte[] slot, int octets) {
    CRC32C crc = new CRC32C();
    crc.update(slot, 0, octets);
    return (int) crc.getValue();
  }
}
