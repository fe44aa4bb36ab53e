package org.doorward.li.policy;

import static org.doorward.li.authority.internal.Operator.ADMF;
import static org.doorward.li.authority.internal.Operator.NOW;
import static org.doorward.li.authority.internal.Operator.OTHER_ADMF;
import static org.doorward.li.policy.Questions.about;
import static org.doorward.li.policy.Questions.header;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.doorward.li.authority.Person;
import org.doorward.li.authority.internal.Operator;
import org.doorward.li.policy.DualConfirmation.Awaited;
import org.doorward.li.policy.DualConfirmation.Progress;
import org.doorward.li.x1.GetAllDetails;
import org.doorward.li.x1.ListAllDetails;
import org.doorward.li.x1.Ping;
import org.doorward.li.x1.RemoveAllDestinations;
import org.doorward.li.x1.RequestMessageType;
import org.doorward.li.x1.X1Request;
import org.junit.jupiter.api.Test;

class DualConfirmationTest {
  private static final Duration LIFE = Duration.ofMinutes(10);
  private static final Person ANNA = new Person("anna");
  private static final Person BEN = new Person("ben");
  private static final X1Request READ = new GetAllDetails(header());

  private final DualConfirmation hook = DualConfirmation.of(DualConfirmation.BULK, LIFE);

  private boolean permits(X1Request request, Instant now) {
    return hook.decide(about(request, now)).permits();
  }

  private Awaited awaited() {
    List<Awaited> all = hook.awaited();
    assertEquals(1, all.size());
    return all.get(0);
  }

  private void confirmed() {
    assertEquals(Progress.ANOTHER_PERSON, hook.confirm(awaited(), ANNA));
    assertEquals(Progress.CONFIRMED, hook.confirm(awaited(), BEN));
  }

  @Test
  void whatTwoPersonsHaveConfirmedIsPermittedOnce() {
    assertFalse(permits(READ, NOW));
    assertEquals(
        new Awaited(ADMF, Operator.digest(100), RequestMessageType.GET_ALL_DETAILS, NOW),
        awaited());
    confirmed();

    assertTrue(permits(READ, NOW.plusSeconds(1)));
    assertFalse(permits(READ, NOW.plusSeconds(2)), "once");
  }

  @Test
  void oneAndTheSamePersonDoesNotSuffice() {
    assertFalse(permits(READ, NOW));
    assertEquals(Progress.ANOTHER_PERSON, hook.confirm(awaited(), ANNA));
    assertEquals(Progress.ANOTHER_PERSON, hook.confirm(awaited(), new Person("anna")));

    assertFalse(permits(READ, NOW.plusSeconds(1)));
    assertEquals(Progress.CONFIRMED, hook.confirm(awaited(), BEN));
    assertTrue(permits(READ, NOW.plusSeconds(2)), "asking in between takes nothing back");
  }

  @Test
  void aConfirmationIsOfOneRequestOfOneAdmfWithOneCertificate() {
    assertFalse(permits(READ, NOW));
    confirmed();

    assertFalse(permits(new RemoveAllDestinations(header()), NOW));
    assertFalse(permits(new GetAllDetails(header(OTHER_ADMF)), NOW));
    assertFalse(hook.decide(about(READ, 101, NOW)).permits());
    assertTrue(permits(READ, NOW));
  }

  @Test
  void aConfirmationEndsWithItsTime() {
    assertFalse(permits(READ, NOW));
    Awaited first = awaited();
    confirmed();

    assertFalse(permits(READ, NOW.plus(LIFE)));
    assertEquals(NOW.plus(LIFE), awaited().since());
    assertEquals(Progress.NOT_AWAITED, hook.confirm(first, ANNA), "another request by now");
  }

  @Test
  void whatNobodyAskedForIsNotConfirmed() {
    assertEquals(
        Progress.NOT_AWAITED,
        hook.confirm(
            new Awaited(ADMF, Operator.digest(100), RequestMessageType.GET_ALL_DETAILS, NOW),
            ANNA));
    assertFalse(permits(READ, NOW));
  }

  @Test
  void ofOtherRequestsItSaysNothingAndNoTimeIsRefused() {
    assertEquals(Decision.permit(), hook.decide(about(new Ping(header()))));
    assertFalse(permits(new ListAllDetails(header()), NOW));
    assertThrows(
        IllegalArgumentException.class,
        () -> DualConfirmation.of(DualConfirmation.BULK, Duration.ZERO));
  }
}
