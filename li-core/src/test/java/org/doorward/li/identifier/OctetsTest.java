package org.doorward.li.identifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class OctetsTest {
  @Test
  void keepsItsOwnCopy() {
    byte[] given = {1, 2, 3};
    Octets octets = Octets.of(given);

    given[0] = 9;
    octets.toByteArray()[1] = 9;

    assertEquals(Octets.ofHex("010203"), octets);
  }

  @Test
  void differsWhereOneOctetDoes() {
    assertNotEquals(Octets.ofHex("010203"), Octets.ofHex("010204"));
    assertNotEquals(Octets.ofHex("0102"), Octets.ofHex("010200"));
  }

  @Property
  void hexIsReadBackUnchanged(@ForAll byte[] octets) {
    assertEquals(Octets.of(octets), Octets.ofHex(Octets.of(octets).toHex()));
  }

  @Test
  void printsItsLengthOnly() {
    assertFalse(Octets.ofHex("c0ffee").toString().contains("c0ffee"));
  }
}
