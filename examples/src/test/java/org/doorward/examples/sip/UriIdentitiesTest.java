package org.doorward.examples.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.stream.Collectors;
import org.doorward.li.target.E164Number;
import org.doorward.li.target.SipUri;
import org.doorward.li.target.TelUri;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UriIdentitiesTest {
  private static Set<String> forms(NumberRule rule, String uri) {
    return new UriIdentities(rule)
        .of(uri).stream()
            .map(identity ->
                identity.type().elementName() + " " + identity.text().reveal())
            .collect(Collectors.toSet());
  }

  private static boolean names(String uri, String target) {
    return new UriIdentities(NumberRule.PLUS_SIGN).of(uri).contains(UriIdentities.target(target));
  }

  @ParameterizedTest
  @CsvSource({
    "sip:alice@example.com, sip:alice@example.com",
    "SIP:alice@EXAMPLE.com, sip:alice@example.com",
    "sip:%61lice@example.com, sip:alice@example.com",
    "sip:alice:secret@example.com, sip:alice@example.com",
    "sip:alice@example.com:5060;transport=tcp, sip:alice@example.com",
    "sip:alice@example.com:5070, sip:alice@example.com:5070",
    "sip:alice@example.com;user=phone?subject=x%40y, sip:alice@example.com",
    "sips:alice@example.com, sip:alice@example.com",
    "sips:alice@example.com, sips:alice@example.com",
    "sip:a%2fb@example.com, sip:a%2Fb@example.com",
    "sip:alice@[2001:DB8::1]:5060, sip:alice@[2001:db8::1]",
    "sip:alice@example.com, sip:alice@Example.Com"
  })
  void aSipUriNamesItsUserHoweverItIsWritten(String uri, String target) {
    assertTrue(names(uri, target));
  }

  @ParameterizedTest
  @CsvSource({
    "sip:alice@example.com, sip:Alice@example.com",
    "sip:alice@example.com, sip:alice@example.org",
    "sip:alice@example.com, sips:alice@example.com",
    "sip:alice@example.com, sip:alice@example.com:5070",
    "sip:bob@example.com;alias=alice@example.com, sip:alice@example.com",
    "sip:12025550143@example.com, 12025550143",
    "tel:2025550143, +12025550143"
  })
  void aSipUriNamesNobodyElse(String uri, String target) {
    assertFalse(names(uri, target));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tel:+12025550143",
        "tel:+1-202-555-0143",
        "tel:+1(202)555.0143;ext=7",
        "sip:+12025550143@example.com",
        "sip:+1-202-555-0143;npdi@example.com:5060;user=phone",
        "sips:%2B12025550143@example.com"
      })
  void anInternationalNumberIsOneHoweverItIsWritten(String uri) {
    Set<String> forms = forms(NumberRule.PLUS_SIGN, uri);
    assertTrue(forms.contains("telUri tel:+12025550143"));
    assertTrue(forms.contains("e164Number 12025550143"));
  }

  @Test
  void aLocalNumberIsOneOfItsContext() {
    assertEquals(
        Set.of("telUri tel:5550143;phone-context=+1202", "telUri tel:555-0143;Phone-Context=+1202"),
        forms(NumberRule.PLUS_SIGN, "tel:555-0143;Phone-Context=+1202"));
  }

  @Test
  void digitsAreAnInternationalNumberOnlyWhereTheNetworkWritesThemSo() {
    String uri = "sip:12025550143@example.com";
    assertFalse(forms(NumberRule.PLUS_SIGN, uri).contains("e164Number 12025550143"));
    assertTrue(forms(NumberRule.PLUS_SIGN_OR_DIGITS, uri).contains("e164Number 12025550143"));
    assertFalse(forms(NumberRule.PLUS_SIGN_OR_DIGITS, "sip:02025550143@x")
        .contains("e164Number 02025550143"));
    assertFalse(forms(NumberRule.PLUS_SIGN_OR_DIGITS, "sip:112@x").contains("e164Number 112"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ":",
        "sip:",
        "sip:@",
        "sip:example.com",
        "mailto:alice@example.com",
        "alice@example.com",
        "tel:"
      })
  void whatNamesNobodyGivesNothing(String uri) {
    assertEquals(Set.of(), forms(NumberRule.PLUS_SIGN_OR_DIGITS, uri));
  }

  @Test
  void aTargetIsOneIdentifier() {
    assertEquals(
        SipUri.of("sip:alice@example.com"),
        UriIdentities.target(" SIP:alice@EXAMPLE.com;user=phone "));
    assertEquals(TelUri.of("tel:+12025550143"), UriIdentities.target("tel:+1-202-555-0143"));
    assertEquals(E164Number.of("12025550143"), UriIdentities.target("+1-202-555-0143"));
    assertEquals(E164Number.of("12025550143"), UriIdentities.target("12025550143"));
    String refusal = assertThrows(
            IllegalArgumentException.class, () -> UriIdentities.target("alice"))
        .getMessage();
    assertFalse(refusal.contains("alice"));
  }
}
