package org.doorward.li.x1.xml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.sessions.JqwikSession;
import org.doorward.li.markup.Namespaces;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.bootstrap.DOMImplementationRegistry;
import org.w3c.dom.ls.DOMImplementationLS;
import org.w3c.dom.ls.LSInput;
import org.xml.sax.SAXException;

/**
 * What we write, held against the schemas that ETSI publishes: {@code -Ddoorward.etsi=FOLDER}. Skipped without the
 * folder, unless oracles are required. INV-X1-03.
 */
class EtsiSchemaTest {
  private static final Map<String, String> FILES = Map.of(
      Namespaces.X1, "TS_103_221_01.xsd",
      Namespaces.COMMON, "TS_103_280.xsd",
      Namespaces.HASHED_ID, "TS_103_221_01_HashedID.xsd",
      Namespaces.DESTINATION_SET, "TS_103_221_01_DestinationSet.xsd");
  private static final int DOCUMENTS = 500;

  private static Optional<Schema> schema = Optional.empty();

  private final X1Codec codec = new X1Codec(X1Limits.DEFAULT);

  @BeforeAll
  static void compile() throws Exception {
    String folder = System.getProperty("doorward.etsi", "");
    if (folder.isEmpty() && "required".equals(System.getProperty("doorward.oracles"))) {
      fail("the ETSI schemas are required: -Ddoorward.etsi=FOLDER");
    }
    assumeTrue(!folder.isEmpty(), "no ETSI schemas: -Ddoorward.etsi=FOLDER");
    schema = Optional.of(compile(Path.of(folder)));
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

  private static String validate(byte[] document) throws IOException, SAXException {
    Validator validator = schema.orElseThrow().newValidator();
    validator.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    validator.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
    try {
      validator.validate(new StreamSource(new ByteArrayInputStream(document)));
      return "valid";
    } catch (SAXException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private static <T> Stream<T> sample(Arbitrary<T> arbitrary, long seed) {
    return arbitrary.generator(1000).stream(new Random(seed)).limit(DOCUMENTS).map(s -> s.value());
  }

  @Test
  void everyRequestThatIsWrittenValidates() {
    JqwikSession.run(() -> sample(new X1Arbitraries(false).requests(), 1)
        .forEach(requests -> valid(codec.writeRequests(requests))));
  }

  @Test
  void everyAnswerThatIsWrittenValidates() {
    JqwikSession.run(() -> sample(new X1Arbitraries(false).answer(), 2)
        .forEach(answer -> valid(codec.writeAnswer(answer))));
  }

  private static void valid(byte[] document) {
    try {
      String verdict = validate(document);
      assertEquals("valid", verdict, () -> new String(document, StandardCharsets.UTF_8));
    } catch (IOException | SAXException e) {
      throw new AssertionError(e);
    }
  }

  /** The table of vectors claims which ones the schema calls valid. */
  @ParameterizedTest
  @MethodSource("org.doorward.li.x1.xml.Vectors#stream")
  void theVectorsAreWhatTheyClaimToBe(Vectors.Expectation expected) throws Exception {
    assertEquals(
        expected.schemaValid(), validate(Vectors.octets(expected.file())).equals("valid"));
  }

  @Test
  void theSchemasAreThere() {
    Path folder = Path.of(System.getProperty("doorward.etsi", ""));
    assertTrue(FILES.values().stream().allMatch(file -> Files.exists(folder.resolve(file))));
  }
}
