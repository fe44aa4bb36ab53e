package org.doorward.li.x1.xml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.doorward.li.markup.Namespaces;
import org.doorward.li.x1.GenericObjectType;
import org.doorward.li.x1.RequestMessageType;

/**
 * The schema that the codec's tables amount to, one document a namespace. What it calls valid is what the codec
 * reads, but for what no schema can say.
 */
final class SchemaTable {
  /** The file that each namespace's document stands in. */
  static final Map<String, String> FILES = new TreeMap<>(Map.of(
      Namespaces.X1, "x1.xsd",
      Namespaces.COMMON, "x1-common.xsd",
      Namespaces.HASHED_ID, "x1-hashed-id.xsd",
      Namespaces.DESTINATION_SET, "x1-destination-set.xsd",
      Namespaces.TRAFFIC_POLICY, "x1-traffic-policy.xsd"));

  private static final String ANY =
      "      <xs:any namespace=\"##other\" processContents=\"lax\" minOccurs=\"0\" maxOccurs=\"unbounded\"/>\n";

  private final SchemaTypes types = new SchemaTypes();
  private final SchemaText x1 = types.in(Namespaces.X1);

  private SchemaTable() {}

  /** The documents by namespace. */
  static Map<String, String> documents() {
    SchemaTable table = new SchemaTable();
    table.annexes();
    table.messages();
    table.objects();
    Map<String, String> documents = new LinkedHashMap<>();
    FILES
        .keySet()
        .forEach(namespace -> documents.put(
            namespace, table.types.in(namespace).document(SchemaTypes.PREFIXES, FILES)));
    return documents;
  }

  /** TS 103 221-1, annex B: content of other schemas is held to those schemas where they are at hand. */
  private void annexes() {
    type("Extension", sequence("      <xs:element name=\"Owner\" type=\"xs:string\"/>\n" + ANY));
    define(
        "GenericObject",
        "  <xs:complexType name=\"GenericObject\" abstract=\"true\">\n"
            + sequence("      <xs:element name=\"objectId\" type=\"c:UUID\"/>\n")
            + "  </xs:complexType>\n");
  }

  private void messages() {
    base("X1RequestMessage");
    base("X1ResponseMessage");
    container("X1Request", "x1RequestMessage", "X1RequestMessage");
    container("X1Response", "x1ResponseMessage", "X1ResponseMessage");
    message("X1ResponseMessage", ResponseTable.row("ErrorResponse").orElseThrow());
    x1.root("X1TopLevelErrorResponse", "x1:TopLevelErrorResponse");
    type(
        "TopLevelErrorResponse",
        types.elements(((Shape.Elements) HeaderTable.TOP_LEVEL_ERROR.shape()).fields(), "    "));
    for (RequestMessageType type : RequestMessageType.values()) {
      if (type != RequestMessageType.EXTENDED) {
        message("X1RequestMessage", RequestTable.row(type).orElseThrow());
        message("X1ResponseMessage", ResponseTable.row(Names.ofResponse(type)).orElseThrow());
      }
    }
  }

  private void objects() {
    object(GenericObjectType.HASH_CONTEXT, elements(ObjectTable.HASH_CONTEXT));
    object(
        GenericObjectType.DESTINATION_SET_DETAILS, elements(ObjectTable.DESTINATION_SET_DETAILS));
    object(
        GenericObjectType.TRAFFIC_POLICY_OBJECT,
        "    <xs:sequence>\n" + ANY + "    </xs:sequence>\n");
    object(
        GenericObjectType.TRAFFIC_RULE_OBJECT,
        "    <xs:sequence>\n" + ANY + "    </xs:sequence>\n");
  }

  /** The rows of an object after its identifier, which belongs to the base. */
  private String elements(Sequence<?> object) {
    List<Field<?, ?>> fields = new ArrayList<>(((Shape.Elements) object.shape()).fields());
    fields.remove(0);
    return types.elements(fields, "        ");
  }

  private void object(GenericObjectType type, String content) {
    types
        .in(type.namespace())
        .define(type.name(), extension(type.name(), "GenericObject", content));
  }

  private void message(String base, MessageRow<?> row) {
    define(
        row.typeName(), extension(row.typeName(), base, types.elements(row.fields(), "        ")));
  }

  private void base(String name) {
    type(name, types.elements(((Shape.Elements) HeaderTable.HEADER.shape()).fields(), "    "));
  }

  private void container(String root, String message, String type) {
    x1.root(root, "x1:" + root + "Container");
    type(
        root + "Container",
        sequence("      <xs:element name=\"" + message + "\" type=\"x1:" + type
            + "\" maxOccurs=\"unbounded\"/>\n"));
  }

  private static String sequence(String content) {
    return "    <xs:sequence>\n" + content + "    </xs:sequence>\n";
  }

  private static String extension(String name, String base, String content) {
    return "  <xs:complexType name=\"" + name + "\">\n    <xs:complexContent>\n"
        + "      <xs:extension base=\"x1:" + base + "\">\n" + content
        + "      </xs:extension>\n    </xs:complexContent>\n  </xs:complexType>\n";
  }

  private void type(String name, String content) {
    define(name, "  <xs:complexType name=\"" + name + "\">\n" + content + "  </xs:complexType>\n");
  }

  private void define(String name, String definition) {
    if (!x1.define(name, definition)) {
      throw new IllegalStateException("two types are called " + name);
    }
  }
}
