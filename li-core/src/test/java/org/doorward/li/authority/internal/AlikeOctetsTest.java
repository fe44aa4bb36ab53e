package org.doorward.li.authority.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.doorward.li.identifier.Octets;
import org.junit.jupiter.api.Test;

class AlikeOctetsTest {
  private final Random random = new Random(5);
  private final AlikeOctets alike = new AlikeOctets();

  private byte[] octets(int length) {
    byte[] octets = new byte[length];
    random.nextBytes(octets);
    return octets;
  }

  /** Of any length and content, alike or not, whatever came before and comes after. */
  @Test
  void whatIsPackedIsOpenedAsItWas() {
    byte[] common = octets(600);
    List<Octets> plain = new ArrayList<>();
    List<AlikeOctets.Packed> packed = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      byte[] one = i % 3 == 0 ? octets(random.nextInt(3000)) : common.clone();
      if (i % 3 == 1) {
        one[random.nextInt(one.length)]++;
      }
      plain.add(Octets.of(one));
      packed.add(alike.pack(Octets.of(one)));
    }
    plain.add(Octets.EMPTY);
    packed.add(alike.pack(Octets.EMPTY));

    assertEquals(plain, packed.stream().map(AlikeOctets.Packed::open).toList());
  }
}
