package org.doorward.li.delivery.internal;

import java.util.EnumMap;
import java.util.Map;
import org.doorward.li.element.internal.ProductDelivery.Interface;
import org.doorward.li.identifier.Did;

/** Opens the logs of destinations. Thread-safe. */
@FunctionalInterface
public interface DeliveryLogs {
  /**
   * The logs of a destination; nobody else has them open.
   *
   * @param did the destination
   * @param settled run by a log, outside its lock, when nothing is queued in it any more
   * @return one for each interface
   */
  Map<Interface, DeliveryLog> open(Did did, Runnable settled);

  /** Logs in memory alone, with so many octets each. */
  static DeliveryLogs inMemory(long maxOctets) {
    return (did, settled) -> {
      Map<Interface, DeliveryLog> logs = new EnumMap<>(Interface.class);
      for (Interface via : Interface.values()) {
        logs.put(via, new DeliveryLog(maxOctets, settled));
      }
      return logs;
    };
  }
}
