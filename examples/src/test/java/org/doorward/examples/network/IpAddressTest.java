package org.doorward.examples.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.doorward.li.identifier.Octets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {
  @ParameterizedTest
  @CsvSource({
    "192.0.2.1, c0000201",
    "0.0.0.0, 00000000",
    "2001:db8::1, 20010db8000000000000000000000001",
    "::, 00000000000000000000000000000000"
  })
  void literalAddressesAreRead(String text, String hex) {
    assertEquals(Optional.of(Octets.ofHex(hex)), IpAddress.parse(text).map(IpAddress::octets));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "localhost",
        "example.com",
        "1.2.3",
        "1.2.3.256",
        "1.2.3.4.5",
        "1.2.3.+4",
        "fe80::1%lo",
        ":",
        "::1::"
      })
  void whatIsNoLiteralAddressIsNotLookedUpEither(String text) {
    assertEquals(Optional.empty(), IpAddress.parse(text));
  }

  @Test
  void noAddressHasAnotherLength() {
    assertThrows(IllegalArgumentException.class, () -> new IpAddress(Octets.ofHex("c00002")));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Endpoint(new IpAddress(Octets.ofHex("c0000201")), 65536));
  }

  @Test
  void anAddressPrintsAsItIsWritten() {
    IpAddress mapped = new IpAddress(Octets.ofHex("00000000000000000000ffffc0000201"));
    assertTrue(mapped.isIpv6());
    assertEquals("[0000:0000:0000:0000:0000:ffff:c000:0201]:9", new Endpoint(mapped, 9).toString());
    assertEquals("192.0.2.1", IpAddress.parse("192.0.2.1").orElseThrow().toString());
  }
}
