package org.doorward.li.crypto.store.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** INV-X1-123: as many shares as it takes give the key, fewer do not, and the shares are those of other programs. */
class SplitKeyTest {
  /** Made by another program: the key is octets 0 to 31, and it takes three. */
  private static final List<String> VECTOR = List.of(
      "49570d50451dcd65f4d29e40116433e2fb8ecdf3e2d8afb588af0717c56ccd01",
      "10038297a5feb0b95d4456a02afd628bae37ef06ab24bb94ff41adefd7ccd93f",
      "59558dc4e4e67bdba19fc2eb37945f6645a830e65de902366ff7b0e30ebd0a21",
      "1e8b57f8d1e99d934c3e15b2307e8e13a051882c4a816a5790156d750268782f",
      "57dd58ab90f156f1b0e581f92d17b3fe4bce57ccbc4cd3f500a37079db19ab31");

  @Test
  void sharesOfAnotherProgramGiveItsKey() {
    byte[] key = new byte[SplitKey.OCTETS];
    for (int i = 0; i < key.length; i++) {
      key[i] = (byte) i;
    }
    for (int chosen = 0; chosen < 1 << VECTOR.size(); chosen++) {
      SortedMap<Integer, byte[]> shares = new TreeMap<>();
      for (int i = 0; i < VECTOR.size(); i++) {
        if ((chosen & (1 << i)) != 0) {
          shares.put(i + 1, HexFormat.of().parseHex(VECTOR.get(i)));
        }
      }
      if (shares.size() >= 3) {
        assertArrayEquals(key, SplitKey.join(shares));
      }
    }
  }

  @Test
  void enoughSharesGiveTheKeyAndFewerDoNot() {
    for (int count = 2; count <= 6; count++) {
      for (int threshold = 2; threshold <= count; threshold++) {
        SplitKey split = SplitKey.fresh(threshold, count);
        for (int chosen = 1; chosen < 1 << count; chosen++) {
          SortedMap<Integer, byte[]> shares = new TreeMap<>();
          for (int i = 0; i < count; i++) {
            if ((chosen & (1 << i)) != 0) {
              shares.put(i + 1, split.shares().get(i));
            }
          }
          if (shares.size() >= threshold) {
            assertArrayEquals(split.key(), SplitKey.join(shares));
          } else {
            assertFalse(Arrays.equals(split.key(), SplitKey.join(shares)));
          }
        }
      }
    }
    assertThrows(IllegalArgumentException.class, () -> SplitKey.fresh(1, 2));
    SplitKey.fresh(2, SplitKey.MOST_SHARES).zero();
    assertThrows(IllegalArgumentException.class, () -> SplitKey.fresh(2, SplitKey.MOST_SHARES + 1));
  }
}
