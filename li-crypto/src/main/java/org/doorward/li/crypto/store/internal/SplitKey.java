package org.doorward.li.crypto.store.internal;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.bouncycastle.crypto.threshold.SecretShare;
import org.bouncycastle.crypto.threshold.ShamirSecretSplitter;
import org.bouncycastle.crypto.threshold.ShamirSecretSplitter.Algorithm;
import org.bouncycastle.crypto.threshold.ShamirSecretSplitter.Mode;
import org.bouncycastle.crypto.threshold.ShamirSplitSecret;
import org.bouncycastle.crypto.threshold.ShamirSplitSecretShare;

/**
 * A fresh key in shares, some of which give it and fewer say nothing: Shamir's polynomials over the field of AES, one
 * for each octet. Share {@code n} is their value at {@code n}, the key that at 0.
 */
final class SplitKey {
  static final int OCTETS = 32;

  /** The library has room for one share an octet of the key. */
  static final int MOST_SHARES = OCTETS;

  private final byte[] key;
  private final List<byte[]> shares;

  private SplitKey(byte[] key, List<byte[]> shares) {
    this.key = key;
    this.shares = List.copyOf(shares);
  }

  static SplitKey fresh(int threshold, int count) {
    if (threshold < 2 || count < threshold || count > MOST_SHARES) {
      throw new IllegalArgumentException(threshold + " of " + count + " shares");
    }
    SecretShare[] made = new ShamirSecretSplitter(
            Algorithm.AES, Mode.Native, OCTETS, new SecureRandom())
        .split(threshold, count)
        .getSecretShares();
    List<byte[]> shares = new ArrayList<>();
    ShamirSplitSecretShare[] some = new ShamirSplitSecretShare[threshold];
    try {
      for (int i = 0; i < count; i++) {
        shares.add(made[i].getEncoded().clone());
        if (i < threshold) {
          some[i] = new ShamirSplitSecretShare(shares.get(i), i + 1);
        }
      }
      return new SplitKey(join(some), shares);
    } catch (IOException e) {
      throw new IllegalStateException("octets in memory", e);
    }
  }

  /** The key, if these are enough shares of it and nothing else; otherwise something else. */
  static byte[] join(SortedMap<Integer, byte[]> shares) {
    ShamirSplitSecretShare[] some = new ShamirSplitSecretShare[shares.size()];
    int at = 0;
    for (Map.Entry<Integer, byte[]> share : shares.entrySet()) {
      some[at++] = new ShamirSplitSecretShare(share.getValue(), share.getKey());
    }
    try {
      return join(some);
    } catch (IOException e) {
      throw new IllegalStateException("octets in memory", e);
    }
  }

  private static byte[] join(ShamirSplitSecretShare... shares) throws IOException {
    return new ShamirSplitSecret(Algorithm.AES, Mode.Native, shares).getSecret();
  }

  /** 32 octets, gone with {@link #zero}. */
  byte[] key() {
    return key;
  }

  /** 32 octets each, the first being number 1; gone with {@link #zero}. */
  List<byte[]> shares() {
    return shares;
  }

  void zero() {
    Arrays.fill(key, (byte) 0);
    shares.forEach(share -> Arrays.fill(share, (byte) 0));
  }
}
