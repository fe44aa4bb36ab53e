package org.doorward.li.spec.x1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.doorward.li.fault.Deviation;
import org.doorward.li.spec.ClauseTable;
import org.doorward.li.x1.RequestMessageType;
import org.doorward.li.x1.X1ErrorCode;
import org.doorward.li.x1.xml.X1Schema;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** INV-X1-102: {@code spec/x1.md} says of each exchange, clause and field what becomes of it, and nothing of others. */
class X1DispositionTest {
  private static final Path PAGE = Path.of("x1.md");
  private static final Pattern CLAUSE = Pattern.compile("@clause TS 103 221-1, (.+)");
  private static final Pattern FIELD = Pattern.compile("(?m)^\\| `([^`]+)` \\| (.+) \\|$");
  private static final Pattern DISPOSITION =
      Pattern.compile("(implemented|refused [0-9]{4,5}|preserved|not applicable).*");
  private static final Pattern CODE = Pattern.compile("\\b([1-9][0-9]{3}|10000)\\b");

  @Test
  void everyFieldOfTheSchemaHasItsRow() throws Exception {
    Map<String, String> rows = new TreeMap<>();
    Matcher row = FIELD.matcher(Files.readString(PAGE));
    while (row.find()) {
      assertEquals(Optional.empty(), Optional.ofNullable(rows.put(row.group(1), row.group(2))));
      assertTrue(DISPOSITION.matcher(row.group(2)).matches(), row.group());
    }
    TreeSet<String> fields = new TreeSet<>();
    for (String document : X1Schema.documents().values()) {
      fields.addAll(fields(document));
    }
    assertEquals(fields, rows.keySet());
  }

  private static List<String> fields(String schema) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    Element root = factory
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(schema)))
        .getDocumentElement();
    return children(root, "complexType")
        .flatMap(type -> children(type, "element")
            .map(field -> type.getAttribute("name") + "." + field.getAttribute("name")))
        .toList();
  }

  private static Stream<Element> children(Element of, String name) {
    NodeList found = of.getElementsByTagNameNS(XMLConstants.W3C_XML_SCHEMA_NS_URI, name);
    return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i));
  }

  @Test
  void everyExchangeHasItsRow() throws IOException {
    String page = Files.readString(PAGE);
    for (RequestMessageType type : RequestMessageType.values()) {
      if (type != RequestMessageType.EXTENDED) {
        assertTrue(page.contains("\n| " + type.wireName() + " | "), type.wireName());
      }
    }
    for (Deviation deviation : Deviation.values()) {
      assertTrue(page.contains("\n| " + deviation + " | "), deviation.name());
    }
  }

  /** A code that the page promises is one that the library knows. */
  @Test
  void everyCodeOfTheExchangesIsAnErrorCode() throws IOException {
    String exchanges = Files.readString(PAGE);
    exchanges =
        exchanges.substring(exchanges.indexOf("## Exchanges"), exchanges.indexOf("## Clauses"));
    List<Integer> codes =
        CODE.matcher(exchanges).results().map(m -> Integer.valueOf(m.group())).toList();

    assertTrue(codes.size() > 40);
    assertEquals(
        List.of(), codes.stream().filter(code -> X1ErrorCode.of(code).isEmpty()).toList());
  }

  /** {@code -Ddoorward.write=true} writes it anew. */
  @Test
  void theClausesAreThoseOfTheSources() throws IOException {
    ClauseTable.requireIn(PAGE, CLAUSE);
  }
}
