package org.doorward.li.spec.kill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.doorward.li.authority.MandateInbox.PolicyReceipt;
import org.doorward.li.authority.MandateInbox.Refusal;
import org.doorward.li.authority.MandateInbox.Refused;
import org.doorward.li.authority.MandateInbox.Submission;
import org.doorward.li.fault.LiException;
import org.doorward.li.netty.inbox.InboxOutcome;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * INV-AUTH-37: an element that is killed while it is brought one version of the trust policy after the other follows, when it
 * starts again, the last that it said it follows, or the one that it was being brought; never neither.
 */
class KilledRotationIT {
  private static final int KILLS = 2;
  private static final long SEED = 20_263;

  @TempDir
  private Path directory;

  private int followed = 1;

  @Tag("F-20")
  @Test
  void aKilledElementFollowsTheOldPolicyOrTheNew() throws Exception {
    Random random = new Random(SEED);
    try (Operator operator = new Operator(directory)) {
      int met = 0;
      for (int kill = 0; kill < KILLS; kill++) {
        ElementProcess element = ElementProcess.start(directory);
        try (Connection connection = operator.connect(element.x1(), element.inbox())) {
          check(operator, connection);
          int before = followed;
          CompletableFuture<Void> bringing =
              CompletableFuture.runAsync(() -> bring(operator, connection));
          TimeUnit.MILLISECONDS.sleep(100 + random.nextInt(300));
          element.kill();
          bringing.get(60, TimeUnit.SECONDS);
          met += followed > before ? 1 : 0;
        }
      }
      assertTrue(met > 0, "no version was followed");
      ElementProcess element = ElementProcess.start(directory);
      try (Connection connection = operator.connect(element.x1(), element.inbox())) {
        check(operator, connection);
      } finally {
        element.kill();
      }
    }
  }

  /** One version after the other, until there is no answer. */
  private void bring(Operator operator, Connection connection) {
    try {
      while (connection.inbox().submit(operator.version(followed + 1))
          instanceof InboxOutcome.Answered answered) {
        assertInstanceOf(PolicyReceipt.class, answered.submission());
        followed++;
      }
    } catch (LiException e) {
      throw new AssertionError(e);
    }
  }

  private static Submission submit(Operator operator, Connection connection, int version)
      throws LiException {
    return assertInstanceOf(
            InboxOutcome.Answered.class, connection.inbox().submit(operator.version(version)))
        .submission();
  }

  /** It follows the last that was answered, or the next: the other one is not the next then. */
  private void check(Operator operator, Connection connection) throws LiException {
    Submission last = submit(operator, connection, followed);
    if (last instanceof Refused refused) {
      assertEquals(Refusal.OTHER_POLICY, refused.refusal());
      followed++;
      last = submit(operator, connection, followed);
    }
    PolicyReceipt receipt = assertInstanceOf(PolicyReceipt.class, last);
    assertTrue(receipt.entry().isEmpty(), "it followed that before");
    assertEquals(followed, receipt.policy().version());
  }
}
