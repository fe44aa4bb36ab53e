package org.doorward.li.spec.store;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.CRC32C;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.Octets;
import org.doorward.li.identifier.Xid;
import org.doorward.li.spec.lab.Lab;
import org.doorward.li.store.TaskStore;
import org.doorward.li.target.SipUri;
import org.doorward.li.target.TargetIdentifier;
import org.doorward.li.x1.DeactivateTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** INV-X1-119: an element goes on with the journal in which elements of before kept their state. */
class EarlierStateIT {
  private static final TargetIdentifier ALICE = SipUri.of("sip:alice@example.com");

  @TempDir
  private Path directory;

  private final MemoryTaskStore kept = new MemoryTaskStore();
  private final AtomicReference<Boolean> own = new AtomicReference<>(true);

  private Lab open() throws Exception {
    return Lab.open(directory, builder -> own.get() ? builder.taskStore(kept) : builder);
  }

  private Path journal() {
    return directory.resolve("state/journal");
  }

  @Test
  void anElementGoesOnWithTheJournalOfOneBefore() throws Exception {
    try (Lab lab = open()) {
      Xid xid = lab.activate(ALICE);
      lab.element().close();
      Files.write(journal(), asElementsOfBeforeWroteIt());
      own.set(false);

      lab.restartElement();
      assertEquals(1, lab.element().interceptionPoint().match(ALICE).size());
      assertFalse(Files.exists(journal()));

      lab.admf().done(header -> new DeactivateTask(header, xid));
      lab.restartElement();
      assertEquals(List.of(), lab.element().interceptionPoint().match(ALICE));
    }
  }

  @Test
  void aJournalThatCannotMoveIsRefusedAndNotTouched() throws Exception {
    try (Lab lab = open()) {
      lab.activate(ALICE);
      lab.element().close();
      byte[] journal = asElementsOfBeforeWroteIt();
      Files.write(journal(), journal);
      EvidenceException stands = assertThrows(EvidenceException.class, lab::restartElement);
      assertEquals(
          "state/journal has to move first: start once without a task store of your own",
          stands.getMessage());
      assertArrayEquals(journal, Files.readAllBytes(journal()));

      own.set(false);
      journal[journal.length / 2] ^= 1;
      Files.write(journal(), journal);
      assertThrows(EvidenceException.class, lab::restartElement);
      assertArrayEquals(journal, Files.readAllBytes(journal()));

      journal[journal.length / 2] ^= 1;
      Files.write(journal(), journal);
      lab.restartElement();
      assertEquals(1, lab.element().interceptionPoint().match(ALICE).size());
    }
  }

  private byte[] asElementsOfBeforeWroteIt() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] header = new byte[60];
    Arrays.fill(header, (byte) ' ');
    byte[] title = "doorward journal 1 state/1".getBytes(US_ASCII);
    System.arraycopy(title, 0, header, 0, title.length);
    header[59] = '\n';
    out.writeBytes(header);
    out.writeBytes(check(header));
    long[] index = {0};
    kept.read((kind, id, value) -> out.writeBytes(frame(index[0]++, commit(kind, id, value))));
    kept.close();
    return out.toByteArray();
  }

  private static byte[] frame(long index, byte[] record) {
    byte[] place = ByteBuffer.allocate(8).putLong(index).array();
    byte[] length = ByteBuffer.allocate(4).putInt(record.length).array();
    byte[] padded = Arrays.copyOf(record, (record.length + 3) & ~3);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(length);
    out.writeBytes(check(place, length));
    out.writeBytes(padded);
    out.writeBytes(check(place, padded));
    return out.toByteArray();
  }

  private static byte[] check(byte[]... parts) {
    CRC32C crc = new CRC32C();
    for (byte[] part : parts) {
      crc.update(part);
    }
    return ByteBuffer.allocate(4).putInt((int) crc.getValue()).array();
  }

  /** A protobuf message {@code Commit} with one value. */
  private static byte[] commit(TaskStore.Kind kind, Octets id, Octets value) {
    int number = List.of(TaskStore.Kind.values()).indexOf(kind) + 1;
    ByteArrayOutputStream one = new ByteArrayOutputStream();
    one.writeBytes(new byte[] {0x08, (byte) number});
    field(one, 2, id.toByteArray());
    field(one, 3, value.toByteArray());
    ByteArrayOutputStream commit = new ByteArrayOutputStream();
    field(commit, 1, one.toByteArray());
    return commit.toByteArray();
  }

  private static void field(ByteArrayOutputStream out, int number, byte[] octets) {
    out.write((number << 3) | 2);
    int left = octets.length;
    while (left > 0x7F) {
      out.write((left & 0x7F) | 0x80);
      left >>>= 7;
    }
    out.write(left);
    out.writeBytes(octets);
  }
}
