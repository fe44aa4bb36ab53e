package org.doorward.li.x1.xml;

import java.io.IOException;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.ValidatorHandler;
import org.w3c.dom.ls.LSInput;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.XMLFilterImpl;

/**
 * The schema of X1 as this library reads and writes it, made from the tables that the codec works by. A codec that
 * is given one holds every document against it, in both directions. Immutable, thread-safe.
 *
 * @clause TS 103 221-1, 7.2.1
 */
public final class X1Schema {
  private static final String ALL = "urn:doorward:x1:all";
  private static final String NO_DOCTYPE = "http://apache.org/xml/features/disallow-doctype-decl";

  private final Schema schema;

  private X1Schema(Map<String, String> documents) {
    this.schema = compile(documents);
  }

  /**
   * The schema of X1 alone: what extensions hold is not looked at, and no object of another schema's type is valid.
   *
   * @return the schema
   */
  public static X1Schema create() {
    return new X1Schema(SchemaTable.documents());
  }

  /**
   * The schema of X1, and schemas that extensions and objects are held against.
   *
   * @param others schema documents by target namespace, none of them one of X1's own; what they import is among
   *     them or X1's
   * @return the schema
   * @throws IllegalArgumentException if they make no schema
   */
  public static X1Schema with(Map<String, String> others) {
    Map<String, String> all = new LinkedHashMap<>(SchemaTable.documents());
    others.forEach((namespace, document) -> {
      if (all.putIfAbsent(namespace, document) != null) {
        throw new IllegalArgumentException("X1 has its schema for that namespace");
      }
    });
    return new X1Schema(all);
  }

  /**
   * The schema's documents.
   *
   * @return their text by file name, as they import each other
   */
  public static Map<String, String> documents() {
    Map<String, String> files = new LinkedHashMap<>();
    SchemaTable.documents()
        .forEach(
            (namespace, text) -> files.put(SchemaTable.FILES.getOrDefault(namespace, ""), text));
    return files;
  }

  /** Whether a whole document is valid. */
  boolean isValid(String document) {
    return invalid(document).isEmpty();
  }

  /** Which messages of a container are not valid, the first being 0; -1 for what is outside of them. */
  Set<Integer> invalid(String document) {
    Verdict verdict = new Verdict(schema.newValidatorHandler());
    try {
      SAXParserFactory parsers = SAXParserFactory.newDefaultInstance();
      parsers.setNamespaceAware(true);
      parsers.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      parsers.setFeature(NO_DOCTYPE, true);
      verdict.setParent(parsers.newSAXParser().getXMLReader());
      verdict.parse(new InputSource(new StringReader(document)));
    } catch (SAXException e) {
      verdict.invalid.add(verdict.message);
    } catch (ParserConfigurationException | IOException e) {
      throw new IllegalStateException("the JDK cannot validate", e);
    }
    return verdict.invalid;
  }

  /** Counts messages on the way to the validator, and which of them it complains of. */
  private static final class Verdict extends XMLFilterImpl {
    private final Set<Integer> invalid = new LinkedHashSet<>();
    private int message = -1;
    private int depth;

    Verdict(ValidatorHandler validator) {
      setContentHandler(validator);
      validator.setErrorHandler(this);
    }

    @Override
    public void startElement(String uri, String local, String name, Attributes attributes)
        throws SAXException {
      if (++depth == 2) {
        message++;
      }
      super.startElement(uri, local, name, attributes);
    }

    @Override
    public void endElement(String uri, String local, String name) throws SAXException {
      super.endElement(uri, local, name);
      depth--;
    }

    @Override
    public void error(SAXParseException e) {
      invalid.add(depth < 2 ? -1 : message);
    }

    @Override
    public void fatalError(SAXParseException e) throws SAXException {
      throw e;
    }
  }

  private static Schema compile(Map<String, String> documents) {
    SchemaFactory factory = SchemaFactory.newDefaultInstance();
    factory.setResourceResolver((type, namespace, publicId, systemId, base) ->
        Optional.ofNullable(namespace).map(documents::get).map(X1Schema::input).orElse(null));
    String imports = documents.keySet().stream()
        .map(namespace -> "<xs:import namespace=\"" + namespace + "\"/>")
        .collect(Collectors.joining());
    try {
      factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
      return factory.newSchema(new StreamSource(new StringReader("<xs:schema xmlns:xs=\""
          + XMLConstants.W3C_XML_SCHEMA_NS_URI
          + "\" targetNamespace=\""
          + ALL
          + "\">"
          + imports
          + "</xs:schema>")));
    } catch (SAXException e) {
      throw new IllegalArgumentException("no schema", e);
    }
  }

  private static LSInput input(String document) {
    return new SchemaInput(document);
  }
}
