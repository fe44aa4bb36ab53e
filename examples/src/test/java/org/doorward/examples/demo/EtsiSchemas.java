package org.doorward.examples.demo;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.w3c.dom.bootstrap.DOMImplementationRegistry;
import org.w3c.dom.ls.DOMImplementationLS;
import org.w3c.dom.ls.LSInput;
import org.xml.sax.SAXException;

/** ETSI's own schemas, from the folder that {@code -Ddoorward.etsi} names: an oracle that is not ours. */
record EtsiSchemas(Schema schema) {
  private static final Map<String, String> FILES = Map.of(
      "http://uri.etsi.org/03280/common/2017/07", "TS_103_280.xsd",
      "http://uri.etsi.org/03221/X1/2017/10/HashedID", "TS_103_221_01_HashedID.xsd",
      "http://uri.etsi.org/03221/X1/2017/10", "TS_103_221_01.xsd");

  /** Leaves the test if there is no such folder; fails it where oracles are required. */
  static EtsiSchemas require() throws ReflectiveOperationException, SAXException {
    String folder = System.getProperty("doorward.etsi", "");
    if (folder.isEmpty() && "required".equals(System.getProperty("doorward.oracles"))) {
      fail("ETSI's schemas are required and -Ddoorward.etsi is not set");
    }
    assumeTrue(!folder.isEmpty(), "-Ddoorward.etsi names no folder of ETSI's schemas");
    Path directory = Path.of(folder);
    DOMImplementationLS loader =
        (DOMImplementationLS) DOMImplementationRegistry.newInstance().getDOMImplementation("LS");
    SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
    factory.setResourceResolver((type, namespace, publicId, systemId, base) -> {
      LSInput input = loader.createLSInput();
      input.setSystemId(directory.resolve(FILES.get(namespace)).toUri().toString());
      return input;
    });
    return new EtsiSchemas(
        factory.newSchema(directory.resolve("TS_103_221_01_DestinationSet.xsd").toFile()));
  }

  void validate(Path document) throws IOException, SAXException {
    Validator validator = schema.newValidator();
    validator.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    validator.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
    validator.validate(new StreamSource(document.toFile()));
  }
}
