package org.doorward.li.target;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class TargetIdentifierProperties {
  @Provide
  Arbitrary<TargetIdentifier> targets() {
    return TargetArbitraries.any();
  }

  /** INV-X1-06. */
  @Property(edgeCases = EdgeCasesMode.NONE)
  void theCanonicalTextIsReadBackEqual(@ForAll("targets") TargetIdentifier target) {
    TargetIdentifier again = TargetIdentifier.of(target.type(), target.text().reveal());

    assertEquals(target, again);
    assertEquals(target.text(), again.text());
  }

  /** INV-X1-06: What prints may reach a log: it shows the type, and none of the value. */
  @Property(edgeCases = EdgeCasesMode.NONE)
  void printsTheTypeOnly(@ForAll("targets") TargetIdentifier target) {
    if (target instanceof HashedIdentifier) {
      return; // its parts are a digest and the names of what was hashed, and of the context
    }
    String printed = target.toString().replaceAll("^\\w+|\\w+=|\\[withheld\\]|\\d+ octets", "");
    String value = target.text().reveal();

    assertFalse(value.length() > 3 && printed.contains(value));
  }

  @Property
  void anyTextGivesATargetOrARefusalThatDoesNotQuoteIt(
      @ForAll TargetType type, @ForAll String text) {
    try {
      assertEquals(type, TargetIdentifier.of(type, text).type());
    } catch (IllegalArgumentException e) {
      assertFalse(text.length() > 3 && String.valueOf(e.getMessage()).contains(text));
    }
  }

  @Test
  void theArmsAreTheFortyOfTheSchema() {
    Set<TargetType> found = EnumSet.noneOf(TargetType.class);
    for (Class<?> arm : TargetIdentifier.class.getPermittedSubclasses()) {
      Arrays.stream(TargetType.values())
          .filter(type -> type.elementName().equalsIgnoreCase(arm.getSimpleName()))
          .forEach(found::add);
    }
    assertEquals(40, found.size());
    for (TargetType type : TargetType.values()) {
      assertEquals(type, TargetType.of(type.elementName()));
    }
    assertThrows(IllegalArgumentException.class, () -> TargetType.of("E164Number"));
  }
}
