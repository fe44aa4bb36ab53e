package org.doorward.li.extension;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.doorward.li.target.TargetArbitraries;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XmlFragmentTest {
  private static String canonical(String text) {
    return XmlFragment.of(text).text().reveal();
  }

  @Provide
  Arbitrary<Extension> extensions() {
    return TargetArbitraries.extension(true);
  }

  /** INV-X1-07. */
  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void theCanonicalFormOfACanonicalFormIsItself(@ForAll("extensions") Extension extension) {
    assertEquals(extension, Extension.of(extension.text().reveal()));
    extension.content().forEach(f -> assertEquals(f, XmlFragment.of(f.text().reveal())));
  }

  @Property
  void anyTextGivesAFragmentOrARefusal(@ForAll String text) {
    try {
      XmlFragment.of(text);
    } catch (IllegalArgumentException e) {
      assertFalse(text.length() > 3 && String.valueOf(e.getMessage()).contains(text));
    }
  }

  @Test
  void howItWasWrittenDoesNotMatter() {
    assertEquals(
        canonical("<p:a xmlns:p=\"urn:p\" z=\"1\" b=\"&lt;\" p:a=\"2\"><p:c/>x</p:a>"),
        canonical("<?xml version='1.0'?><!-- c --><p:a p:a='2'  b='&#60;' xmlns:unused='urn:u'"
            + " xmlns:p='urn:p' z='1'><p:c></p:c><![CDATA[x]]><?pi?></p:a>"));
  }

  @Test
  void whatItSaysMatters() {
    assertNotEquals(
        canonical("<a xmlns='urn:p'><b/></a>"),
        canonical("<a xmlns='urn:p'><b xmlns='urn:q'/></a>"));
    assertNotEquals(canonical("<a xmlns='urn:p'>x</a>"), canonical("<a xmlns='urn:p'> x</a>"));
    assertNotEquals(
        canonical("<a xmlns='urn:p'>1<b/>2</a>"), canonical("<a xmlns='urn:p'>12<b/></a>"));
  }

  /** A prefix that only content refers to is declared as well: without it the content says nothing. */
  @Test
  void prefixesInContentStayBound() {
    assertEquals(
        "<e:a xmlns:e=\"urn:e\" xmlns:t=\"urn:t\" by=\"t:name\"/>",
        canonical("<e:a by='t:name' xmlns:e='urn:e' xmlns:t='urn:t' xmlns:u='urn:u'/>"));
    assertEquals(
        "<e:a xmlns:e=\"urn:e\"><b xmlns=\"\" xmlns:t=\"urn:t\">t:x</b></e:a>",
        canonical("<e:a xmlns:e='urn:e' xmlns:t='urn:t'><b>t:x</b></e:a>"));
  }

  /** Wherever it is put, an element without namespace stays without. */
  @Test
  void elementsWithoutNamespaceSayThatTheyHaveNone() {
    assertEquals(
        "<e:a xmlns:e=\"urn:e\"><b xmlns=\"\"><c/></b></e:a>",
        canonical("<e:a xmlns:e='urn:e'><b><c/></b></e:a>"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "text",
        "<a/>",
        "<a xmlns='http://uri.etsi.org/03221/X1/2017/10'/>",
        "<a xmlns='urn:a'/><a xmlns='urn:a'/>",
        "<a xmlns='urn:a'>",
        "<!DOCTYPE a><a xmlns='urn:a'/>",
        "<a xmlns='urn:a'>&nbsp;</a>",
      })
  void refusesWhatIsNotOneElementOfAnotherNamespace(String text) {
    assertThrows(IllegalArgumentException.class, () -> XmlFragment.of(text));
  }

  @Test
  void printsNoContent() {
    Extension extension =
        new Extension("example.net", List.of(XmlFragment.of("<a xmlns='urn:a'>secret</a>")));
    assertFalse(extension.toString().contains("secret"));
  }
}
