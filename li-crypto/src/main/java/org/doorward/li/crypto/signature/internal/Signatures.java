package org.doorward.li.crypto.signature.internal;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
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
  private static final int SPKI_PREFIX_OCTETS = 12;
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
    };
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
    if (spki.length() != SPKI_PREFIX_OCTETS + Ed25519.PUBLIC_KEY_SIZE) {
      return Optional.empty();
    }
    byte[] key = new byte[Ed25519.PUBLIC_KEY_SIZE];
    ByteBuffer octets = spki.asByteBuffer();
    octets.position(SPKI_PREFIX_OCTETS).get(key);
    return Optional.ofNullable(Ed25519.validatePublicKeyFullExport(key, 0));
  }
}
