package org.doorward.li.delivery.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.doorward.li.element.internal.ProductDelivery.Interface;
import org.doorward.li.evidence.Reason;
import org.doorward.li.evidence.SealCount;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.CorrelationId;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.Xid;
import org.doorward.li.store.internal.Disk;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** INV-X2X3-80 and INV-X2X3-83: what a context and its accounts say, in one process and in the next. */
class ContextsTest {
  private static final Xid XID = Xid.of("3f2504e0-4f89-41d3-9a0c-0305e82c3301");
  private static final Xid TASK = Xid.random();
  private static final Did DID = Did.random();
  private static final long HOUR = TimeUnit.HOURS.toNanos(1);

  private final byte[] key = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  @TempDir
  private Path directory;

  private Path file() {
    return directory.resolve("counters");
  }

  private Contexts open(long recorded) throws EvidenceException {
    return Contexts.open(Disk.local(), file(), key, 8, recorded);
  }

  private static ProductContext find(Contexts contexts, long correlation) {
    return contexts.find(Interface.X3, XID, new CorrelationId(correlation), TASK);
  }

  /** What a process that is killed leaves is what another finds: nothing is written when it ends. */
  @Nested
  class AfterAKill {
    @Test
    void contextsAndAccountsAreWhatTheyWere() throws Exception {
      ProductContext context = find(open(0), 7);
      Contexts first = open(0);
      assertNotSame(context, find(first, 7));
      context = find(first, 7);
      context.accepted();
      context.accepted();
      Account account = first.account(context, DID);
      account.accept();
      account.accept();
      context.next(2);
      account.acknowledge(1, 0);

      Contexts second = open(0);
      ProductContext found = find(second, 7);
      assertEquals(2, found.acceptedCount());
      assertEquals(2, found.next());
      assertEquals(
          new Account.Balance(2, 1, 0, 1, 2), second.account(found, DID).balance());
    }

    @Test
    void aLossIsThereUntilItIsRecorded() throws Exception {
      Contexts first = open(0);
      ProductContext context = find(first, 7);
      Account account = first.account(context, DID);
      account.skip(5, 500, LossCause.NO_ROOM);
      context.next(5);

      List<Loss> losses = open(0).losses();
      Loss loss = new Loss(
          1,
          TASK,
          Optional.of(DID),
          Interface.X3,
          XID,
          new CorrelationId(7),
          0,
          4,
          5,
          500,
          Reason.NO_ROOM);
      assertEquals(List.of(loss), losses);
      assertEquals(List.of(loss), open(0).losses());
      assertEquals(List.of(), open(1).losses());

      Contexts recorded = open(1);
      Account again = recorded.account(find(recorded, 7), DID);
      again.skip(1, 100, LossCause.FAILED);
      assertEquals(2, recorded.losses().get(0).serial());
      assertEquals(6, again.balance().lost());
    }

    @Test
    void theFileTellsNothing() throws Exception {
      Contexts contexts = open(0);
      contexts.account(find(contexts, 0x1122334455667788L), DID).skip(7, 0, LossCause.FAILED);
      String octets = HexFormat.of().formatHex(Files.readAllBytes(file()));

      assertFalse(octets.contains("1122334455667788"));
      assertFalse(octets.contains(XID.toString().replace("-", "")));
      assertFalse(octets.contains("00000000000000"));
    }

    @Test
    void anotherKeyOrAChangedHeaderIsRefused() throws Exception {
      open(0);
      key[3]++;
      assertThrows(EvidenceException.class, () -> open(0));
      key[3]--;
      open(0);

      byte[] changed = Files.readAllBytes(file());
      changed[60]++;
      Files.write(file(), changed);
      assertThrows(EvidenceException.class, () -> open(0));
    }
  }

  @Nested
  class Records {
    private final Contexts contexts = Contexts.inMemory(8);
    private final ProductContext context = find(contexts, 1);
    private final Account account = contexts.account(context, DID);

    private void accept(int count) {
      for (int i = 0; i < count; i++) {
        account.accept();
      }
    }

    @Test
    void neighboursAreOneRecordAndOthersAreNot() {
      accept(10);
      account.lose(0, 1, 2, 20, LossCause.NO_ROOM);
      account.lose(2, 3, 2, 20, LossCause.NO_ROOM);
      account.acknowledge(2, 5);
      account.lose(6, 6, 1, 10, LossCause.NO_ROOM);
      account.skip(2, 0, LossCause.NO_ROOM);
      account.skip(1, 0, LossCause.FAILED);

      assertEquals(
          List.of("0-3 4 40 NO_ROOM", "6-6 1 10 NO_ROOM", "10-11 2 0 NO_ROOM", "12-12 1 0 FAILED"),
          contexts.losses().stream()
              .map(loss -> loss.first() + "-" + loss.last() + " " + loss.count() + " "
                  + loss.octets() + " " + loss.reason())
              .toList());
      assertEquals(new Account.Balance(13, 2, 8, 7, 13), account.balance());
    }

    /** However many records there would be, their counts stay those of what is lost. */
    @Test
    void recordsThatFindNoRoomBecomeOne() {
      int losses = 5000;
      for (int i = 0; i < losses; i++) {
        accept(1);
        account.skip(1, 1, LossCause.NO_ROOM);
      }
      long counted = 0;
      for (List<Loss> some = contexts.losses(); !some.isEmpty(); some = contexts.losses()) {
        for (Loss loss : some) {
          counted += loss.count();
        }
        contexts.recorded(some.get(some.size() - 1).serial());
      }

      assertEquals(losses, counted);
      assertEquals(losses, account.balance().lost());
      assertEquals(losses, account.balance().held());
    }

    /** A destination that comes again is accounted for anew, from the number that it gets. */
    @Test
    void aDestinationThatComesAgainDoesNotMissWhatWasNotForIt() {
      accept(1);
      context.next(5);

      Account again = contexts.account(context, DID);
      assertNotSame(account, again);
      assertEquals(new Account.Balance(0, 0, 0, 5, 5), again.balance());
    }
  }

  @Nested
  class Room {
    private final Contexts contexts = Contexts.inMemory(8);

    @Test
    void noContextThatIsInUseGivesItsPlace() {
      for (int i = 0; i < 8; i++) {
        assertNotNull(find(contexts, i));
      }
      assertNull(find(contexts, 8));
      contexts.sweep(0);
      contexts.sweep(HOUR - 1);
      contexts.sweep(HOUR - 1);
      assertNull(find(contexts, 8));

      find(contexts, 0).accepted(); // stands in the ring
      Account held = contexts.account(find(contexts, 1), DID);
      held.accept();
      find(contexts, 1).accepted();
      find(contexts, 1).next(1);
      contexts.sweep(HOUR);
      contexts.sweep(2 * HOUR);
      contexts.sweep(2 * HOUR);
      contexts.sweep(2 * HOUR);

      assertNotNull(find(contexts, 8));
      assertEquals(1, find(contexts, 0).acceptedCount());
      assertEquals(1, find(contexts, 1).next());
      assertSame(held, contexts.account(1 - 1));
    }

    @Test
    void aTaskThatEndsLeavesItsPlaceOnceItsLossesAreRecordedAndSealed() {
      for (int i = 0; i < 8; i++) {
        ProductContext context = find(contexts, i);
        contexts.account(context, DID).skip(1, 0, LossCause.NO_ROOM);
        context.next(1);
      }
      contexts.end(TASK);
      contexts.sweep(0);
      ProductContext fresh = find(contexts, 3);
      assertEquals(0, fresh.next());
      assertNull(contexts.account(fresh, DID));

      List<Loss> losses = contexts.losses();
      assertEquals(8, losses.size());
      assertEquals(List.of(), contexts.settled());
      contexts.recorded(8);
      List<Contexts.Settled> settled = contexts.settled();
      assertEquals(
          List.of(new SealCount(TASK, DID, 0, 0, 0, 8, 0, 0)), settled.get(0).counts());
      assertNull(contexts.account(fresh, DID), "not sealed yet");
      settled.forEach(contexts::sealed);
      assertNotNull(contexts.account(fresh, DID));
    }
  }
}
