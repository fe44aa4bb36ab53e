package org.doorward.li.spec.x1;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.w3c.dom.bootstrap.DOMImplementationRegistry;
import org.w3c.dom.ls.DOMImplementationLS;
import org.w3c.dom.ls.LSInput;
import org.xml.sax.SAXException;

/** The schemas that ETSI publishes, from the folder that {@code -Ddoorward.etsi=FOLDER} names. */
final class EtsiSchemas {
  private static final Map<String, String> FILES = Map.of(
      "http://uri.etsi.org/03221/X1/2017/10", "TS_103_221_01.xsd",
      "http://uri.etsi.org/03280/common/2017/07", "TS_103_280.xsd",
      "http://uri.etsi.org/03221/X1/2017/10/HashedID", "TS_103_221_01_HashedID.xsd",
      "http://uri.etsi.org/03221/X1/2017/10/DestinationSet", "TS_103_221_01_DestinationSet.xsd");

  private final Schema schema;

  private EtsiSchemas(Schema schema) {
    this.schema = schema;
  }

  /** Skips the test without the folder, unless oracles are required. */
  static EtsiSchemas require() throws Exception {
    String folder = System.getProperty("doorward.etsi", "");
    if (folder.isEmpty() && "required".equals(System.getProperty("doorward.oracles"))) {
      fail("the ETSI schemas are required: -Ddoorward.etsi=FOLDER");
    }
    assumeTrue(!folder.isEmpty(), "no ETSI schemas: -Ddoorward.etsi=FOLDER");
    return new EtsiSchemas(compile(Path.of(folder)));
  }

  /** The imports carry no location: a schema that imports them all leads to the files by namespace. */
  private static Schema compile(Path folder) throws Exception {
    SchemaFactory factory = SchemaFactory.newDefaultInstance();
    DOMImplementationLS documents =
        (DOMImplementationLS) DOMImplementationRegistry.newInstance().getDOMImplementation("LS");
    factory.setResourceResolver((type, namespace, publicId, systemId, base) -> {
      LSInput input = documents.createLSInput();
      input.setSystemId(folder.resolve(FILES.get(namespace)).toUri().toString());
      return input;
    });
    String imports = FILES.keySet().stream()
        .map(namespace -> "<xs:import namespace='" + namespace + "'/>")
        .collect(Collectors.joining());
    return factory.newSchema(
        new StreamSource(new StringReader("<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'"
            + " targetNamespace='urn:doorward:all'>"
            + imports
            + "</xs:schema>")));
  }

  /** What the schemas say of a document: {@code valid}, or why not. */
  String verdict(byte[] document) throws IOException, SAXException {
    Validator validator = schema.newValidator();
    validator.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    validator.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
    try {
      validator.validate(new StreamSource(new ByteArrayInputStream(document)));
      return "valid";
    } catch (SAXException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
