package org.doorward.li.delivery.internal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.doorward.li.element.internal.ProductDelivery.Interface;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.Did;
import org.doorward.li.store.internal.Disk;
import org.doorward.li.store.internal.SealedRecords;
import org.jspecify.annotations.Nullable;

/**
 * The spools of all destinations: a directory for each, whose name is a keyed digest, and in it one for each interface.
 * What an earlier process left is found before the first log is opened. Thread-safe.
 */
public final class Spools implements DeliveryLogs {
  private static final Map<Interface, String> NAMES = Map.of(Interface.X2, "2", Interface.X3, "3");

  /** What stands in the directories of a destination until its logs are opened. */
  private static final class Spool {
    final Map<Interface, Spooler> spoolers = new EnumMap<>(Interface.class);
    final Map<Interface, List<Segment>> found = new EnumMap<>(Interface.class);
  }

  private final Disk disk;
  private final Path directory;
  private final SecretKeySpec names;
  private final byte[] key;
  private final long quotaOctets;
  private final long memoryOctets;
  private final Executor worker;
  private final Contexts contexts;
  private final Map<String, Spool> unclaimed = new HashMap<>();
  private long readAgainMillis = 250;

  /**
   * Nothing is read yet.
   *
   * @param directory the spools' own
   * @param key 32 octets, the caller's to zero
   * @param quotaOctets of one destination on the disk
   * @param memoryOctets of one destination and interface
   * @param worker runs what waits for the disk
   * @param contexts accounts for it
   */
  public Spools(
      Disk disk,
      Path directory,
      byte[] key,
      long quotaOctets,
      long memoryOctets,
      Executor worker,
      Contexts contexts) {
    this.disk = disk;
    this.directory = directory;
    this.key = mac(new SecretKeySpec(key, "HmacSHA256"), "doorward/spool/segments/v1");
    this.names = new SecretKeySpec(
        mac(new SecretKeySpec(key, "HmacSHA256"), "doorward/spool/names/v1"), "HmacSHA256");
    this.quotaOctets = quotaOctets;
    this.memoryOctets = memoryOctets;
    this.worker = worker;
    this.contexts = contexts;
  }

  /** Another pause between two attempts to read what the system does not let be read; before the first log. */
  Spools readAgainAfter(long millis) {
    readAgainMillis = millis;
    return this;
  }

  private static byte[] mac(SecretKeySpec key, String text) {
    return mac(key, text.getBytes(US_ASCII));
  }

  private static byte[] mac(SecretKeySpec key, byte[] text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return mac.doFinal(text);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has HMAC", e);
    }
  }

  private String name(Did did) {
    byte[] octets = ByteBuffer.allocate(16)
        .putLong(did.value().getMostSignificantBits())
        .putLong(did.value().getLeastSignificantBits())
        .array();
    return HexFormat.of().formatHex(mac(names, octets), 0, 16);
  }

  /**
   * Finds what is spooled, and settles the contexts with that: what was held and is not there is lost.
   *
   * @throws EvidenceException if the directory cannot be read, or an element of another version has spooled there;
   *     nothing has been changed then
   */
  public synchronized void recover() throws EvidenceException {
    Map<Account, List<NumberRange>> spooled = new HashMap<>();
    boolean[] damaged = {false};
    try {
      disk.createDirectories(directory);
      for (String name : disk.list(directory)) {
        Spool spool = open(name);
        unclaimed.put(name, spool);
        for (Spooler spooler : spool.spoolers.values()) {
          spooler.requireKnown();
        }
      }
      for (Spool spool : unclaimed.values()) {
        for (Interface via : Interface.values()) {
          Spooler spooler = spool.spoolers.get(via);
          if (spooler != null) {
            List<Segment> found = spooler.find(() -> damaged[0] = true);
            spool.found.put(via, found);
            found.forEach(segment -> add(segment, spooled));
          }
        }
      }
    } catch (IOException e) {
      throw new EvidenceException("the spools cannot be read", e);
    }
    contexts.settle(spooled, damaged[0] ? LossCause.DAMAGED : LossCause.RESTART);
  }

  private static void add(Segment segment, Map<Account, List<NumberRange>> spooled) {
    segment
        .held()
        .forEach((account, share) -> spooled
            .computeIfAbsent(account, any -> new ArrayList<>())
            .add(new NumberRange(share.first, share.last, share.count)));
  }

  private Spool open(String name) throws IOException {
    Spool spool = new Spool();
    SpoolQuota quota = new SpoolQuota(quotaOctets);
    for (Interface via : Interface.values()) {
      Path of = directory.resolve(name).resolve(String.valueOf(NAMES.get(via)));
      spool.spoolers.put(
          via,
          new Spooler(
              SealedRecords.open(disk, of, SpooledSegment.FORMAT, key),
              quota,
              worker,
              readAgainMillis,
              contexts));
    }
    Spooler signalling = spool.spoolers.get(Interface.X2);
    Spooler content = spool.spoolers.get(Interface.X3);
    if (signalling != null && content != null) {
      signalling.before(content);
    }
    return spool;
  }

  @Override
  public synchronized Map<Interface, DeliveryLog> open(Did did, Runnable settled) {
    String name = name(did);
    Spool spool = unclaimed.remove(name);
    try {
      return logs(spool == null ? open(name) : spool, settled);
    } catch (IOException e) {
      return DeliveryLogs.inMemory(memoryOctets).open(did, settled); // no disk: memory has to do
    }
  }

  private Map<Interface, DeliveryLog> logs(Spool spool, Runnable settled) {
    Map<Interface, DeliveryLog> logs = new EnumMap<>(Interface.class);
    spool.spoolers.forEach((via, spooler) -> {
      @Nullable List<Segment> found = spool.found.get(via);
      logs.put(
          via, new DeliveryLog(memoryOctets, settled, spooler, found == null ? List.of() : found));
    });
    return logs;
  }

  /** After a restart: what is spooled for a destination that is not there any more is lost. */
  public synchronized void abandonUnclaimed() {
    for (Spool spool : unclaimed.values()) {
      logs(spool, () -> {}).values().forEach(log -> log.seal(LossCause.NOT_TAKEN));
    }
    unclaimed.clear();
  }
}
