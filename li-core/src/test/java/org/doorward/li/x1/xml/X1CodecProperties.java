package org.doorward.li.x1.xml;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.doorward.li.fault.DecodeException;
import org.doorward.li.x1.X1Answer;
import org.doorward.li.x1.X1Message;
import org.doorward.li.x1.X1Request;

class X1CodecProperties {
  private final X1Codec codec = new X1Codec(X1Limits.DEFAULT);

  @Provide
  Arbitrary<List<X1Request>> requests() {
    return new X1Arbitraries(true).requests();
  }

  @Provide
  Arbitrary<X1Answer> answers() {
    return new X1Arbitraries(true).answer();
  }

  /** Bits and pieces of X1 documents in any order. */
  @Provide
  Arbitrary<String> soup() {
    Arbitrary<String> piece = Arbitraries.of(
        "<?xml version=\"1.0\"?>",
        "<X1Request xmlns=\"http://uri.etsi.org/03221/X1/2017/10\">",
        "<X1Request xmlns=\"http://uri.etsi.org/03221/X1/2017/10\"",
        " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">",
        "<x1RequestMessage xsi:type=\"PingRequest\">",
        "</x1RequestMessage>",
        "</X1Request>",
        "<version>v1.22.1</version>",
        "<!DOCTYPE a [<!ENTITY b \"c\">]>",
        "&b;",
        "&#x0;",
        "&#99999999;",
        "<![CDATA[",
        "]]>",
        "<!--",
        "-->",
        "<?p?>",
        "\uFEFF",
        "\uD800",
        "<a:b/>",
        " xmlns:a=\"\"",
        "text");
    return piece.list().ofMaxSize(12).map(pieces -> String.join("", pieces));
  }

  /** Places in a vector, and the octets that go there. */
  @Provide
  Arbitrary<byte[]> mutated() {
    Arbitrary<byte[]> vector = Arbitraries.of(
            Vectors.all().stream().map(Vectors.Expectation::file).toList())
        .map(Vectors::octets);
    return Combinators.combine(
            vector,
            Arbitraries.integers().greaterOrEqual(0),
            Arbitraries.integers().between(0, 40),
            Arbitraries.bytes().array(byte[].class).ofMaxSize(6))
        .as((octets, at, cut, put) -> {
          int from = at % octets.length;
          int to = Math.min(octets.length, from + cut);
          ByteBuffer out = ByteBuffer.allocate(from + put.length + octets.length - to);
          out.put(octets, 0, from).put(put).put(octets, to, octets.length - to);
          return out.array();
        });
  }

  /** INV-X1-01. */
  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void aRequestThatIsWrittenIsReadBackEqual(@ForAll("requests") List<X1Request> requests)
      throws Exception {
    byte[] document = codec.writeRequests(requests);

    assertEquals(
        requests.stream().map(X1Message.Request::new).toList(),
        codec.readRequests(ByteBuffer.wrap(document)));
    assertArrayEquals(document, codec.writeRequests(requests));
  }

  /** INV-X1-01. */
  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void anAnswerThatIsWrittenIsReadBackEqual(@ForAll("answers") X1Answer answer) throws Exception {
    byte[] document = codec.writeAnswer(answer);

    assertEquals(answer, codec.readAnswer(ByteBuffer.wrap(document)));
    assertArrayEquals(document, codec.writeAnswer(answer));
  }

  /** INV-X1-02. */
  @Property
  void anyOctetsGiveMessagesOrADecodeException(@ForAll byte[] octets) {
    readsOrRefuses(octets);
  }

  /** INV-X1-02. */
  @Property
  void anyMarkupGivesMessagesOrADecodeException(@ForAll("soup") String soup) {
    readsOrRefuses(soup.getBytes(StandardCharsets.UTF_8));
  }

  /** INV-X1-02. */
  @Property(tries = 1500)
  void aMutatedDocumentGivesMessagesOrADecodeException(@ForAll("mutated") byte[] octets) {
    readsOrRefuses(octets);
  }

  private void readsOrRefuses(byte[] octets) {
    try {
      assertFalse(codec.readRequests(ByteBuffer.wrap(octets)).isEmpty());
    } catch (DecodeException e) {
      assertNotNull(e.fault());
    }
    try {
      assertNotNull(codec.readAnswer(ByteBuffer.wrap(octets)));
    } catch (DecodeException e) {
      assertNotNull(e.fault());
    }
  }
}
