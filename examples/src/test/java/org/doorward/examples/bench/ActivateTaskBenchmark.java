package org.doorward.examples.bench;

import com.ctc.wstx.stax.WstxInputFactory;
import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.Marshaller;
import jakarta.xml.bind.Unmarshaller;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.doorward.examples.bench.jaxb.ActivateTaskRequest;
import org.doorward.examples.bench.jaxb.X1Request;
import org.doorward.li.fault.DecodeException;
import org.doorward.li.x1.X1Message;
import org.doorward.li.x1.xml.X1Codec;
import org.doorward.li.x1.xml.X1Limits;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * An ActivateTask request read, and read and written again: by the codec, by JAXB over Woodstox, and, for the
 * scale, the bare events of Woodstox. Each thread has its own.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 4, time = 1)
@Fork(1)
public class ActivateTaskBenchmark {
  private final X1Codec codec = new X1Codec(X1Limits.DEFAULT);
  private final XMLInputFactory woodstox = new WstxInputFactory();
  private List<byte[]> documents;
  private JAXBContext context;
  private Unmarshaller unmarshaller;
  private Marshaller marshaller;
  private int next;

  /** Makes the documents, and makes sure that JAXB reads and writes what they say. */
  @Setup
  public void prepare() throws JAXBException, XMLStreamException, DecodeException {
    woodstox.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    woodstox.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    context = context();
    unmarshaller = context.createUnmarshaller();
    marshaller = context.createMarshaller();
    documents = ActivateTaskDocuments.all();
    for (byte[] document : documents) {
      byte[] written = marshalled(marshaller, unmarshalled(unmarshaller, document));
      if (!codec.readRequests(ByteBuffer.wrap(written)).equals(decoded(document))) {
        throw new IllegalStateException("JAXB does not write what it has read");
      }
    }
  }

  @Benchmark
  public int woodstoxEvents() throws XMLStreamException {
    XMLStreamReader in = woodstox.createXMLStreamReader(new ByteArrayInputStream(document()));
    int events = 0;
    while (in.hasNext()) {
      in.next();
      events++;
    }
    in.close();
    return events;
  }

  @Benchmark
  public List<X1Message> decode() throws DecodeException {
    return decoded(document());
  }

  @Benchmark
  public byte[] decodeAndEncode() throws DecodeException {
    X1Message message = decoded(document()).get(0);
    return codec.writeRequests(List.of(((X1Message.Request) message).request()));
  }

  @Benchmark
  public byte[] jaxbReused() throws JAXBException, XMLStreamException {
    return marshalled(marshaller, unmarshalled(unmarshaller, document()));
  }

  /** The context is kept: once it is there, building the two costs next to nothing. */
  @Benchmark
  public byte[] jaxbContextReused() throws JAXBException, XMLStreamException {
    X1Request request = unmarshalled(context.createUnmarshaller(), document());
    return marshalled(context.createMarshaller(), request);
  }

  /** Everything is built for each call, as whoever keeps nothing does. */
  @Benchmark
  public byte[] jaxbPerCall() throws JAXBException, XMLStreamException {
    JAXBContext own = context();
    X1Request request = unmarshalled(own.createUnmarshaller(), document());
    return marshalled(own.createMarshaller(), request);
  }

  private static JAXBContext context() throws JAXBException {
    return JAXBContext.newInstance(X1Request.class, ActivateTaskRequest.class);
  }

  private byte[] document() {
    next = (next + 1) % documents.size();
    return documents.get(next);
  }

  private List<X1Message> decoded(byte[] document) throws DecodeException {
    return codec.readRequests(ByteBuffer.wrap(document));
  }

  private X1Request unmarshalled(Unmarshaller reader, byte[] document)
      throws JAXBException, XMLStreamException {
    XMLStreamReader in = woodstox.createXMLStreamReader(new ByteArrayInputStream(document));
    X1Request request = (X1Request) reader.unmarshal(in);
    in.close();
    return request;
  }

  /** JAXB's own writer, which is faster than through a StAX one. */
  private static byte[] marshalled(Marshaller writer, X1Request request) throws JAXBException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(4096);
    writer.marshal(request, out);
    return out.toByteArray();
  }
}
