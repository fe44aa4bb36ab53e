package org.doorward.li.netty.element;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.doorward.li.crypto.store.internal.StateKey;
import org.doorward.li.delivery.internal.Contexts;
import org.doorward.li.delivery.internal.DeliveryLogs;
import org.doorward.li.delivery.internal.Spools;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.fault.TransportException;
import org.doorward.li.store.internal.Disk;

/**
 * What delivery keeps, under a key of its own that the operator's vault wraps.
 *
 * @param contexts numbers and counts
 * @param logs hold product
 * @param spools where logs go for which memory has no room; none if the vault cannot unwrap the key
 */
record DeliveryStart(Contexts contexts, DeliveryLogs logs, Optional<Spools> spools) {
  /**
   * Opens it, with what was held before settled. If the vault cannot unwrap the key nothing is touched, and nothing is
   * intercepted in this process either: counts that end with it are enough.
   *
   * @param recorded the serial of the last loss that the log has
   * @param workers may wait for the disk
   */
  static DeliveryStart open(NetworkElementBuilder wanted, long recorded, Executor workers)
      throws EvidenceException {
    Disk disk = Disk.local();
    Path directory = wanted.directory.resolve("delivery");
    Path counters = directory.resolve("counters");
    Path spool = directory.resolve("spool");
    long memory = wanted.delivery.maxQueuedOctets();
    byte[] key = {};
    try {
      disk.createDirectories(directory);
      key = StateKey.open(disk, directory.resolve("key"), wanted.keys, counters, spool);
      Contexts contexts = Contexts.open(disk, counters, key, wanted.deliveryContexts, recorded);
      Spools spools = new Spools(disk, spool, key, wanted.spoolOctets, memory, workers, contexts);
      spools.recover();
      return new DeliveryStart(contexts, spools, Optional.of(spools));
    } catch (TransportException e) {
      return new DeliveryStart(
          Contexts.inMemory(1), DeliveryLogs.inMemory(memory), Optional.empty());
    } catch (IOException e) {
      throw new EvidenceException("the directory of delivery cannot be made", e);
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }
}
