package org.doorward.li.element;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class FaultNameTest {
  @Test
  void aNameIsOfPlainWords() {
    assertEquals("mirror-port-down", new FaultName("mirror-port-down").value());
    assertEquals("x", new FaultName("x").value());
  }

  @Test
  void nothingThatCouldIdentifyAnybodyIsAName() {
    for (String other : List.of(
        "",
        "4915112345678",
        "port-1",
        "sip:alice@example.org",
        "Alice",
        "a b",
        "-a",
        "a-",
        "a--b",
        "a".repeat(65),
        "ä")) {
      assertThrows(IllegalArgumentException.class, () -> new FaultName(other), other);
    }
  }
}
