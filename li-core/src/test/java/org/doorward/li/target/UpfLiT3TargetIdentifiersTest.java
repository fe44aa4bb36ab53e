package org.doorward.li.target;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.doorward.li.identifier.Octets;
import org.doorward.li.identifier.Sensitive;
import org.doorward.li.target.UpfLiT3TargetIdentifier.FSeid;
import org.doorward.li.target.UpfLiT3TargetIdentifier.FTeid;
import org.doorward.li.target.UpfLiT3TargetIdentifier.GtpTunnelDirection;
import org.doorward.li.target.UpfLiT3TargetIdentifier.NetworkInstance;
import org.doorward.li.target.UpfLiT3TargetIdentifier.PdrId;
import org.doorward.li.target.UpfLiT3TargetIdentifier.QerId;
import org.doorward.li.target.UpfLiT3TargetIdentifier.Unrecognised;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** TS 33.128, 6.2.3: what a triggering function says of a session, looked at and left as it is. */
class UpfLiT3TargetIdentifiersTest {
  private static final String SESSION =
      "<FSEID><SEID>18446744073709551615</SEID><IPv4Address>192.0.2.1</IPv4Address></FSEID>";

  /** An extension of 3GPP's, with these criteria. */
  static TargetIdentifierExtension criteria(String... criteria) {
    StringBuilder text = new StringBuilder("<Owner>3GPP</Owner>"
        + "<UPFLIT3TargetIdentifierExtensions xmlns=\"urn:3GPP:ns:li:3GPPX1Extensions:r18:v6\">");
    for (String one : criteria) {
      text.append("<TargetIdentifier>").append(one).append("</TargetIdentifier>");
    }
    return TargetIdentifierExtension.of(text + "</UPFLIT3TargetIdentifierExtensions>");
  }

  private static UpfLiT3TargetIdentifiers seen(String... criteria) {
    return UpfLiT3TargetIdentifiers.of(criteria(criteria)).orElseThrow();
  }

  @Test
  void eachCriterionIsTyped() {
    UpfLiT3TargetIdentifiers seen = seen(
        SESSION,
        "<FTEID><TEID>4294967295</TEID></FTEID>",
        "<PDRID>7</PDRID>",
        "<QERID>8</QERID>",
        "<NetworkInstance>0aff</NetworkInstance>",
        "<GTPTunnelDirection>Inbound</GTPTunnelDirection>",
        "<GTPTunnelDirection>Outbound</GTPTunnelDirection>");

    assertEquals(
        List.of(
            new FSeid(Sensitive.of(-1L), List.of(Ipv4Address.of("192.0.2.1"))),
            new FTeid(Sensitive.of(0xFFFFFFFFL), List.of()),
            new PdrId(Sensitive.of(7L)),
            new QerId(Sensitive.of(8L)),
            new NetworkInstance(Octets.ofHex("0aff")),
            GtpTunnelDirection.INBOUND,
            GtpTunnelDirection.OUTBOUND),
        seen.identifiers());
    assertTrue(seen.isRecognised());
    assertTrue(seen.isBound());
  }

  /** Trap 66: the number of a rule means something within its session only. */
  @Test
  void rulesWithoutTheirSessionAreNotBound() {
    assertTrue(seen("<PDRID>7</PDRID>", SESSION).isBound());
    assertFalse(seen("<PDRID>7</PDRID>", "<QERID>8</QERID>").isBound());
    assertFalse(seen("<NetworkInstance>0a</NetworkInstance>").isBound());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<DNN>internet</DNN>",
        "<PDRID>4294967296</PDRID>",
        "<PDRID>-1</PDRID>",
        "<PDRID x=\"1\">7</PDRID>",
        "<FTEID><TEID>4294967296</TEID></FTEID>",
        "<FSEID/>",
        "<FSEID><SEID>1</SEID><Port>1</Port></FSEID>",
        "<GTPTunnelDirection>Both</GTPTunnelDirection>",
        "<PDRID xmlns=\"urn:example\">7</PDRID>",
        "text beside " + SESSION
      })
  void whatIsNotKnownIsSaid(String criterion) {
    assertTrue(seen(SESSION).isRecognised());

    UpfLiT3TargetIdentifiers seen = seen(SESSION, criterion);

    assertFalse(seen.isRecognised());
    assertTrue(seen.identifiers().contains(new Unrecognised()));
  }

  @Test
  void anExtensionOfSomebodyElseIsNotLookedInto() {
    var other = TargetIdentifierExtension.of("<Owner>3GPP</Owner><FSEID xmlns=\"urn:example\"/>");

    assertEquals(Optional.empty(), UpfLiT3TargetIdentifiers.of(other));
  }

  @Test
  void theExtensionStaysAsItCame() {
    TargetIdentifierExtension extension = criteria(SESSION);

    assertTrue(extension.text().reveal().contains(SESSION));
    assertEquals(extension, TargetIdentifierExtension.of(extension.text().reveal()));
    assertFalse(seen(SESSION).toString().contains("192.0.2.1"));
  }
}
