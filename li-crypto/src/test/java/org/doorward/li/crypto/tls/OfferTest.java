package org.doorward.li.crypto.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLEngine;
import org.doorward.li.crypto.certificate.CertificateIssuer;
import org.doorward.li.crypto.certificate.ComponentCertificate;
import org.doorward.li.crypto.certificate.TrustAnchors;
import org.doorward.li.crypto.certificate.Validity;
import org.doorward.li.crypto.key.EphemeralKeyVault;
import org.doorward.li.crypto.key.KeyVault;
import org.doorward.li.identifier.Octets;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** INV-TLS-02: What a component offers to whoever it calls, read from its first octets. */
class OfferTest {
  private static final int SERVER_NAME = 0;
  private static final int GROUPS = 10;
  private static final int SIGNATURE_ALGORITHMS = 13;
  private static final int ECDSA_SECP256R1_SHA256 = 0x0403;

  private static LiTls tls;

  @BeforeAll
  static void component() throws Exception {
    Validity hour = Validity.from(Instant.now().minusSeconds(60), Duration.ofHours(1));
    CertificateIssuer issuer = CertificateIssuer.root("LI CA", hour);
    KeyVault vault = EphemeralKeyVault.create(
        Set.of(), key -> issuer.issue(key, ComponentCertificate.named("admf", hour)));
    tls = LiTls.of(vault, TrustAnchors.of(issuer.certificate()), InstantSource.system());
  }

  private static ByteBuffer hello(LiTls of) throws Exception {
    SSLEngine client = of.client(peer -> true).engine();
    client.beginHandshake();
    ByteBuffer hello = ByteBuffer.allocate(20_000);
    client.wrap(ByteBuffer.allocate(0), hello);
    return hello.flip();
  }

  private static List<Integer> numbers(byte[] octets, int from) {
    List<Integer> numbers = new ArrayList<>();
    for (int i = from; i + 1 < octets.length; i += 2) {
      numbers.add((octets[i] & 0xFF) << 8 | (octets[i + 1] & 0xFF));
    }
    return numbers;
  }

  private static List<Integer> listed(ByteBuffer hello, int extension) {
    return numbers(new ClientHello(hello).extension(extension), 2);
  }

  /** INV-TLS-07: The hello travels in clear: it says neither who is called nor whose authority is trusted. */
  @Test
  void namesNobody() throws Exception {
    ByteBuffer hello = hello(tls);
    String text = StandardCharsets.ISO_8859_1.decode(hello.duplicate()).toString();

    assertFalse(text.contains("LI CA"));
    assertEquals(List.of(), listed(hello, SERVER_NAME));
  }

  @Test
  void holdsTheThreeSuitesOfTls13() throws Exception {
    assertEquals(List.of(0x1302, 0x1301, 0x1303), numbers(new ClientHello(hello(tls)).suites(), 0));
  }

  @Test
  void holdsOnlySuitesWithAuthenticatedEncryptionForTls12Too() throws Exception {
    LiTls old = tls.allowingTls12For(Set.of(Octets.of(new byte[32])));
    List<Integer> suites = numbers(new ClientHello(hello(old)).suites(), 0);

    // The last is no suite but says that renegotiation is the safe one (RFC 5746, 3.3).
    assertTrue(
        List.of(0x1302, 0x1301, 0x1303, 0xC02C, 0xC02B, 0xC030, 0xC02F, 0x00FF).containsAll(suites),
        suites::toString);
  }

  @Test
  void holdsTheThreeGroupsOfTheProfile() throws Exception {
    assertEquals(List.of(0x001D, 0x0017, 0x0018), listed(hello(tls), GROUPS));
  }

  @Test
  void holdsNoSignatureThatCanBeForged() throws Exception {
    List<Integer> schemes = listed(hello(tls), SIGNATURE_ALGORITHMS);

    assertTrue(schemes.contains(ECDSA_SECP256R1_SHA256));
    for (int scheme : schemes) {
      // The first octet is 1 for MD5, 2 for SHA-1, 3 for SHA-224; below 8, a second octet of 2 is
      // DSA.
      assertTrue(scheme >> 8 > 3, () -> Integer.toHexString(scheme));
      assertFalse(scheme >> 8 < 8 && (scheme & 0xFF) == 2, () -> Integer.toHexString(scheme));
    }
  }
}
