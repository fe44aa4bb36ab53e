package org.doorward.li.x1.xml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.doorward.li.extension.XmlFragment;
import org.doorward.li.fault.DecodeException;
import org.doorward.li.fault.Fault;
import org.doorward.li.identifier.GenericObjectId;
import org.doorward.li.x1.CreateObject;
import org.doorward.li.x1.GenericObjectType;
import org.doorward.li.x1.UnknownObject;
import org.doorward.li.x1.X1Answer;
import org.doorward.li.x1.X1ErrorCode;
import org.doorward.li.x1.X1Header;
import org.doorward.li.x1.X1Message;
import org.doorward.li.x1.X1Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** INV-X1-101: the schema is that of the tables, and what a codec that validates reads and writes is valid by it. */
class X1SchemaTest {
  private static final X1Schema SCHEMA = X1Schema.create();

  private final X1Codec plain = new X1Codec(X1Limits.DEFAULT);
  private final X1Codec validating = plain.validating(SCHEMA);

  /** {@code -Ddoorward.write=true} writes them anew. */
  @Test
  void theDocumentsInSpecAreThoseOfTheTables() throws Exception {
    Path folder = Path.of("..", "spec", "schema");
    Map<String, String> generated = new TreeMap<>(X1Schema.documents());
    if (Boolean.getBoolean("doorward.write")) {
      Files.createDirectories(folder);
      for (Map.Entry<String, String> document : generated.entrySet()) {
        Files.writeString(folder.resolve(document.getKey()), document.getValue());
      }
    }
    for (Map.Entry<String, String> document : generated.entrySet()) {
      assertEquals(document.getValue(), Files.readString(folder.resolve(document.getKey())));
    }
    try (var files = Files.list(folder)) {
      assertEquals(
          generated.keySet(),
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".xsd"))
              .collect(Collectors.toSet()));
    }
  }

  @Provide
  Arbitrary<List<X1Request>> requests() {
    return new X1Arbitraries(false).requests();
  }

  @Provide
  Arbitrary<X1Answer> answers() {
    return new X1Arbitraries(false).answer();
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void everyRequestThatIsWrittenIsValid(@ForAll("requests") List<X1Request> requests)
      throws Exception {
    assertEquals(
        requests.stream().map(X1Message.Request::new).toList(),
        validating.readRequests(ByteBuffer.wrap(validating.writeRequests(requests))));
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void everyAnswerThatIsWrittenIsValid(@ForAll("answers") X1Answer answer) throws Exception {
    assertEquals(answer, validating.readAnswer(ByteBuffer.wrap(validating.writeAnswer(answer))));
  }

  /** What is read without a schema is read with one too: the schema says nothing that the tables do not. */
  @ParameterizedTest
  @MethodSource("org.doorward.li.x1.xml.Vectors#stream")
  void whatIsReadIsValid(Vectors.Expectation expected) {
    if (expected.file().equals("objects-of-others.xml")) {
      return; // one of them is of a type whose schema nobody gave
    }
    ByteBuffer document = Vectors.read(expected.file());

    assertEquals(
        read(plain, document.duplicate(), expected.request()),
        read(validating, document.duplicate(), expected.request()));
  }

  /** What ETSI's schema refuses ours refuses, but for fields of 1.23.1 and content of other schemas. */
  @ParameterizedTest
  @MethodSource("org.doorward.li.x1.xml.Vectors#stream")
  void whatThePublishedSchemasRefuseIsNotValid(Vectors.Expectation expected) {
    String document = new String(Vectors.octets(expected.file()), StandardCharsets.UTF_8);
    boolean later =
        Set.of("activate-task-1.23.xml", "extension-content.xml").contains(expected.file());

    if (!expected.schemaValid() && !later) {
      assertFalse(SCHEMA.isValid(document), expected.file());
    }
  }

  private static Object read(X1Codec codec, ByteBuffer document, boolean request) {
    try {
      return request ? codec.readRequests(document) : codec.readAnswer(document);
    } catch (DecodeException e) {
      return e.fault();
    }
  }

  /** TS 103 221-1, 6.8: somebody else's object is valid by the schema that defines it, if it is given. */
  @Test
  void anObjectOfAnotherSchemaIsValidOnlyWithThatSchema() throws Exception {
    String shapes = """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:x1="http://uri.etsi.org/03221/X1/2017/10"
            targetNamespace="urn:example:objects" elementFormDefault="qualified">
          <xs:import namespace="http://uri.etsi.org/03221/X1/2017/10"/>
          <xs:complexType name="Shape"><xs:complexContent><xs:extension base="x1:GenericObject">
            <xs:sequence><xs:element name="sides" type="xs:integer" xmlns:o="urn:example:objects"/></xs:sequence>
          </xs:extension></xs:complexContent></xs:complexType>
        </xs:schema>
        """;
    X1Codec knowing = plain.validating(X1Schema.with(Map.of("urn:example:objects", shapes)));
    List<X1Request> requests = List.of(new CreateObject(
        header(),
        new UnknownObject(
            GenericObjectId.of("5a1e0000-0000-4000-8000-000000000009"),
            new GenericObjectType("urn:example:objects", "Shape"),
            List.of(XmlFragment.of("<sides xmlns='urn:example:objects'>3</sides>")))));
    ByteBuffer written = ByteBuffer.wrap(knowing.writeRequests(requests));

    assertEquals(
        new X1Message.Request(requests.get(0)),
        knowing.readRequests(written.duplicate()).get(0));
    assertThrows(IllegalStateException.class, () -> validating.writeRequests(requests));
    X1Message.Unreadable refused =
        (X1Message.Unreadable) validating.readRequests(written.duplicate()).get(0);
    assertEquals(X1ErrorCode.SYNTAX_OR_SCHEMA_ERROR, refused.errorCode());
  }

  private X1Header header() throws Exception {
    return ((X1Message.Request)
            plain.readRequests(Vectors.read("activate-task.xml")).get(0))
        .request()
        .header();
  }

  @Test
  void aSchemaDoesNotReplaceThoseOfX1() {
    assertThrows(
        IllegalArgumentException.class,
        () -> X1Schema.with(Map.of("http://uri.etsi.org/03221/X1/2017/10", "<x/>")));
    assertThrows(
        IllegalArgumentException.class, () -> X1Schema.with(Map.of("urn:example", "no schema")));
  }

  /** TS 103 221-1, 6.1: one message that is not valid harms no other. */
  @Test
  void theMessageThatIsNotValidIsTheOneThatIsNamed() {
    String good = new String(Vectors.octets("two-messages.xml"), StandardCharsets.UTF_8);

    assertEquals(Set.of(), SCHEMA.invalid(good));
    assertEquals(Set.of(0), SCHEMA.invalid(good.replaceFirst("<xId>[^<]*<", "<xId>x<")));
    assertTrue(SCHEMA.invalid(good.replace("X1Request", "X1Requests")).contains(-1));
  }

  @Test
  void anAnswerThatIsNotValidIsNone() {
    byte[] answer = new String(Vectors.octets("two-answers.xml"), StandardCharsets.UTF_8)
        .replace("<neStatus>Faults</neStatus>", "")
        .getBytes(StandardCharsets.UTF_8);

    DecodeException e =
        assertThrows(DecodeException.class, () -> validating.readAnswer(ByteBuffer.wrap(answer)));
    assertEquals(Fault.SCHEMA, e.fault());
  }
}
