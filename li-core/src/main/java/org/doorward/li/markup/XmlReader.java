package org.doorward.li.markup;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.doorward.li.fault.DecodeException;
import org.doorward.li.fault.Fault;

/**
 * Reads XML that nobody vouches for: XML 1.0 in UTF-8, with no DOCTYPE, no entities but the five of XML itself,
 * and within limits. Each call stands for itself. Thread-safe.
 */
public final class XmlReader {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final XmlLimits limits;
  private final Deque<Open> open = new ArrayDeque<>();
  private int elements;

  private XmlReader(XmlLimits limits) {
    this.limits = limits;
  }

  /** An element whose end has not come yet. */
  private static final class Open {
    final QName name;
    final List<XmlAttribute> attributes;
    final XmlScope scope;
    final List<XmlNode> content = new ArrayList<>();
    final StringBuilder text = new StringBuilder();
    int characters;

    Open(QName name, List<XmlAttribute> attributes, XmlScope scope) {
      this.name = name;
      this.attributes = attributes;
      this.scope = scope;
    }

    void flushText() {
      if (!text.isEmpty()) {
        content.add(new XmlText(text.toString()));
        text.setLength(0);
      }
    }

    XmlElement close() {
      flushText();
      return new XmlElement(name, attributes, scope, content);
    }
  }

  /**
   * Reads a document.
   *
   * @param octets read from position to limit; not changed
   * @throws DecodeException XML if this is no such document, LIMIT if it is too large
   */
  public static XmlElement read(ByteBuffer octets, XmlLimits limits) throws DecodeException {
    if (octets.remaining() > limits.octets()) {
      throw new DecodeException(Fault.LIMIT, "more than " + limits.octets() + " octets");
    }
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(octets.duplicate()).toString();
    } catch (CharacterCodingException e) {
      throw new DecodeException(Fault.XML, "the document is not in UTF-8");
    }
    boolean marked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
    return read(marked ? text.substring(1) : text, limits);
  }

  /** Reads a document whose octets were counted and decoded before. */
  static XmlElement read(String text, XmlLimits limits) throws DecodeException {
    try {
      XMLStreamReader in = factory(limits).createXMLStreamReader(new StringReader(text));
      try {
        return new XmlReader(limits).document(in);
      } finally {
        in.close();
      }
    } catch (XMLStreamException e) {
      // Its message may quote the document.
      throw new DecodeException(Fault.XML, "the document is not well-formed XML");
    }
  }

  /** One factory a document: a factory keeps the last reader, and so the last document. */
  private static XMLInputFactory factory(XmlLimits limits) {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
    factory.setProperty("jdk.xml.elementAttributeLimit", limits.attributes());
    return factory;
  }

  private XmlElement document(XMLStreamReader in) throws XMLStreamException, DecodeException {
    checkDeclaration(in);
    XmlElement root = null;
    while (in.hasNext()) {
      switch (next(in)) {
        case XMLStreamConstants.START_ELEMENT -> start(in);
        case XMLStreamConstants.END_ELEMENT -> {
          XmlElement element = open.pop().close();
          if (open.isEmpty()) {
            root = element;
          } else {
            open.element().content.add(element);
          }
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
          text(in);
        case XMLStreamConstants.COMMENT,
            XMLStreamConstants.PROCESSING_INSTRUCTION,
            XMLStreamConstants.END_DOCUMENT -> {}
        default ->
          throw new DecodeException(Fault.XML, "a document has no DOCTYPE and no entities");
      }
    }
    if (root == null) {
      throw new DecodeException(Fault.XML, "a document has one root element");
    }
    return root;
  }

  /** The JDK's parser answers some broken documents with unchecked exceptions of its own. */
  private static int next(XMLStreamReader in) throws XMLStreamException {
    try {
      return in.next();
    } catch (RuntimeException e) {
      throw new XMLStreamException(e);
    }
  }

  private static void checkDeclaration(XMLStreamReader in) throws DecodeException {
    String encoding = in.getCharacterEncodingScheme();
    if (encoding != null && !encoding.equalsIgnoreCase("UTF-8")) {
      throw new DecodeException(Fault.XML, "the document declares another encoding than UTF-8");
    }
    String version = in.getVersion();
    if (version != null && !version.equals("1.0")) {
      throw new DecodeException(Fault.XML, "the document declares another version than XML 1.0");
    }
  }

  private void start(XMLStreamReader in) throws DecodeException {
    bound(++elements, limits.elements(), "elements");
    bound(open.size() + 1, limits.depth(), "levels of elements");
    bound(in.getAttributeCount() + in.getNamespaceCount(), limits.attributes(), "attributes");
    XmlScope scope = XmlScope.OUTERMOST;
    if (!open.isEmpty()) {
      open.element().flushText();
      scope = open.element().scope;
    }
    open.push(new Open(in.getName(), attributes(in), scope.with(declarations(in))));
  }

  private static List<XmlAttribute> attributes(XMLStreamReader in) {
    List<XmlAttribute> attributes = new ArrayList<>();
    for (int i = 0; i < in.getAttributeCount(); i++) {
      attributes.add(new XmlAttribute(in.getAttributeName(i), in.getAttributeValue(i)));
    }
    return attributes;
  }

  private static Map<String, String> declarations(XMLStreamReader in) {
    Map<String, String> declarations = new HashMap<>();
    for (int i = 0; i < in.getNamespaceCount(); i++) {
      String prefix = in.getNamespacePrefix(i);
      String uri = in.getNamespaceURI(i);
      declarations.put(prefix == null ? "" : prefix, uri == null ? "" : uri);
    }
    return declarations;
  }

  private void text(XMLStreamReader in) throws DecodeException {
    if (open.isEmpty()) {
      return; // whitespace beside the root
    }
    Open element = open.element();
    element.characters += in.getTextLength();
    bound(element.characters, limits.textCharacters(), "characters in an element");
    element.text.append(in.getTextCharacters(), in.getTextStart(), in.getTextLength());
  }

  private static void bound(int count, int limit, String what) throws DecodeException {
    if (count > limit) {
      throw new DecodeException(Fault.LIMIT, "more than " + limit + " " + what);
    }
  }
}
