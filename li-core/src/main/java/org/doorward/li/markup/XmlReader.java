package org.doorward.li.markup;

import static java.util.Objects.requireNonNull;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.doorward.li.fault.DecodeException;
import org.doorward.li.fault.Fault;
import org.jspecify.annotations.Nullable;

/**
 * Reads XML that nobody vouches for: XML 1.0 in UTF-8, with no DOCTYPE, no entities but the five of XML itself,
 * and within limits. Each call stands for itself. Thread-safe.
 */
public final class XmlReader {
  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final char REPLACEMENT = '\uFFFD';

  private static final XMLInputFactory PARSERS = Parsers.configured();

  private final XmlLimits limits;
  private @Nullable XmlElement open;
  private final StringBuilder further = new StringBuilder(0);
  private String run = "";
  private int elements;

  private XmlReader(XmlLimits limits) {
    this.limits = limits;
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
    String text = decoded(octets);
    boolean marked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
    return read(marked ? text.substring(1) : text, limits);
  }

  /** Only text that holds the replacement character can come of octets that are malformed. */
  private static String decoded(ByteBuffer octets) throws DecodeException {
    String text = octets.hasArray()
        ? new String(
            octets.array(),
            octets.arrayOffset() + octets.position(),
            octets.remaining(),
            StandardCharsets.UTF_8)
        : StandardCharsets.UTF_8.decode(octets.duplicate()).toString();
    if (text.indexOf(REPLACEMENT) < 0) {
      return text;
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(octets.duplicate()).toString();
    } catch (CharacterCodingException e) {
      throw new DecodeException(Fault.XML, "the document is not in UTF-8");
    }
  }

  /** Reads a document whose octets were counted and decoded before. */
  static XmlElement read(String text, XmlLimits limits) throws DecodeException {
    try {
      XMLStreamReader in = PARSERS.createXMLStreamReader(new StringReader(text));
      try {
        return new XmlReader(limits).document(in);
      } finally {
        in.close();
      }
    } catch (XMLStreamException | RuntimeException e) {
      // Its message may quote the document. Parsers answer some broken documents with unchecked
      // exceptions.
      throw new DecodeException(Fault.XML, "the document is not well-formed XML");
    }
  }

  private XmlElement document(XMLStreamReader in) throws XMLStreamException, DecodeException {
    checkDeclaration(in);
    XmlElement root = null;
    while (in.hasNext()) {
      switch (in.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          XmlElement element = start(in);
          root = root == null ? element : root;
        }
        case XMLStreamConstants.END_ELEMENT -> {
          XmlElement ended = requireNonNull(open);
          flush(ended);
          open = ended.parent();
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
          if (open != null) { // beside the root there is only whitespace
            text(in, open);
          }
        }
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

  private XmlElement start(XMLStreamReader in) throws DecodeException {
    XmlElement parent = open;
    int level = parent == null ? 0 : parent.level() + 1;
    int attributes = in.getAttributeCount();
    int declarations = in.getNamespaceCount();
    bound(++elements, limits.elements(), "elements");
    bound(level + 1, limits.depth(), "levels of elements");
    bound(attributes + declarations, limits.attributes(), "attributes");
    XmlScope outer = XmlScope.OUTERMOST;
    if (parent != null) {
      flush(parent);
      outer = parent.scope();
    }
    XmlElement element = new XmlElement(
        in.getName(),
        attributes == 0 ? List.of() : attributes(in, attributes),
        declarations == 0 ? outer : outer.with(level, declarations(in, declarations)),
        parent);
    open = element;
    return element;
  }

  private static List<XmlAttribute> attributes(XMLStreamReader in, int count)
      throws DecodeException {
    XmlAttribute[] attributes = new XmlAttribute[count];
    for (int i = 0; i < count; i++) {
      attributes[i] = new XmlAttribute(in.getAttributeName(i), carried(in.getAttributeValue(i)));
    }
    return List.of(attributes);
  }

  private static String[] declarations(XMLStreamReader in, int count) {
    String[] declarations = new String[2 * count];
    for (int i = 0; i < count; i++) {
      String prefix = in.getNamespacePrefix(i);
      String uri = in.getNamespaceURI(i);
      declarations[2 * i] = prefix == null ? "" : prefix;
      declarations[2 * i + 1] = uri == null ? "" : uri;
    }
    return declarations;
  }

  /** The parser lets two characters pass that are none of XML. */
  private static String carried(String text) throws DecodeException {
    if (text.indexOf('\uFFFE') >= 0 || text.indexOf('\uFFFF') >= 0) {
      throw new DecodeException(Fault.XML, "the document holds a character that XML cannot carry");
    }
    return text;
  }

  /**
   * A parser may hand over one run in many parts, and comments may stand between. Whitespace is not counted: it stands
   * between the elements of long lists, and the document's length bounds it.
   */
  private void text(XMLStreamReader in, XmlElement owner) throws DecodeException {
    String part = in.getText();
    if (!in.isWhiteSpace()) {
      int characters = owner.count(carried(part));
      bound(characters, limits.textCharacters(), "characters in an element");
    }
    if (run.isEmpty()) {
      run = part;
    } else {
      further.append(part);
    }
  }

  /** Puts the text that has come into the element that it stands in. */
  private void flush(XmlElement owner) {
    if (!run.isEmpty()) {
      owner.append(further.isEmpty() ? run : run + further);
      run = "";
      further.setLength(0);
    }
  }

  private static void bound(int count, int limit, String what) throws DecodeException {
    if (count > limit) {
      throw new DecodeException(Fault.LIMIT, "more than " + limit + " " + what);
    }
  }
}
