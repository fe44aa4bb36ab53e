package org.doorward.li.x1.xml;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import javax.xml.namespace.QName;
import org.doorward.li.fault.DecodeException;
import org.doorward.li.fault.Fault;
import org.doorward.li.markup.CanonicalXml;
import org.doorward.li.markup.XmlElement;
import org.doorward.li.markup.XmlReader;
import org.doorward.li.markup.XmlWriter;
import org.doorward.li.x1.X1Answer;
import org.doorward.li.x1.X1Message;
import org.doorward.li.x1.X1Request;
import org.doorward.li.x1.X1Response;
import org.doorward.li.x1.X1TopLevelErrorResponse;

/**
 * Reads and writes X1 documents: containers of requests, and what answers them. Immutable, thread-safe.
 *
 * @clause TS 103 221-1, 6.1 and 7.2
 */
public final class X1Codec {
  private static final String NOT_VALID = "not valid by the schema";

  private final X1Limits limits;
  private final Optional<X1Schema> schema;

  /**
   * A codec with limits.
   *
   * @param limits how large a document may be that is read
   */
  public X1Codec(X1Limits limits) {
    this(requireNonNull(limits, "limits"), Optional.empty());
  }

  private X1Codec(X1Limits limits, Optional<X1Schema> schema) {
    this.limits = limits;
    this.schema = schema;
  }

  /**
   * The same codec, holding every document against a schema too. A message that is read and is not valid is
   * refused by code 1010; an answer that is not valid is none.
   *
   * @param against the schema
   * @return another codec
   */
  public X1Codec validating(X1Schema against) {
    return new X1Codec(limits, Optional.of(against));
  }

  /**
   * Reads a request container.
   *
   * @param octets the document, from position to limit
   * @return its messages, one or more, in order; each as far as it could be read
   * @throws DecodeException XML, SCHEMA or LIMIT if there is nothing that could be answered message by message;
   *     the answer is then an {@link X1TopLevelErrorResponse}
   */
  public List<X1Message> readRequests(ByteBuffer octets) throws DecodeException {
    return readRequests(octets, Tolerance.NONE);
  }

  /**
   * Reads a request container of a peer that may deviate from the standard.
   *
   * @param octets the document, from position to limit
   * @param tolerance what the peer may do otherwise
   * @return its messages, one or more, in order; each as far as it could be read
   * @throws DecodeException XML, SCHEMA or LIMIT if there is nothing that could be answered message by message;
   *     the answer is then an {@link X1TopLevelErrorResponse}
   */
  public List<X1Message> readRequests(ByteBuffer octets, Tolerance tolerance)
      throws DecodeException {
    XmlElement root = StrictForm.of(XmlReader.read(octets, limits.xml()), tolerance, limits.xml());
    if (!root.name().equals(Names.REQUEST_ROOT)) {
      throw new DecodeException(Fault.SCHEMA, "the root is no X1Request");
    }
    List<X1Message> messages = RequestReader.read(messages(root, Names.REQUEST_MESSAGE));
    return schema.isPresent() ? valid(messages, root, schema.get()) : messages;
  }

  /**
   * Reads the answer to a request container.
   *
   * @param octets the document, from position to limit
   * @return the responses, in order, or the top-level error
   * @throws DecodeException XML, SCHEMA or LIMIT if any part of the document is not what the schema says: then
   *     it is no answer, and what became of the requests is not known
   */
  public X1Answer readAnswer(ByteBuffer octets) throws DecodeException {
    return readAnswer(octets, Tolerance.NONE);
  }

  /**
   * Reads the answer of a peer that may deviate from the standard.
   *
   * @param octets the document, from position to limit
   * @param tolerance what the peer may do otherwise
   * @return the responses, in order, or the top-level error
   * @throws DecodeException XML, SCHEMA or LIMIT if any part of the document is not what the schema says: then
   *     it is no answer, and what became of the requests is not known
   */
  public X1Answer readAnswer(ByteBuffer octets, Tolerance tolerance) throws DecodeException {
    XmlElement root = StrictForm.of(XmlReader.read(octets, limits.xml()), tolerance, limits.xml());
    if (schema.isPresent() && !schema.get().isValid(CanonicalXml.of(root))) {
      throw new DecodeException(Fault.SCHEMA, NOT_VALID);
    }
    try {
      if (root.name().equals(Names.TOP_LEVEL_ERROR_ROOT)) {
        return HeaderTable.TOP_LEVEL_ERROR.read(root);
      }
      if (!root.name().equals(Names.RESPONSE_ROOT)) {
        throw new DecodeException(Fault.SCHEMA, "the root is no X1Response");
      }
      List<X1Response> responses = new ArrayList<>();
      for (XmlElement message : messages(root, Names.RESPONSE_MESSAGE)) {
        responses.add(response(message));
      }
      return new X1Answer.Responses(responses);
    } catch (Refusal e) {
      throw new DecodeException(Fault.SCHEMA, e.description());
    }
  }

  /**
   * Writes a request container.
   *
   * @param requests one or more
   * @return the document in UTF-8
   * @throws IllegalArgumentException if there are none
   * @throws IllegalStateException if the codec validates, and they are of a type that its schema does not know
   */
  public byte[] writeRequests(List<? extends X1Request> requests) {
    if (requests.isEmpty()) {
      throw new IllegalArgumentException("a container holds one request or more");
    }
    XmlWriter out = XmlWriter.document(Names.PREFIXES);
    out.start(Names.REQUEST_ROOT);
    for (X1Request request : requests) {
      RequestTable.row(request.type()).orElseThrow().write(Names.REQUEST_MESSAGE, request, out);
    }
    out.end();
    return checked(out);
  }

  /**
   * Writes the answer to a request container.
   *
   * @param answer the responses, or the top-level error
   * @return the document in UTF-8
   * @throws IllegalStateException if the codec validates, and they hold a type that its schema does not know
   */
  public byte[] writeAnswer(X1Answer answer) {
    XmlWriter out = XmlWriter.document(Names.PREFIXES);
    write(answer, out);
    return checked(out);
  }

  /**
   * Writes the answer to a request container, and sends it out while it grows; a codec that validates sends it
   * when it has validated the whole.
   *
   * @param answer the responses, or the top-level error
   * @param to where the document goes; not closed
   * @throws IOException if it cannot go
   * @throws IllegalStateException if the codec validates, and they hold a type that its schema does not know
   */
  public void writeAnswer(X1Answer answer, OutputStream to) throws IOException {
    if (schema.isPresent()) {
      to.write(writeAnswer(answer));
      return;
    }
    try {
      XmlWriter out = XmlWriter.document(Names.PREFIXES, to);
      write(answer, out);
      out.finish();
    } catch (UncheckedIOException e) {
      throw new IOException("the answer cannot go out", e);
    }
  }

  private static void write(X1Answer answer, XmlWriter out) {
    if (answer instanceof X1TopLevelErrorResponse error) {
      out.start(Names.TOP_LEVEL_ERROR_ROOT);
      HeaderTable.TOP_LEVEL_ERROR.write(error, out);
      out.end();
    } else if (answer instanceof X1Answer.Responses responses) {
      out.start(Names.RESPONSE_ROOT);
      for (X1Response response : responses.responses()) {
        ResponseTable.row(ResponseTable.typeName(response))
            .orElseThrow()
            .write(Names.RESPONSE_MESSAGE, response, out);
      }
      out.end();
    }
  }

  private static List<X1Message> valid(
      List<X1Message> messages, XmlElement root, X1Schema against) {
    Set<Integer> invalid = against.invalid(CanonicalXml.of(root));
    return IntStream.range(0, messages.size())
        .mapToObj(i -> invalid.contains(i) || invalid.contains(-1)
            ? RequestReader.refused(messages.get(i), NOT_VALID)
            : messages.get(i))
        .toList();
  }

  private static X1Response response(XmlElement message) throws Refusal {
    return MessageType.of(message)
        .flatMap(ResponseTable::row)
        .orElseThrow(() -> Refusal.syntax("unknown type of x1ResponseMessage"))
        .read(message);
  }

  /** The messages of a container, which holds nothing else. */
  private List<XmlElement> messages(XmlElement root, QName message) throws DecodeException {
    List<XmlElement> messages = new ArrayList<>();
    try {
      Children in = Children.of(root);
      while (in.nextIs(message)) {
        messages.add(in.take());
      }
      in.end();
    } catch (Refusal e) {
      throw new DecodeException(Fault.SCHEMA, e.description());
    }
    if (messages.isEmpty()) {
      throw new DecodeException(Fault.SCHEMA, "a container holds one message or more");
    }
    if (messages.size() > limits.messages()) {
      throw new DecodeException(Fault.LIMIT, "more than " + limits.messages() + " messages");
    }
    return messages;
  }

  private byte[] checked(XmlWriter out) {
    byte[] document = out.toByteArray();
    if (schema.isPresent() && !schema.get().isValid(new String(document, StandardCharsets.UTF_8))) {
      throw new IllegalStateException("what was written is " + NOT_VALID);
    }
    return document;
  }
}
