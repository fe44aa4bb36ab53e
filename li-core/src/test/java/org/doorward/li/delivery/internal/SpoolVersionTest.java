package org.doorward.li.delivery.internal;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.doorward.li.element.internal.ProductDelivery.Interface;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.CorrelationId;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.Octets;
import org.doorward.li.identifier.Xid;
import org.doorward.li.store.internal.Disk;
import org.doorward.li.store.internal.SealedRecords;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** INV-X2X3-87: what an element of another version has spooled is refused, and nothing of it is lost. */
class SpoolVersionTest {
  private static final byte[] KEY = new byte[32];
  private static final int PDU_OCTETS = 1000;
  private static final int PDUS = 3000;

  @TempDir
  private Path directory;

  private final Did did = Did.random();
  private final Xid xid = Xid.random();

  private DeliveryLog open(boolean deliver) throws EvidenceException {
    Contexts contexts = Contexts.open(Disk.local(), directory.resolve("counters"), KEY, 128, 0);
    Spools spools = new Spools(
        Disk.local(),
        directory.resolve("spool"),
        KEY,
        64L << 20,
        3 * 256 * 1024,
        Runnable::run,
        contexts);
    spools.recover();
    DeliveryLog log = requireNonNull(spools.open(did, () -> {}).get(Interface.X3));
    if (deliver) {
      ProductContext context = contexts.find(Interface.X3, xid, new CorrelationId(1), xid);
      for (int i = 0; i < PDUS; i++) {
        context.accepted();
        log.append(contexts.account(context, did), new Encoded(ByteBuffer.allocate(PDU_OCTETS)));
        context.next(context.next() + 1);
      }
    }
    return log;
  }

  private List<Path> segments() throws IOException {
    try (Stream<Path> files = Files.walk(directory.resolve("spool"))) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  @Test
  void whatALaterVersionHasSpooledIsRefusedAndLeftAsItIs() throws Exception {
    open(true).retire();
    DeliveryLog whole = open(false);
    assertEquals(PDUS, whole.status(true).queued());
    whole.retire();
    List<Path> before = segments();
    Path one = before.get(before.size() - 1);
    byte[] now = Files.readAllBytes(one);
    byte[] later = now.clone();
    String title = "doorward segments 1\n";
    assertTrue(new String(now, StandardCharsets.ISO_8859_1).startsWith(title));
    later[title.length() - 2] = '2';
    Files.write(one, later);
    Path damaged = before.get(0);
    byte[] octets = Files.readAllBytes(damaged);
    octets[5000]++;
    Files.write(damaged, octets);

    EvidenceException refused = assertThrows(EvidenceException.class, () -> open(false));

    assertTrue(String.valueOf(refused.getMessage()).contains("another version"));
    assertEquals(before, segments());
    assertArrayEquals(later, Files.readAllBytes(one));
    assertArrayEquals(octets, Files.readAllBytes(damaged));

    octets[5000]--;
    Files.write(damaged, octets);
    Files.write(one, now);
    assertEquals(PDUS, open(false).status(true).queued());
  }

  private static Octets fixture() throws IOException {
    try (InputStream in =
        requireNonNull(SpoolVersionTest.class.getResourceAsStream("/vectors/store/spool-1.hex"))) {
      return Octets.ofHex(new String(in.readAllBytes(), StandardCharsets.US_ASCII)
          .replaceAll("#.*", "")
          .replaceAll("\\s", ""));
    }
  }

  /** INV-X1-114: the fixture was written by hand from {@code spec/formats.md}. */
  @Test
  void version1IsReadAndWrittenTheSameWay() throws Exception {
    byte[] record = fixture().toByteArray();
    CounterFile counters = CounterFile.inMemory(new CounterFile.Size(4, 4, 4));
    LossTable losses = new LossTable(counters.losses());
    Map<Integer, Account> accounts = new HashMap<>();
    SpooledSegment read = SpooledSegment.of(
        record,
        (slot, key) -> accounts.computeIfAbsent(
            slot, free -> Account.create(key, counters.accounts(), free, losses)));

    assertArrayEquals(new int[] {2, 5, 6}, read.ends());
    assertArrayEquals(new long[] {5, 1L << 32, 6}, read.numbers());
    Account first = requireNonNull(accounts.get(3));
    Account second = requireNonNull(accounts.get(0));
    assertArrayEquals(new Account[] {first, second, first}, read.accounts());
    assertEquals(Octets.ofHex("a1a2b1b2b3c1"), Octets.of(read.octets().duplicate()));
    assertEquals(Interface.X3, first.via());
    assertEquals(Did.of("5b2504e0-4f89-41d3-9a0c-0305e82c3302"), second.did());
    assertArrayEquals(record, read.toRecord());

    SpooledSegment without = SpooledSegment.of(record, (slot, key) -> slot == 3 ? first : null);
    assertArrayEquals(new long[] {5, 6}, without.numbers());
    assertEquals(Octets.ofHex("a1a2c1"), Octets.of(without.octets().duplicate()));
  }

  @Test
  void recordsOfAnotherFormatAreRefusedAndLeftAsTheyAre() throws Exception {
    open(true).retire();
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
    byte[] key = mac.doFinal("doorward/spool/segments/v1".getBytes(StandardCharsets.US_ASCII));
    Path place = requireNonNull(segments().get(0).getParent());
    SealedRecords later = SealedRecords.open(Disk.local(), place, "spool/2", key);
    later.write(1_000_000, new byte[] {1, 2, 3});
    List<Path> before = segments();

    assertThrows(EvidenceException.class, () -> open(false));

    assertEquals(before, segments());
    assertArrayEquals(new byte[] {1, 2, 3}, later.read(1_000_000));
    later.erase(1_000_000);
    assertEquals(PDUS, open(false).status(true).queued());
  }
}
