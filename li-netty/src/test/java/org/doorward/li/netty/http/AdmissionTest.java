package org.doorward.li.netty.http;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.doorward.li.netty.https.HttpsLimits;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** INV-HTTP-05. */
class AdmissionTest {
  private final Admission admission = new Admission(HttpsLimits.DEFAULT.connections(2, 4, 3));

  private static InetAddress address(int last) {
    try {
      return InetAddress.getByAddress(new byte[] {10, 0, 0, (byte) last});
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }

  private Admission.Place enter(int last) {
    return admission.enter(address(last)).orElseThrow();
  }

  private boolean isFull(int last) {
    return admission.enter(address(last)).isEmpty();
  }

  @Test
  void oneAddressTakesNoMoreThanItsShareOfTheStrangersPlaces() {
    enter(1);
    enter(1);
    enter(1);
    assertTrue(isFull(1));
    assertFalse(isFull(2));
  }

  @Test
  void strangersTakeNoMorePlacesThanThereAre() {
    for (int last = 1; last <= 4; last++) {
      enter(last);
    }
    assertTrue(isFull(5));
  }

  @Test
  void whoIsKnownMakesRoomAmongStrangers() {
    Admission.Place first = enter(1);
    enter(1);
    enter(1);
    assertTrue(first.prove());
    assertFalse(isFull(1));
  }

  @Tag("F-46")
  @Test
  void theKnownHavePlacesThatStrangersCannotTake() {
    Admission.Place first = enter(1);
    Admission.Place second = enter(2);
    Admission.Place third = enter(3);
    assertTrue(first.prove());
    assertTrue(second.prove());
    assertFalse(third.prove());

    first.leave();
    assertTrue(third.prove());
  }

  @Test
  void aPlaceIsGivenBackOnce() {
    Admission.Place place = enter(1);
    enter(2);
    place.leave();
    place.leave();
    assertFalse(place.prove());
    enter(3);
    enter(4);
    enter(5);
    assertTrue(isFull(6));
  }
}
