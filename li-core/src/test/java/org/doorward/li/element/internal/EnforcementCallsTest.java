package org.doorward.li.element.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.doorward.li.element.Enforcement;
import org.doorward.li.evidence.Reason;
import org.doorward.li.identifier.DeliveryType;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.Xid;
import org.doorward.li.target.SipUri;
import org.doorward.li.x1.ListOfDids;
import org.doorward.li.x1.ProvisioningStatus;
import org.doorward.li.x1.TaskDetails;
import org.doorward.li.x1.X1ErrorCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** TS 103 221-1, 6.2.1: what the embedding software says comes before the acknowledgement. INV-X1-68. */
class EnforcementCallsTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration SHORT = Duration.ofMillis(50);
  private static final TaskDetails TASK = TaskDetails.of(
      Xid.random(),
      List.of(SipUri.of("sip:alice@example.com")),
      DeliveryType.X2_AND_X3,
      ListOfDids.of(Did.random()));

  private final ExecutorService pool = Executors.newCachedThreadPool();

  @AfterEach
  void stop() {
    pool.shutdownNow();
  }

  private EnforcementCalls calls(Enforcement software, Duration limit) {
    return new EnforcementCalls(Optional.of(software), pool, limit);
  }

  private void assertDenied(Reason reason, X1ErrorCode code, EnforcementCalls.Verdict verdict) {
    assertEquals(reason, verdict.denial().orElseThrow().reason());
    assertEquals(code, verdict.denial().orElseThrow().code());
    assertEquals("", verdict.denial().orElseThrow().description());
  }

  @Test
  void whatItSaysIsWhatIsAnswered() {
    assertEquals(
        new EnforcementCalls.Verdict(Optional.of(TASK.xid()), Optional.empty(), false),
        calls(Enforcement.immediate(), LONG).ask(TASK, Optional.empty()));
    assertTrue(calls((t, b) -> new Enforcement.Deferred(), LONG)
        .ask(TASK, Optional.empty())
        .deferred());
    X1ErrorCode code = X1ErrorCode.UNSUPPORTED_SERVICE_TYPE;
    assertDenied(
        Reason.UNSUPPORTED,
        code,
        calls((t, b) -> new Enforcement.Refused(code), LONG).ask(TASK, Optional.empty()));
  }

  @Test
  void aGeneralRefusalHasTheCodeOfTheRequest() {
    Enforcement software =
        (t, b) -> new Enforcement.Refused(X1ErrorCode.GENERIC_ACTIVATE_TASK_FAILURE);
    assertDenied(
        Reason.UNSUPPORTED,
        X1ErrorCode.GENERIC_MODIFY_TASK_FAILURE,
        calls(software, LONG).ask(TASK, Optional.of(TASK)));
  }

  @Test
  void onlyCodesOfTasksThatCannotBeHonouredAreAnAnswer() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new Enforcement.Refused(X1ErrorCode.XID_ALREADY_EXISTS));
  }

  @Test
  void whoThrowsAnswersNothingOrIsSlowHasRefused() {
    X1ErrorCode generic = X1ErrorCode.GENERIC_ACTIVATE_TASK_FAILURE;
    assertDenied(
        Reason.HOOK_FAILED,
        generic,
        calls(
                (t, b) -> {
                  throw new IllegalStateException("broken");
                },
                LONG)
            .ask(TASK, Optional.empty()));
    CountDownLatch never = new CountDownLatch(1);
    assertDenied(
        Reason.HOOK_TIMEOUT,
        generic,
        calls(
                (t, b) -> {
                  try {
                    never.await();
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                  return new Enforcement.Honoured();
                },
                SHORT)
            .ask(TASK, Optional.empty()));
  }

  @Test
  void withoutSoftwareNobodyIsAsked() {
    EnforcementCalls calls = new EnforcementCalls(Optional.empty(), pool, LONG);
    assertEquals(EnforcementCalls.Verdict.NOT_ASKED, calls.ask(TASK, Optional.empty()));
    assertFalse(calls.asks());
  }

  @Test
  void whatIsToldOfATaskComesInItsOrderAndAFailureHarmsNoOther() throws Exception {
    List<String> told = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch done = new CountDownLatch(200);
    EnforcementCalls calls = calls(
        new Enforcement() {
          @Override
          public Answer honours(TaskDetails task, Optional<TaskDetails> before) {
            return new Honoured();
          }

          @Override
          public void provision(TaskDetails task) {
            told.add("provision");
            throw new IllegalStateException("broken");
          }

          @Override
          public void withdraw(Xid xid) {
            told.add("withdraw");
            done.countDown();
          }
        },
        LONG);
    for (int i = 0; i < 200; i++) {
      calls.provision(TASK, () -> told.add("failed"));
      calls.withdraw(TASK.xid());
    }
    assertTrue(done.await(30, TimeUnit.SECONDS));
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      expected.addAll(List.of("provision", "failed", "withdraw"));
    }
    assertEquals(expected, told);
  }

  @Test
  void aTaskIsAwaitedUntilItIsActionedOrFailsAndOnlyOnce() {
    Provisioning provisioning = new Provisioning();
    Xid xid = TASK.xid();
    assertEquals(ProvisioningStatus.COMPLETE, provisioning.status(xid));
    assertFalse(provisioning.actioned(xid));
    Runnable undo = provisioning.begin(xid, true);
    assertEquals(ProvisioningStatus.AWAITING_PROVISIONING, provisioning.status(xid));
    undo.run();
    assertEquals(ProvisioningStatus.COMPLETE, provisioning.status(xid));
    provisioning.begin(xid, true);
    assertTrue(provisioning.failed(xid, X1ErrorCode.GENERIC_ACTIVATE_TASK_FAILURE));
    assertFalse(provisioning.actioned(xid));
    assertEquals(ProvisioningStatus.FAILED, provisioning.status(xid));
    assertEquals(3000, provisioning.faults(xid).get(0).code());
    provisioning.begin(xid, true);
    assertTrue(provisioning.actioned(xid));
    assertFalse(provisioning.actioned(xid));
    assertEquals(ProvisioningStatus.COMPLETE, provisioning.status(xid));
    assertEquals(List.of(), provisioning.faults(xid));
  }
}
