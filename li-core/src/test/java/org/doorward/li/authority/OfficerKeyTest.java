package org.doorward.li.authority;

import static org.doorward.li.authority.internal.Operator.officerKey;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.doorward.li.authority.internal.Operator;
import org.doorward.li.identifier.Octets;
import org.junit.jupiter.api.Test;

/** INV-AUTH-27: the policy's key record names the algorithm, and a key that has not its form does not exist. */
class OfficerKeyTest {
  private final Operator operator = new Operator();
  private final Octets ed25519 = officerKey(Operator.keyPair()).spki();
  private final Octets mlDsa =
      Octets.ofHex("308207b2300b0609608648016503040312038207a100" + "5a".repeat(1952));

  private Octets p256(String curve) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec(curve));
    return Octets.of(generator.generateKeyPair().getPublic().getEncoded());
  }

  @Test
  void ofEveryAlgorithmIsReadBackAsItWasWritten() throws Exception {
    List<OfficerKey> keys = List.of(
        new OfficerKey(SignatureAlgorithm.ML_DSA_65, mlDsa),
        new OfficerKey(SignatureAlgorithm.ECDSA_P256_SHA256, p256("secp256r1")),
        new OfficerKey(SignatureAlgorithm.ED25519, ed25519));
    TrustPolicy good = operator.policy();
    List<Officer> members = new ArrayList<>(good.officers().members());
    members.set(0, Officer.of(members.get(0).person(), members.get(0).roles(), keys));
    TrustPolicy policy =
        operator.policy(new Officers(members, Operator.QUORUMS), good.components());

    TrustPolicy read = TrustPolicy.decode(policy.encode());

    assertEquals(policy, read);
    assertEquals(keys, read.officers().members().get(0).keys());
  }

  @Test
  void hasTheFormOfItsAlgorithmAndNoOther() throws Exception {
    Map<SignatureAlgorithm, Octets> good = Map.of(
        SignatureAlgorithm.ED25519, ed25519,
        SignatureAlgorithm.ECDSA_P256_SHA256, p256("secp256r1"),
        SignatureAlgorithm.ML_DSA_65, mlDsa);

    for (SignatureAlgorithm algorithm : SignatureAlgorithm.values()) {
      for (Map.Entry<SignatureAlgorithm, Octets> key : good.entrySet()) {
        if (key.getKey() == algorithm) {
          assertDoesNotThrow(() -> new OfficerKey(algorithm, key.getValue()));
        } else {
          refused(algorithm, key.getValue());
        }
      }
      byte[] octets = good.getOrDefault(algorithm, Octets.EMPTY).toByteArray();
      refused(algorithm, Octets.of(Arrays.copyOf(octets, octets.length - 1)));
      refused(algorithm, Octets.of(Arrays.copyOf(octets, octets.length + 1)));
    }
    refused(SignatureAlgorithm.ECDSA_P256_SHA256, p256("secp384r1"));
  }

  private void refused(SignatureAlgorithm algorithm, Octets spki) {
    assertThrows(IllegalArgumentException.class, () -> new OfficerKey(algorithm, spki));
  }
}
