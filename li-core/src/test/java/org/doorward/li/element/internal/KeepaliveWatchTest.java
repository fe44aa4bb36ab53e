package org.doorward.li.element.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.OptionalLong;
import org.doorward.li.element.KeepaliveSettings;
import org.doorward.li.element.internal.KeepaliveWatch.Action;
import org.doorward.li.element.internal.KeepaliveWatch.State;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** TS 103 221-1, 6.6.2, row by row, on a clock that wraps around while the test runs. INV-X1-60. */
class KeepaliveWatchTest {
  private static final KeepaliveSettings SETTINGS = new KeepaliveSettings(
      Duration.ofSeconds(60), Duration.ofSeconds(180), Duration.ofSeconds(300), true);

  private KeepaliveWatch watch = new KeepaliveWatch(SETTINGS);
  private long now = Long.MAX_VALUE - Duration.ofSeconds(100).toNanos();

  @BeforeEach
  void theAdmfIsHeard() {
    assertEquals(Action.NONE, watch.heard(now));
    assertEquals(State.ALIVE, watch.state());
  }

  private Action after(long seconds) {
    now += Duration.ofSeconds(seconds).toNanos();
    return watch.look(now);
  }

  private void isSilent() {
    assertEquals(Action.FAULT, after(180));
    assertEquals(State.WAIT_ACK, watch.state());
  }

  private void hasAcknowledged() {
    isSilent();
    watch.acknowledged(now);
    assertEquals(State.GRACE, watch.state());
  }

  @Test
  void aRequestOfAnAliveAdmfStartsP2Anew() {
    assertEquals(Action.NONE, after(179));
    assertEquals(Action.NONE, watch.heard(now));
    assertEquals(Action.NONE, after(179));
    assertEquals(State.ALIVE, watch.state());
    assertEquals(OptionalLong.of(now + Duration.ofSeconds(1).toNanos()), watch.due());
  }

  @Test
  void whenP2PassesTheFaultBeginsOnceAndP1Runs() {
    assertEquals(Action.NONE, after(179));
    assertEquals(Action.FAULT, after(1));
    assertEquals(State.WAIT_ACK, watch.state());
    assertEquals(Action.NONE, after(59));
  }

  @Test
  void whenTheReportIsAcknowledgedP3RunsInPlaceOfP1() {
    hasAcknowledged();
    assertEquals(Action.NONE, after(299));
    assertEquals(State.GRACE, watch.state());
  }

  @Test
  void whenP1PassesTheTasksGo() {
    isSilent();
    assertEquals(Action.NONE, after(59));
    assertEquals(Action.PURGE, after(1));
    assertEquals(State.CLEARED, watch.state());
  }

  @Test
  void whenP3PassesTheTasksGo() {
    hasAcknowledged();
    assertEquals(Action.NONE, after(299));
    assertEquals(Action.PURGE, after(1));
    assertEquals(State.CLEARED, watch.state());
  }

  @Test
  void aP3OfNothingRemovesTheTasksAtTheAcknowledgement() {
    watch = new KeepaliveWatch(SETTINGS.timeP3(Duration.ZERO));
    theAdmfIsHeard();
    hasAcknowledged();
    assertEquals(Action.PURGE, after(0));
  }

  @Test
  void tasksGoOnlyOnceAndNothingIsDueThen() {
    isSilent();
    assertEquals(Action.PURGE, after(60));
    assertEquals(Action.NONE, after(10_000));
    assertTrue(watch.due().isEmpty());
  }

  @Test
  void aRequestAfterTheTasksWentClearsTheFault() {
    isSilent();
    assertEquals(Action.PURGE, after(60));
    assertEquals(Action.CLEAR, watch.heard(now));
    assertEquals(State.ALIVE, watch.state());
    assertEquals(Action.NONE, after(179));
    assertEquals(Action.FAULT, after(1));
  }

  @Test
  void aRequestBeforeTheAcknowledgementClearsTheFault() {
    isSilent();
    assertEquals(Action.CLEAR, watch.heard(now));
    assertEquals(State.ALIVE, watch.state());
    assertEquals(Action.NONE, after(179));
  }

  @Test
  void aRequestInTheGraceClearsTheFault() {
    hasAcknowledged();
    assertEquals(Action.CLEAR, watch.heard(now));
    assertEquals(State.ALIVE, watch.state());
    assertEquals(Action.NONE, after(179));
  }

  @Test
  void anAcknowledgementThatComesTooLateBringsNothingBack() {
    isSilent();
    assertEquals(Action.PURGE, after(60));
    watch.acknowledged(now);
    assertEquals(State.CLEARED, watch.state());
    assertEquals(Action.CLEAR, watch.heard(now));
    watch.acknowledged(now);
    assertEquals(State.ALIVE, watch.state());
  }

  @Test
  void silenceIsStillReportedWhenRemovalIsTurnedOff() {
    watch = new KeepaliveWatch(SETTINGS.reportingOnly());
    theAdmfIsHeard();
    isSilent();
    assertEquals(Action.NONE, after(60));
    assertEquals(State.SILENT, watch.state());
    assertEquals(Action.CLEAR, watch.heard(now));
  }

  @Test
  void beforeAnythingIsHeardOrRestoredThereIsNothingToWatch() {
    watch = new KeepaliveWatch(SETTINGS);
    assertEquals(Action.NONE, after(10_000));
    assertEquals(State.IDLE, watch.state());
  }

  @Test
  void restoredTasksArmTheWatch() {
    watch = new KeepaliveWatch(SETTINGS);
    watch.arm(now);
    assertEquals(Action.NONE, after(179));
    isSilentAfter(1);
  }

  private void isSilentAfter(long seconds) {
    assertEquals(Action.FAULT, after(seconds));
  }

  @Test
  void armingDoesNotFeedAWatchThatRuns() {
    assertEquals(Action.NONE, after(179));
    watch.arm(now);
    isSilentAfter(1);
  }

  @Test
  void whoWasSilentBeforeARestartDoesNotGetP2Again() {
    watch = new KeepaliveWatch(SETTINGS);
    assertEquals(Action.FAULT, watch.resume(now));
    assertEquals(Action.PURGE, after(60));
  }
}
