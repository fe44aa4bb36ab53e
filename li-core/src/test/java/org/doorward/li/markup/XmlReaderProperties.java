package org.doorward.li.markup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.doorward.li.fault.DecodeException;
import org.doorward.li.fault.Fault;

/** INV-X1-71: any octets are a document or a refusal; a document holds what another parser finds in it. */
class XmlReaderProperties {
  private static final XmlLimits LIMITS = new XmlLimits(1 << 16, 16, 1 << 12, 16, 1 << 12);

  private static final List<String> PIECES = List.of(
      "<a>",
      "</a>",
      "<a/>",
      "<p:a xmlns:p='u'>",
      "</p:a>",
      "<a xmlns='u'>",
      "<a b='c'>",
      "<a b=\"",
      "'",
      "\"",
      "<",
      ">",
      "/",
      "=",
      "&",
      ";",
      "&amp;",
      "&lt;",
      "&#65;",
      "&#x",
      "&e;",
      "<!--",
      "-->",
      "<![CDATA[",
      "]]>",
      "<?p d?>",
      "<?xml version='1.0'?>",
      "<!DOCTYPE a [",
      "]>",
      " ",
      "\n",
      "\r",
      "\t",
      "text",
      "\u00e9",
      "\ud83d\ude00",
      "\ufffd",
      "xmlns:p='u' ",
      "p:b='c' ",
      "\u0000",
      "\u000b");

  @Provide
  Arbitrary<String> nearlyXml() {
    Arbitrary<String> pieces =
        Arbitraries.of(PIECES).list().ofMaxSize(12).map(list -> String.join("", list));
    return pieces.map(inside -> "<a>" + inside + "</a>");
  }

  @Property(tries = 3000)
  void anyOctetsAreADocumentOrARefusal(@ForAll byte[] octets) {
    Optional<XmlElement> read = read(octets);

    assertTrue(read.isEmpty() || octets.length >= 4);
  }

  @Property(tries = 3000)
  void whatIsReadIsWhatAnotherParserFinds(@ForAll("nearlyXml") String text) {
    Optional<String> ours =
        read(text.getBytes(StandardCharsets.UTF_8)).map(XmlReaderProperties::outline);

    assertEquals(another(text), ours);
  }

  @Property(tries = 1000)
  void theCanonicalTextReadsAsItself(@ForAll("nearlyXml") String text) throws Exception {
    Optional<XmlElement> read = read(text.getBytes(StandardCharsets.UTF_8));
    if (read.isPresent()) {
      String canonical = CanonicalXml.of(read.get());
      assertEquals(canonical, CanonicalXml.of(XmlReader.read(canonical, LIMITS)));
    }
  }

  private static Optional<XmlElement> read(byte[] octets) {
    try {
      return Optional.of(XmlReader.read(ByteBuffer.wrap(octets), LIMITS));
    } catch (DecodeException e) {
      assertTrue(e.fault() == Fault.XML || e.fault() == Fault.LIMIT);
      return Optional.empty();
    }
  }

  private static String outline(XmlElement element) {
    StringBuilder out = new StringBuilder("(").append(element.name());
    element.attributes().forEach(a -> out.append('@').append(a.name()).append(a.value()));
    element.elements().forEach(child -> out.append(outline(child)));
    return out.append('|').append(element.text()).append(')').toString();
  }

  /** What the parser of the JDK finds; empty if it refuses, or finds what we do not take. */
  private static Optional<String> another(String text) {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    try {
      XMLStreamReader in = factory.createXMLStreamReader(
          new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "UTF-8");
      in.nextTag();
      String outline = outline(in);
      while (in.hasNext()) {
        in.next();
      }
      return Optional.of(outline);
    } catch (XMLStreamException | RuntimeException e) {
      return Optional.empty();
    }
  }

  private static String outline(XMLStreamReader in) throws XMLStreamException {
    StringBuilder out = new StringBuilder("(").append(in.getName());
    for (int i = 0; i < in.getAttributeCount(); i++) {
      out.append('@').append(in.getAttributeName(i)).append(in.getAttributeValue(i));
    }
    StringBuilder text = new StringBuilder();
    for (int event = in.next(); event != XMLStreamReader.END_ELEMENT; event = in.next()) {
      switch (event) {
        case XMLStreamReader.START_ELEMENT -> out.append(outline(in));
        case XMLStreamReader.CHARACTERS, XMLStreamReader.CDATA, XMLStreamReader.SPACE ->
          text.append(in.getText());
        case XMLStreamReader.COMMENT, XMLStreamReader.PROCESSING_INSTRUCTION -> {}
        default -> throw new XMLStreamException("an event that we do not take");
      }
    }
    return out.append('|').append(text).append(')').toString();
  }
}
