package org.doorward.li.x1.xml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.doorward.li.extension.Extension;
import org.doorward.li.extension.XmlFragment;
import org.doorward.li.target.Imsi;
import org.doorward.li.target.Ipv4Cidr;
import org.doorward.li.target.Ipv6Address;
import org.doorward.li.target.SipUri;
import org.doorward.li.target.TargetIdentifier;
import org.doorward.li.target.TargetIdentifierExtension;
import org.doorward.li.target.TcpPortRange;
import org.junit.jupiter.api.Test;

/** TS 103 221-2, 5.3.18: one element, without prefix, namespace and XML declaration. */
class TargetFragmentTest {
  private static String fragment(TargetIdentifier target) {
    return TargetFragment.of(target).reveal();
  }

  @Test
  void isTheElementThatX1Holds() {
    assertEquals("<imsi>204081234567890</imsi>", fragment(Imsi.of("204081234567890")));
    assertEquals(
        "<ipv6Address>2001:0db8:0000:0000:0000:0000:0000:0001</ipv6Address>",
        fragment(Ipv6Address.of("2001:0db8:0000:0000:0000:0000:0000:0001")));
  }

  @Test
  void isEscaped() {
    assertEquals("<sipUri>sip:a@b?c&amp;d</sipUri>", fragment(SipUri.of("sip:a@b?c&d")));
  }

  @Test
  void holdsElementsWithoutPrefix() {
    assertEquals(
        "<ipv4Cidr><IPv4CIDR>192.0.2.0/24</IPv4CIDR></ipv4Cidr>",
        fragment(Ipv4Cidr.of("192.0.2.0/24")));
    assertEquals(
        "<tcpPortRange><start>80</start><end>90</end></tcpPortRange>",
        fragment(TcpPortRange.of(80, 90)));
  }

  @Test
  void keepsForeignContent() {
    assertEquals(
        "<targetIdentifierExtension><Owner>o</Owner><e:x xmlns:e=\"urn:e\">1</e:x>"
            + "</targetIdentifierExtension>",
        fragment(new TargetIdentifierExtension(
            new Extension("o", List.of(XmlFragment.of("<e:x xmlns:e='urn:e'>1</e:x>"))))));
  }

  @Test
  void printsNothing() {
    assertFalse(TargetFragment.of(Imsi.of("204081234567890")).toString().contains("2040812"));
  }
}
