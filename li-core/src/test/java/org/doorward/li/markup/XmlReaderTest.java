package org.doorward.li.markup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.doorward.li.fault.DecodeException;
import org.doorward.li.fault.Fault;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** INV-X1-70: what a peer sends is a document within limits, or is refused without being looked at further. */
class XmlReaderTest {
  private static final XmlLimits LIMITS = new XmlLimits(1 << 20, 32, 1 << 16, 32, 1 << 16);

  private static XmlElement read(String text) throws DecodeException {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  private static XmlElement read(byte[] octets) throws DecodeException {
    return XmlReader.read(ByteBuffer.wrap(octets), LIMITS);
  }

  private static void refused(Fault fault, byte[] octets) {
    DecodeException refusal = assertTimeoutPreemptively(
        Duration.ofSeconds(5), () -> assertThrows(DecodeException.class, () -> read(octets)));
    assertEquals(fault, refusal.fault());
  }

  private static void refused(Fault fault, String text) {
    refused(fault, text.getBytes(StandardCharsets.UTF_8));
  }

  @Tag("F-32")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE a><a/>",
        "<!DOCTYPE a SYSTEM \"file:///etc/hostname\"><a/>",
        "<!DOCTYPE a [<!ENTITY e \"x\">]><a>&e;</a>",
        "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><a>&e;</a>",
        "<!DOCTYPE a [<!ENTITY % p SYSTEM \"http://127.0.0.1:1/\"> %p;]><a/>",
        "<!DOCTYPE a [<!ATTLIST a b CDATA \"x\">]><a/>",
        "<?xml version=\"1.0\"?>\n<!DOCTYPE a>\n<a/>",
        "<a><!DOCTYPE a></a>",
        "<a/><!DOCTYPE a>"
      })
  void aDocumentTypeIsRefused(String text) throws Exception {
    assertEquals("", read("<a></a>").text());
    refused(Fault.XML, text);
  }

  @Tag("F-32")
  @Test
  void anEntityBombIsRefusedBeforeItGrows() {
    String bomb = "<!DOCTYPE a [<!ENTITY e0 \"" + "x".repeat(100) + "\">"
        + IntStream.range(1, 30)
            .mapToObj(i -> "<!ENTITY e" + i + " \"" + ("&e" + (i - 1) + ";").repeat(10) + "\">")
            .collect(Collectors.joining())
        + "]><a>&e29;</a>";
    refused(Fault.XML, bomb);
  }

  @Test
  void theFiveEntitiesOfXmlAndCharactersByNumberAreTheOnlyOnes() throws Exception {
    assertEquals(
        "<>&'\" A\u00e9\ud83d\ude00",
        read("<a>&lt;&gt;&amp;&apos;&quot;&#32;&#x41;&#233;&#x1F600;</a>").text());
    assertEquals("<A\n", read("<a b='&lt;&#65;&#10;'/>").attributes().get(0).value());
    for (String reference : new String[] {
      "&nbsp;",
      "&e;",
      "&#0;",
      "&#x1F;",
      "&#xD800;",
      "&#xFFFE;",
      "&#x110000;",
      "&#99999999999;",
      "&;",
      "&#;",
      "&#x;",
      "&lt",
      "& ",
      "&LT;"
    }) {
      refused(Fault.XML, "<a>" + reference + "</a>");
      refused(Fault.XML, "<a b='" + reference + "'/>");
    }
  }

  @Tag("F-32")
  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "IBM037"})
  void anotherEncodingThanUtf8IsRefused(String charset) {
    refused(Fault.XML, "<?xml version=\"1.0\"?><a>text</a>".getBytes(Charset.forName(charset)));
    refused(
        Fault.XML,
        ("<?xml version=\"1.0\" encoding=\"" + charset + "\"?><a>text</a>")
            .getBytes(Charset.forName(charset)));
    refused(Fault.XML, "<?xml version=\"1.0\" encoding=\"" + charset + "\"?><a>text</a>");
  }

  @Test
  void octetsThatAreNotUtf8AreRefusedWhereverTheyStand() throws Exception {
    assertEquals("\uFFFD\u00e9", read("<a>\uFFFD\u00e9</a>").text());
    byte[][] malformed = {
      {(byte) 0xFF},
      {(byte) 0x80},
      {(byte) 0xC0, (byte) 0x80},
      {(byte) 0xC1, (byte) 0xBF},
      {(byte) 0xE0, (byte) 0x80, (byte) 0xAF},
      {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
      {(byte) 0xE2, (byte) 0x82},
      {(byte) 0xF4, (byte) 0x90, (byte) 0x80, (byte) 0x80},
      {(byte) 0xF8, (byte) 0x88, (byte) 0x80, (byte) 0x80, (byte) 0x80}
    };
    for (byte[] octets : malformed) {
      for (String around : new String[] {"<a>|</a>", "<a b='|'/>", "<a><!--|--></a>", "<a/>|"}) {
        int at = around.indexOf('|');
        byte[] document = new byte[around.length() - 1 + octets.length];
        System.arraycopy(around.getBytes(StandardCharsets.US_ASCII), 0, document, 0, at);
        System.arraycopy(octets, 0, document, at, octets.length);
        byte[] rest = around.substring(at + 1).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(rest, 0, document, at + octets.length, rest.length);
        refused(Fault.XML, document);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "text",
        "<a>",
        "</a>",
        "<a></b>",
        "<a/><b/>",
        "<a/>text",
        "text<a/>",
        "<a b='1' b='2'/>",
        "<a xmlns:p='u' xmlns:q='u' p:b='1' q:b='2'/>",
        "<p:a/>",
        "<a p:b='1'/>",
        "<a xmlns:p=''/>",
        "<a xmlns:xmlns='u'/>",
        "<a xmlns:xml='u'/>",
        "<a xmlns='http://www.w3.org/2000/xmlns/'/>",
        "<a b=1/>",
        "<a b/>",
        "<a b='<'/>",
        "<a>]]></a>",
        "<a><!-- -- --></a>",
        "<a><?xml version='1.0'?></a>",
        " <?xml version='1.0'?><a/>",
        "<?xml version='1.1'?><a/>",
        "<?xml version='2.0'?><a/>",
        "<?xml?><a/>",
        "<a><![CDATA[</a>",
        "<a>\u0000</a>",
        "<a>\u0008</a>",
        "<a>\uFFFE</a>",
        "<1a/>",
        "<a:b:c xmlns:a='u'/>",
        "<a b='x'c='y'/>",
        "<>",
        "< a/>"
      })
  void whatIsNotWellFormedIsRefused(String text) {
    refused(Fault.XML, text);
  }

  @Tag("F-33")
  @Test
  void depthAttributesElementsAndTextAreBounded() throws Exception {
    String nested = "<a>".repeat(32) + "</a>".repeat(32);
    assertEquals("", read(nested).text());
    refused(Fault.LIMIT, "<a>".repeat(33) + "</a>".repeat(33));
    refused(Fault.LIMIT, "<a>".repeat(300_000));

    String attributes =
        IntStream.range(0, 32).mapToObj(i -> " a" + i + "=''").collect(Collectors.joining());
    assertEquals(32, read("<a" + attributes + "/>").attributes().size());
    refused(Fault.LIMIT, "<a" + attributes + " b=''/>");
    refused(Fault.LIMIT, "<a" + attributes + " xmlns:p='u'/>");

    assertEquals(
        (1 << 16) - 1,
        read("<a>" + "<b/>".repeat((1 << 16) - 1) + "</a>").elements().size());
    refused(Fault.LIMIT, "<a>" + "<b/>".repeat(1 << 16) + "</a>");

    assertEquals(1 << 16, read("<a>" + "x".repeat(1 << 16) + "</a>").text().length());
    refused(Fault.LIMIT, "<a>" + "x".repeat((1 << 16) + 1) + "</a>");
    refused(Fault.LIMIT, " ".repeat((1 << 20) + 1));
  }

  /** A list of ten thousand identifiers is mostly the breaks between them. */
  @Test
  void whitespaceBetweenElementsIsBoundedByTheDocumentAlone() throws Exception {
    String list = ("\n" + " ".repeat(12) + "<b/>").repeat(10_000);

    assertEquals(10_000, read("<a>" + list + "</a>").elements().size());
    refused(Fault.LIMIT, "<a>" + list + "x".repeat((1 << 16) + 1) + "</a>");
  }

  /** Each of these is one megabyte of what costs a careless parser more than its length. */
  @Test
  void whatIsLargeOnPurposeTakesNoLongerThanItsLength() throws Exception {
    for (String attribute : new String[] {" a", " xmlns:a"}) {
      String attributes = IntStream.range(0, 50_000)
          .mapToObj(i -> attribute + i + "='u'")
          .collect(Collectors.joining());
      refused(Fault.XML, "<a" + attributes + "/>");
    }
    refused(Fault.XML, "<a " + "b".repeat(1_000_000));
    refused(Fault.XML, "<" + "a".repeat(1_000_000));
    refused(Fault.XML, "<a b='" + "x".repeat(1_000_000));
    refused(Fault.XML, "<a><!--" + "-x".repeat(400_000));
    refused(Fault.XML, "<a><?p " + "?".repeat(1_000_000));
    refused(Fault.LIMIT, "<a>" + "x<!---->".repeat(65_537 + 1) + "</a>");
    String split = assertTimeoutPreemptively(
        Duration.ofSeconds(5),
        () -> read("<a>" + "x<!---->".repeat(65_536) + "</a>").text());
    assertEquals(65_536, split.length());
    String names = IntStream.range(0, 60_000)
        .mapToObj(i -> "<n" + Integer.toString(i * 7919, 36) + "/>")
        .collect(Collectors.joining());
    XmlElement many =
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> read("<a>" + names + "</a>"));
    assertEquals(60_000, many.elements().size());
  }

  @Test
  void textIsKeptWhereItStood() throws Exception {
    XmlElement root = read("<a> 1 <b/>2<!-- no -->3<c>4<![CDATA[<5>]]></c>\r\n</a>");

    assertEquals(" 1 23\n", root.text());
    assertEquals("4<5>", root.elements().get(1).text());
    assertEquals("<a xmlns=\"\"> 1 <b/>23<c>4&lt;5&gt;</c>\n</a>", CanonicalXml.of(root));
  }
}
