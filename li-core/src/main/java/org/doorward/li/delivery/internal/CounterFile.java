package org.doorward.li.delivery.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import org.doorward.li.delivery.internal.CounterFormat.Kind;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.store.internal.Disk;
import org.doorward.li.store.internal.Noise;

/**
 * The counters of delivery in a file that is mapped into memory, as {@link CounterFormat} says.
 *
 * @param contexts of numbering
 * @param accounts of what became of product
 * @param losses that are not recorded yet
 */
record CounterFile(SlotTable contexts, SlotTable accounts, SlotTable losses) {
  private static final int MOST_SLOTS = 1 << 20;

  /**
   * How many slots there are; they never become more.
   *
   * @param contexts at least 1, at most 2^20
   * @param accounts at least 1, at most 2^20
   * @param losses at least 1, at most 2^20
   */
  record Size(int contexts, int accounts, int losses) {
    Size {
      for (int slots : new int[] {contexts, accounts, losses}) {
        if (slots < 1 || slots > MOST_SLOTS) {
          throw new IllegalArgumentException("slots: " + slots);
        }
      }
    }

    int octets() {
      return CounterFormat.HEADER_OCTETS
          + contexts * Kind.CONTEXT.octets
          + accounts * Kind.ACCOUNT.octets
          + losses * Kind.LOSS.octets;
    }

    private ByteBuffer putInto(ByteBuffer out) {
      return out.putInt(contexts).putInt(accounts).putInt(losses);
    }
  }

  /**
   * Opens the file, or makes it whole.
   *
   * @param size of a new file; one that is there keeps its own
   * @param key 32 octets, the caller's to zero
   * @throws EvidenceException if it cannot be read or made, is damaged, of another version or of another key
   */
  static CounterFile open(Disk disk, Path file, byte[] key, Size size) throws EvidenceException {
    try {
      if (!Files.exists(file)) {
        disk.replace(file, made(key, size));
      }
      int octets = Math.toIntExact(Files.size(file));
      if (octets < CounterFormat.HEADER_OCTETS) {
        throw damaged();
      }
      ByteBuffer mapped = disk.map(file, octets);
      byte[] header = new byte[CounterFormat.CLEAR_OCTETS + CounterFormat.TAG_OCTETS];
      mapped.get(0, header);
      byte[] clear = Arrays.copyOf(header, CounterFormat.CLEAR_OCTETS);
      CounterKeys keys = new CounterKeys(key, clear);
      if (!Arrays.equals(Arrays.copyOf(clear, CounterFormat.TITLE_OCTETS), CounterFormat.title())) {
        throw new EvidenceException("the counters are written in another version");
      }
      if (!MessageDigest.isEqual(
          keys.tag(), Arrays.copyOfRange(header, clear.length, header.length))) {
        throw damaged();
      }
      ByteBuffer sizes =
          ByteBuffer.wrap(clear).position(CounterFormat.TITLE_OCTETS + CounterFormat.SALT_OCTETS);
      Size found = new Size(sizes.getInt(), sizes.getInt(), sizes.getInt());
      if (found.octets() != octets) {
        throw damaged();
      }
      return of(mapped, keys, found);
    } catch (IOException | ArithmeticException e) {
      throw new EvidenceException("the counters cannot be opened", e);
    }
  }

  private static EvidenceException damaged() {
    return new EvidenceException("the counters are damaged, or of another key");
  }

  /** Counters that end with the process. */
  static CounterFile inMemory(Size size) {
    byte[] key = Noise.random(32);
    ByteBuffer memory = ByteBuffer.allocateDirect(size.octets());
    return of(memory, new CounterKeys(key, clear(size)), size);
  }

  private static CounterFile of(ByteBuffer memory, CounterKeys keys, Size size) {
    int accountsAt = CounterFormat.HEADER_OCTETS + size.contexts * Kind.CONTEXT.octets;
    int lossesAt = accountsAt + size.accounts * Kind.ACCOUNT.octets;
    return new CounterFile(
        new SlotTable(Kind.CONTEXT, memory, CounterFormat.HEADER_OCTETS, size.contexts, keys),
        new SlotTable(Kind.ACCOUNT, memory, accountsAt, size.accounts, keys),
        new SlotTable(Kind.LOSS, memory, lossesAt, size.losses, keys));
  }

  private static byte[] clear(Size size) {
    ByteBuffer clear = ByteBuffer.allocate(CounterFormat.CLEAR_OCTETS)
        .put(CounterFormat.title())
        .put(Noise.random(CounterFormat.SALT_OCTETS));
    return size.putInto(clear).array();
  }

  private static byte[] made(byte[] key, Size size) {
    byte[] clear = clear(size);
    ByteBuffer file = ByteBuffer.wrap(Noise.octets(size.octets()));
    file.put(clear).put(new CounterKeys(key, clear).tag());
    return file.array();
  }
}
