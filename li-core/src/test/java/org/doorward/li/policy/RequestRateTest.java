package org.doorward.li.policy;

import static org.doorward.li.authority.internal.Operator.ADMF;
import static org.doorward.li.authority.internal.Operator.OTHER_ADMF;
import static org.doorward.li.policy.Questions.about;
import static org.doorward.li.policy.Questions.header;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.doorward.li.identifier.AdmfIdentifier;
import org.doorward.li.x1.GetAllDetails;
import org.doorward.li.x1.ListAllDetails;
import org.doorward.li.x1.RequestMessageType;
import org.junit.jupiter.api.Test;

class RequestRateTest {
  private static final Set<RequestMessageType> READS = Set.of(RequestMessageType.GET_ALL_DETAILS);

  private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 1_000_000_000L);
  private final PolicyHook hook = new RequestRate(READS, 2, Duration.ofSeconds(10), clock::get);

  private boolean permits(AdmfIdentifier admf) {
    return hook.decide(about(new GetAllDetails(header(admf)))).permits();
  }

  private void pass(Duration time) {
    clock.addAndGet(time.toNanos());
  }

  @Test
  void soManyRequestsArePermittedInAnyStretchOfThatLength() {
    assertTrue(permits(ADMF));
    pass(Duration.ofSeconds(6));
    assertTrue(permits(ADMF));
    assertFalse(permits(ADMF));
    pass(Duration.ofSeconds(4));
    assertTrue(permits(ADMF), "the first is ten seconds ago");
    assertFalse(permits(ADMF), "the second is not");
  }

  @Test
  void whatOneAdmfAsksForIsNoneOfAnothers() {
    assertTrue(permits(ADMF));
    assertTrue(permits(ADMF));
    assertFalse(permits(ADMF));
    assertTrue(permits(OTHER_ADMF));
  }

  @Test
  void ofOtherRequestsItSaysNothingAndDoesNotCountThem() {
    for (int i = 0; i < 5; i++) {
      assertEquals(Decision.permit(), hook.decide(about(new ListAllDetails(header()))));
    }
    assertTrue(permits(ADMF));
  }

  @Test
  void whatIsNoRateIsRefused() {
    Duration second = Duration.ofSeconds(1);
    assertThrows(IllegalArgumentException.class, () -> RequestRate.of(READS, 0, second));
    assertThrows(
        IllegalArgumentException.class, () -> RequestRate.of(READS, RequestRate.MOST + 1, second));
    assertThrows(IllegalArgumentException.class, () -> RequestRate.of(READS, 1, Duration.ZERO));
  }

  @Property(tries = 200)
  void noStretchHasMore(
      @ForAll @Size(max = 60) List<@IntRange(min = 0, max = 5_000) Integer> waits) {
    Deque<Long> permitted = new ArrayDeque<>();
    for (int millis : waits) {
      pass(Duration.ofMillis(millis));
      if (permits(ADMF)) {
        permitted.addLast(clock.get());
      }
      while (!permitted.isEmpty()
          && clock.get() - permitted.peekFirst() >= Duration.ofSeconds(10).toNanos()) {
        permitted.removeFirst();
      }
      assertTrue(permitted.size() <= 2);
    }
  }
}
