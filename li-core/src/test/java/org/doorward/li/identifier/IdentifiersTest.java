package org.doorward.li.identifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifiersTest {
  /** TS 103 280: a UUID is lower-case 8-4-4-4-12 and nothing else. */
  @Nested
  class AUuid {
    private static final String TEXT = "b7a4c9e0-52d3-4f6b-8e17-90ab3cd4ef56";

    @Test
    void isReadAndWrittenInItsOneForm() {
      assertEquals(TEXT, Xid.of(TEXT).toString());
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"", "1-1-1-1-1", "{" + TEXT + "}", "urn:uuid:" + TEXT, TEXT + "0", " " + TEXT})
    void isRefusedInAnyOther(String text) {
      assertThrows(IllegalArgumentException.class, () -> Xid.of(text));
    }

    @Test
    void isRefusedInUpperCase() {
      assertThrows(IllegalArgumentException.class, () -> Did.of(TEXT.toUpperCase(Locale.ROOT)));
    }

    @Test
    void isNotQuotedByTheRefusal() {
      var refusal = assertThrows(IllegalArgumentException.class, () -> Xid.of("secret"));
      assertFalse(refusal.getMessage().contains("secret"));
    }
  }

  /** TS 103 221-1, 6.1: identifiers are xs:token, whose whitespace collapses before comparing. */
  @Nested
  class AnIdentifierOfARole {
    @Test
    void collapsesWhitespace() {
      assertEquals(new NeIdentifier("a b"), new NeIdentifier("  a \t\n b "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \t", "a\u0000b"})
    void isRefusedWhenItNamesNobody(String text) {
      assertThrows(IllegalArgumentException.class, () -> new AdmfIdentifier(text));
    }

    @Test
    void hasAtMost255Characters() {
      assertEquals(255, new AdmfIdentifier("x".repeat(255)).value().length());
      assertThrows(IllegalArgumentException.class, () -> new AdmfIdentifier("x".repeat(256)));
    }
  }

  @Property
  void aDeliveryTypeCoversExactlyItsParts(@ForAll DeliveryType one, @ForAll DeliveryType other) {
    boolean both = one == DeliveryType.X2_AND_X3;
    assertEquals(both || one == other, one.covers(other));
    assertEquals(one, DeliveryType.of(one.wireName()));
  }

  @Test
  void aSensitiveValueDoesNotPrint() {
    assertEquals("[withheld]", Sensitive.of("sip:alice@example.com").toString());
    assertTrue(Sensitive.of("x").equals(Sensitive.of("x")));
  }
}
