package org.doorward.li.netty.element;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.doorward.li.crypto.store.internal.StateKey;
import org.doorward.li.delivery.internal.Contexts;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.fault.TransportException;
import org.doorward.li.store.internal.Disk;

/** Opens what delivery keeps, under a key of its own that the operator's vault wraps. */
final class DeliveryStart {
  private DeliveryStart() {}

  private static Path directory(NetworkElementBuilder wanted) {
    return wanted.directory.resolve("delivery");
  }

  /**
   * The numbers and counts of before, with what was held then settled. If the vault cannot unwrap the key nothing is
   * touched, and nothing is intercepted in this process either: counts that end with it are enough.
   *
   * @param recorded the serial of the last loss that the log has
   */
  static Contexts contexts(NetworkElementBuilder wanted, long recorded) throws EvidenceException {
    Disk disk = Disk.local();
    Path directory = directory(wanted);
    Path counters = directory.resolve("counters");
    byte[] key = {};
    try {
      disk.createDirectories(directory);
      key = StateKey.open(disk, directory.resolve("key"), wanted.keys, counters);
      Contexts contexts = Contexts.open(disk, counters, key, wanted.deliveryContexts, recorded);
      contexts.settle();
      return contexts;
    } catch (TransportException e) {
      return Contexts.inMemory(1);
    } catch (IOException e) {
      throw new EvidenceException("the directory of delivery cannot be made", e);
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }
}
