package org.doorward.li.crypto.evidence.internal;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.function.Supplier;
import org.doorward.li.evidence.internal.DetailSealer;
import org.doorward.li.identifier.Octets;
import org.jspecify.annotations.Nullable;

/**
 * Seals details so that only the audit key opens them. Knows the public half of that key and the present
 * state of the period's chain; neither opens anything that was sealed before. Confined to the log's writer.
 */
public final class AuditSealer implements DetailSealer {
  private static final int KEY_OCTETS = 32;

  private final Supplier<Octets> auditKey;
  private final String origin;
  private final SecureRandom random = new SecureRandom();
  private @Nullable DetailChain chain;

  /**
   * A sealer for one log.
   *
   * @param auditKey public half of the audit key, 32 octets
   * @param origin of the log
   */
  public AuditSealer(Octets auditKey, String origin) {
    this(() -> auditKey, origin);
  }

  /**
   * A sealer for a log whose audit key changes.
   *
   * @param auditKey public half of the audit key, 32 octets; asked for when a period opens
   * @param origin of the log
   */
  public AuditSealer(Supplier<Octets> auditKey, String origin) {
    int octets = auditKey.get().length();
    if (octets != KEY_OCTETS) {
      throw new IllegalArgumentException("an X25519 key of " + octets + " octets");
    }
    this.auditKey = auditKey;
    this.origin = origin;
  }

  @Override
  public byte[] openPeriod() {
    if (chain != null) {
      chain.close();
    }
    byte[] seed = new byte[SealedSeed.SEED_OCTETS];
    random.nextBytes(seed);
    try {
      chain = new DetailChain(seed);
      return SealedSeed.seal(auditKey.get(), origin, seed);
    } finally {
      Arrays.fill(seed, (byte) 0);
    }
  }

  @Override
  public byte[] seal(long index, byte[] detail) {
    if (chain == null) {
      throw new IllegalStateException("no period is open");
    }
    return chain.seal(index, detail);
  }
}
