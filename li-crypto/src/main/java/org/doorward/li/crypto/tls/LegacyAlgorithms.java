package org.doorward.li.crypto.tls;

import java.security.AlgorithmConstraints;
import java.security.AlgorithmParameters;
import java.security.CryptoPrimitive;
import java.security.Key;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps key-exchange groups and signature schemes that the Java runtime still knows out of a handshake. It
 * holds for one engine, where the runtime's own switches hold for the whole process.
 */
final class LegacyAlgorithms implements AlgorithmConstraints {
  private static final Set<String> GROUPS_NOT_OFFERED =
      Set.of("secp521r1", "x448", "ffdhe2048", "ffdhe3072", "ffdhe4096", "ffdhe6144", "ffdhe8192");

  @Override
  public boolean permits(
      Set<CryptoPrimitive> primitives, String algorithm, @Nullable AlgorithmParameters parameters) {
    String name = algorithm.toLowerCase(Locale.ROOT);
    return !GROUPS_NOT_OFFERED.contains(name) && !isDsa(name) && !hashesWeakly(name);
  }

  private static boolean isDsa(String name) {
    return name.startsWith("dsa") || name.endsWith("withdsa");
  }

  private static boolean hashesWeakly(String name) {
    return name.contains("md5")
        || name.endsWith("_sha1")
        || name.startsWith("sha1with")
        || name.contains("sha224");
  }

  /** Keys of certificates are judged by {@link StrongCertificates}. */
  @Override
  public boolean permits(Set<CryptoPrimitive> primitives, Key key) {
    return true;
  }

  @Override
  public boolean permits(
      Set<CryptoPrimitive> primitives,
      @Nullable String algorithm,
      Key key,
      @Nullable AlgorithmParameters parameters) {
    return algorithm == null || algorithm.isEmpty() || permits(primitives, algorithm, parameters);
  }
}
