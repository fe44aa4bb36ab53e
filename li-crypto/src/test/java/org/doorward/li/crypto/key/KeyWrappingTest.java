package org.doorward.li.crypto.key;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.HexFormat;
import org.doorward.li.fault.TransportException;
import org.junit.jupiter.api.Test;

/** INV-X1-128: the file {@code state/key}, as another program wrote it from this class's description. */
class KeyWrappingTest {
  private static final String WRAPPED =
      "01000102030405060708090a0b3683001c1e10e890489d7afda63166a53735"
          + "f4f236548b980cfc33e66d4386ede549adee3c6e3a7ad765caceac88cb07";

  private static byte[] octets(int from) {
    byte[] octets = new byte[32];
    for (int i = 0; i < octets.length; i++) {
      octets[i] = (byte) (from + i);
    }
    return octets;
  }

  private static SigningKey vaultsKey() throws Exception {
    PrivateKey key = KeyFactory.getInstance("Ed25519")
        .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, octets(0)));
    // The public half takes no part in wrapping.
    return SeedKey.ed25519(
        new KeyPair(KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPublic(), key));
  }

  @Test
  void version1IsRead() throws Exception {
    assertArrayEquals(
        octets(32), KeyWrapping.unwrap(vaultsKey(), HexFormat.of().parseHex(WRAPPED)));
  }

  @Test
  void aLaterVersionIsRefused() throws Exception {
    SigningKey key = vaultsKey();
    byte[] later = HexFormat.of().parseHex(WRAPPED);
    later[0]++;
    TransportException e =
        assertThrows(TransportException.class, () -> KeyWrapping.unwrap(key, later));
    assertEquals("not a wrapped key of a form that is known", e.getMessage());
  }
}
