package org.doorward.li.x1.xml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Collectors;
import org.doorward.li.fault.DecodeException;
import org.doorward.li.x1.ErrorResponse;
import org.doorward.li.x1.X1Answer;
import org.doorward.li.x1.X1Message;
import org.doorward.li.x1.X1Request;
import org.doorward.li.x1.X1Response;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every document of {@code spec/vectors/x1} is read as the table beside them says. */
class X1VectorsTest {
  private final X1Codec codec = new X1Codec(X1Limits.DEFAULT);

  /** INV-X1-04. */
  @ParameterizedTest
  @MethodSource("org.doorward.li.x1.xml.Vectors#stream")
  void isReadAsExpected(Vectors.Expectation expected) {
    ByteBuffer document = Vectors.read(expected.file());

    assertEquals(expected.result(), expected.request() ? requests(document) : answer(document));
  }

  /** TS 103 221-1, 6.1: what is refused can be answered, as long as its header can be read. */
  @ParameterizedTest
  @MethodSource("refused")
  void keepsOfARefusedMessageWhatCanBeAnswered(Vectors.Expectation expected) throws Exception {
    for (X1Message message : codec.readRequests(Vectors.read(expected.file()))) {
      if (message instanceof X1Message.Unreadable unreadable) {
        boolean header =
            expected.file().matches("bad-(header|timestamp|version|transaction|empty).*");
        boolean complete = unreadable.admfIdentifier().isPresent()
            && unreadable.neIdentifier().isPresent()
            && unreadable.version().isPresent()
            && unreadable.transactionId().isPresent();
        assertTrue(header || complete, expected.file());
      }
    }
  }

  /** What we have read is written so that it is read again. */
  @ParameterizedTest
  @MethodSource("org.doorward.li.x1.xml.Vectors#stream")
  void isReadEqualWhenWrittenAgain(Vectors.Expectation expected) throws Exception {
    if (expected.result().startsWith("FAULT")) {
      return;
    }
    ByteBuffer document = Vectors.read(expected.file());
    if (expected.request()) {
      List<X1Request> requests = codec.readRequests(document).stream()
          .filter(X1Message.Request.class::isInstance)
          .map(message -> ((X1Message.Request) message).request())
          .toList();
      if (!requests.isEmpty()) {
        List<X1Message> again = codec.readRequests(ByteBuffer.wrap(codec.writeRequests(requests)));
        assertEquals(requests.stream().map(X1Message.Request::new).toList(), again);
      }
    } else {
      X1Answer answer = codec.readAnswer(document);
      assertEquals(answer, codec.readAnswer(ByteBuffer.wrap(codec.writeAnswer(answer))));
    }
  }

  static List<Vectors.Expectation> refused() {
    return Vectors.all().stream()
        .filter(e -> e.request() && e.result().contains("!"))
        .toList();
  }

  private String requests(ByteBuffer document) {
    try {
      return codec.readRequests(document).stream()
          .map(X1VectorsTest::print)
          .collect(Collectors.joining(";"));
    } catch (DecodeException e) {
      return "FAULT " + e.fault();
    }
  }

  private static String print(X1Message message) {
    String type = message.type().wireName();
    return message instanceof X1Message.Unreadable unreadable
        ? "!" + type + " " + unreadable.errorCode().code() + " " + unreadable.description()
        : type;
  }

  private String answer(ByteBuffer document) {
    try {
      return codec.readAnswer(document) instanceof X1Answer.Responses responses
          ? responses.responses().stream()
              .map(X1VectorsTest::print)
              .collect(Collectors.joining(";"))
          : "TOP";
    } catch (DecodeException e) {
      return "FAULT " + e.fault();
    }
  }

  private static String print(X1Response response) {
    String type = response.type().wireName();
    return response instanceof ErrorResponse error
        ? "!" + type + " " + error.error().code()
        : type;
  }
}
