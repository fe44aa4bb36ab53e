package org.doorward.li.crypto.signature.internal;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.doorward.li.authority.SignatureAlgorithm;
import org.doorward.li.authority.internal.SignatureVerifier;
import org.doorward.li.identifier.Octets;

/**
 * Verifies officers' signatures, the same way everywhere: implementations differ on odd points and keys, and two of
 * them could disagree on who signed. Remembers the keys that it has looked at, since that takes as long as a signature.
 * Thread-safe.
 */
public final class Signatures implements SignatureVerifier {
  /** More than a trust policy names. Beyond, keys are looked at each time. */
  private static final int REMEMBERED = 256;

  /** By SubjectPublicKeyInfo; empty for what is no key. */
  private final Map<Octets, Optional<Ed25519.PublicPoint>> keys = new ConcurrentHashMap<>();

  private Signatures() {}

  /**
   * A verifier.
   *
   * @return for every algorithm of {@link SignatureAlgorithm}
   */
  public static SignatureVerifier verifier() {
    return new Signatures();
  }

  @Override
  public Verdict verify(
      SignatureAlgorithm algorithm, Octets spki, byte[] message, byte[] signature) {
    return switch (algorithm) {
      case ED25519 -> ed25519(spki, message, signature);
      case ECDSA_P256_SHA256 ->
        verdict(spki, algorithm, key -> EcdsaP256.verifies(key, message, signature));
      case ML_DSA_65 -> verdict(spki, algorithm, key -> MlDsa65.verifies(key, message, signature));
    };
  }

  private static Verdict verdict(
      Octets spki, SignatureAlgorithm algorithm, Predicate<byte[]> verifies) {
    return algorithm.hasForm(spki) && verifies.test(key(algorithm, spki))
        ? Verdict.GOOD
        : Verdict.BAD;
  }

  private static byte[] key(SignatureAlgorithm algorithm, Octets spki) {
    byte[] octets = spki.toByteArray();
    return Arrays.copyOfRange(octets, algorithm.keyOffset(), octets.length);
  }

  /** RFC 8032, 5.1.7, without the cofactor; keys outside the prime-order group are bad. */
  private Verdict ed25519(Octets spki, byte[] message, byte[] signature) {
    boolean good = signature.length == Ed25519.SIGNATURE_SIZE
        && key(spki)
            .filter(key -> Ed25519.verify(signature, 0, key, message, 0, message.length))
            .isPresent();
    return good ? Verdict.GOOD : Verdict.BAD;
  }

  private Optional<Ed25519.PublicPoint> key(Octets spki) {
    Optional<Ed25519.PublicPoint> known = keys.get(spki);
    if (known == null) {
      known = read(spki);
      if (keys.size() < REMEMBERED) {
        keys.put(spki, known);
      }
    }
    return known;
  }

  private static Optional<Ed25519.PublicPoint> read(Octets spki) {
    return SignatureAlgorithm.ED25519.hasForm(spki)
        ? Optional.ofNullable(
            Ed25519.validatePublicKeyFullExport(key(SignatureAlgorithm.ED25519, spki), 0))
        : Optional.empty();
  }
}
