package org.doorward.li.netty.admf;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.doorward.li.fault.DecodeException;
import org.doorward.li.identifier.AdmfIdentifier;
import org.doorward.li.identifier.NeIdentifier;
import org.doorward.li.identifier.X1TransactionId;
import org.doorward.li.netty.http.CallResult;
import org.doorward.li.netty.http.CallerConfig;
import org.doorward.li.netty.http.HttpsCaller;
import org.doorward.li.netty.http.TestPki;
import org.doorward.li.netty.x1.X1Client;
import org.doorward.li.netty.x1.X1Outcome;
import org.doorward.li.netty.x1.X1Path;
import org.doorward.li.netty.x1.X1Server;
import org.doorward.li.x1.ErrorResponse;
import org.doorward.li.x1.X1Answer;
import org.doorward.li.x1.X1Header;
import org.doorward.li.x1.X1Message;
import org.doorward.li.x1.X1Request;
import org.doorward.li.x1.X1Response;
import org.doorward.li.x1.X1Version;
import org.doorward.li.x1.xml.X1Codec;
import org.doorward.li.x1.xml.X1Limits;

/** An ADMF and elements on the loopback address, with certificates of one authority. Not thread-safe. */
final class AdmfScene {
  static final AdmfIdentifier ADMF = new AdmfIdentifier("admf1");
  static final NeIdentifier NE = new NeIdentifier("ne1");

  private final TestPki pki;
  private final X1Codec codec = new X1Codec(X1Limits.DEFAULT);
  private final List<AutoCloseable> open = new ArrayList<>();

  AdmfScene() throws Exception {
    pki = new TestPki();
  }

  Admf.Builder admf() throws Exception {
    return Admf.builder(ADMF, pki.tls(pki.admf(ADMF.value()))).withoutKeepalive();
  }

  Admf started(Admf.Builder builder) throws Exception {
    Admf admf = builder.start();
    open.add(admf);
    return admf;
  }

  /** An element that answers each request as {@code answer} does, in containers of one. */
  InetSocketAddress element(Function<X1Request, X1Response> answer) throws Exception {
    return listening(request -> new X1Answer.Responses(List.of(answer.apply(request))));
  }

  InetSocketAddress listening(Function<X1Request, X1Answer> answer) throws Exception {
    return written(request -> codec.writeAnswer(answer.apply(request)));
  }

  /** An element that answers in its own hand. */
  InetSocketAddress written(Function<X1Request, byte[]> answer) throws Exception {
    X1Server server = X1Server.builder(
            X1Path.NE,
            TestPki.anyPort(),
            pki.tls(pki.element(NE.value())),
            (peer, body) -> answer.apply(only(body)))
        .start();
    open.add(server);
    return server.address();
  }

  private X1Request only(byte[] body) {
    try {
      return ((X1Message.Request) codec.readRequests(ByteBuffer.wrap(body)).get(0)).request();
    } catch (DecodeException e) {
      throw new IllegalStateException(e);
    }
  }

  static X1Header header(AdmfIdentifier admf, NeIdentifier element) {
    return new X1Header(
        admf, element, Instant.now(), X1Version.IMPLEMENTED, X1TransactionId.random());
  }

  static X1Header header() {
    return header(ADMF, NE);
  }

  /** What somebody with the certificate of that element is answered by the ADMF: an X1 code, 0 if it is done. */
  int reported(String certified, InetSocketAddress admf, X1Request request) throws Exception {
    // The client speaks to whom the request names, so that a wrong name goes out as it is.
    try (X1Client client =
        X1Client.toAdmf(admf, pki.tls(pki.element(certified)), ADMF).build()) {
      X1Outcome.Answered answered = (X1Outcome.Answered) client.send(request);
      return answered.responses().get(0) instanceof ErrorResponse error
          ? error.error().code()
          : 0;
    }
  }

  /** What an element gets for octets that it posts to the ADMF. */
  String posted(InetSocketAddress admf, byte[] octets) throws Exception {
    try (HttpsCaller caller = new HttpsCaller(new CallerConfig(
        "element-of-a-test",
        admf,
        pki.tls(pki.element(NE.value())),
        peer -> true,
        X1Path.ADMF.path(),
        "application/xml",
        Set.of("application/xml"),
        1 << 20,
        1,
        Duration.ofSeconds(10),
        Duration.ofSeconds(10)))) {
      CallResult.Answered answered = (CallResult.Answered) caller.call(octets);
      return new String(answered.body().toByteArray(), StandardCharsets.UTF_8);
    }
  }

  void close() throws Exception {
    Collections.reverse(open);
    for (AutoCloseable one : open) {
      one.close();
    }
  }
}
