package org.doorward.li.intercept.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.doorward.li.target.TargetIdentifier;
import org.doorward.li.target.TargetType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** INV-INT-07: which spellings of a URI or another name are one target. */
class UriFormTest {
  private final TargetIndexPoint all = new TargetIndexPoint(1, List.of());

  private int matches(TargetType type, String target, String traffic) {
    var task = all.tasks.activate(Set.of(TargetIdentifier.of(type, target)));
    int found = all.probe.name(type, traffic).size();
    all.tasks.end(task);
    return found;
  }

  /** RFC 3261, 19.1.4, whose examples the first lines are; and 10.3 for what only traffic says. */
  @ParameterizedTest
  @CsvSource({
    "sip:%61lice@atlanta.com;transport=TCP, sip:alice@AtLanTa.CoM;Transport=tcp",
    "sip:carol@chicago.com, sip:carol@chicago.com;newparam=5",
    "sip:carol@chicago.com, sip:carol@chicago.com;security=on",
    "sip:biloxi.com;transport=tcp;method=REGISTER?to=sip:bob%40biloxi.com,"
        + " sip:biloxi.com;method=REGISTER;transport=tcp?to=sip:bob%40biloxi.com",
    "sip:alice@atlanta.com?subject=project%20x&priority=urgent,"
        + " sip:alice@atlanta.com?priority=urgent&subject=project%20x",
    "sip:alice@example.com, SIP:alice@example.com:5060;user=phone",
    "sip:alice@example.com:5060, sip:alice@example.com:05060",
    "sip:alice@example.com, sip:alice:secret@example.com",
    "sip:al%2Fice@example.com, sip:al%2fice@example.com",
    "sip:+12025550143@example.com, sip:+12025550143@example.com;user=phone"
  })
  void oneSipUri(String target, String traffic) {
    assertEquals(1, matches(TargetType.SIP_URI, target, traffic));
  }

  @ParameterizedTest
  @CsvSource({
    "SIP:ALICE@AtLanTa.CoM;Transport=udp, sip:alice@AtLanTa.CoM;Transport=UDP",
    "sip:bob@biloxi.com:5060, sip:bob@biloxi.com",
    "sip:bob@biloxi.com:5060, sip:bob@biloxi.com:5061",
    "sip:bob@biloxi.com;transport=udp, sip:bob@biloxi.com",
    "sip:bob@biloxi.com;transport=udp, sip:bob@biloxi.com:6000;transport=tcp",
    "sip:carol@chicago.com?Subject=next%20meeting, sip:carol@chicago.com",
    "sip:bob@phone21.boxesbybob.com, sip:bob@192.0.2.4",
    "sip:alice@example.com, sips:alice@example.com",
    "sip:alice@example.com, sip:example.com",
    "sip:example.com, sip:alice@example.com",
    "sip:al%2Fice@example.com, sip:al/ice@example.com",
    "sip:alice:secret@example.com, sip:alice@example.com",
    "sip:alice@example.com, sip:alice@example.com@evil.example",
    "sip:+12025550143@example.com, sip:+1-202-555-0143@example.com",
    "sip:alice@example.com, sip:alice@example.com:port",
    "sip:alice@example.com, sip",
    "sip:alice@example.com, tel:alice@example.com"
  })
  void otherSipUris(String target, String traffic) {
    String ordered = target.startsWith("SIP:") ? target.replace("SIP:ALICE", "sip:ALICE") : target;
    assertEquals(0, matches(TargetType.SIP_URI, ordered, traffic));
  }

  /** RFC 3966, 4 and 5.1.5. */
  @ParameterizedTest
  @CsvSource({
    "tel:+12025550143, tel:+1-202-555-0143",
    "tel:+12025550143, TEL:+1(202)555.0143;ext=12",
    "tel:+12025550143;ext=12, tel:+1-202-555-0143;EXT=1-2;isub=a",
    "tel:7042;phone-context=example.com, tel:70-42;Phone-Context=EXAMPLE.com",
    "tel:863-1234;phone-context=+1-914-555, tel:8631234;phone-context=+1914555",
    "tel:7042*A;phone-context=x, tel:7042*a;phone-context=x"
  })
  void oneTelUri(String target, String traffic) {
    assertEquals(1, matches(TargetType.TEL_URI, target, traffic));
  }

  @ParameterizedTest
  @CsvSource({
    "tel:+12025550143, tel:12025550143",
    "tel:+12025550143, tel:+12025550144",
    "tel:+12025550143;ext=12, tel:+12025550143",
    "tel:+12025550143;ext=12, tel:+12025550143;ext=13",
    "tel:7042;phone-context=example.com, tel:7042",
    "tel:7042, tel:7042;phone-context=example.com",
    "tel:7042;phone-context=example.com, tel:7042;phone-context=example.net"
  })
  void otherTelUris(String target, String traffic) {
    assertEquals(0, matches(TargetType.TEL_URI, target, traffic));
  }

  /** RFC 5321, 2.4; RFC 7542, 2.2; RFC 3508, 2; a public identity is compared as the URI that it is. */
  @ParameterizedTest
  @CsvSource({
    "EMAIL_ADDRESS, a.b@Mail.example, a.b@mail.EXAMPLE, 1",
    "EMAIL_ADDRESS, a.b@mail.example, A.b@mail.example, 0",
    "NAI, user@Realm.example, user@realm.example, 1",
    "NAI, user@realm.example, User@realm.example, 0",
    "NAI, user, user, 1",
    "SUPI_NAI, x@a@Realm.example, x@a@realm.EXAMPLE, 1",
    "SUPI_NAI, x@A@realm.example, x@a@realm.example, 0",
    "H323_URI, h323:bob@GK.example, H323:b%6Fb@gk.example:1719, 1",
    "H323_URI, h323:bob, h323:bob;x=y, 1",
    "H323_URI, h323:bob@gk.example, h323:Bob@gk.example, 0",
    "IMPU, sip:alice@Ims.example, sip:alice@ims.example;user=phone, 1",
    "IMPU, tel:+12025550143, tel:+1-202-555-0143, 1",
    "IMPU, alice@ims.example, alice@Ims.example, 0",
    "IMSI, 204081234567890, 204081234567890, 1",
    "IMSI, 012345678, 12345678, 0",
    "IMSI, 204081234567890, 204081234567890123, 0",
    "VRF, blue, Blue, 0"
  })
  void otherNames(TargetType type, String target, String traffic, int matches) {
    assertEquals(matches, matches(type, target, traffic));
  }
}
