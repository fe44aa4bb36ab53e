package org.doorward.examples.relay;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/**
 * Stands between ADMF and element, ends both TLS connections with the throw-away keys of both ends, and keeps
 * each X1 message as it was on the wire: {@code 001-request.xml}, {@code 001-response.xml} and so on.
 *
 * <p>This is what TS 103 221-1 rules out for a real network, where TLS ends in the element itself; the
 * library has nothing that would help to build it.
 */
public final class X1Relay implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final HttpsServer server;
  private final URI element;
  private final Map<Certificate, HttpClient> clients;
  private final Path copies;
  private final AtomicInteger carried = new AtomicInteger();

  /**
   * Starts to listen.
   *
   * @param asElement shows the element's certificate
   * @param asClients by the certificate of the client that the relay stands for
   * @param element where the element listens
   * @param copies gets the messages
   */
  public X1Relay(
      SSLContext asElement, Map<X509Certificate, SSLContext> asClients, URI element, Path copies)
      throws IOException {
    this.element = element;
    this.copies = Files.createDirectories(copies);
    this.clients = asClients.entrySet().stream()
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, e -> client(e.getValue())));
    this.server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(asElement) {
      @Override
      public void configure(HttpsParameters connection) {
        SSLParameters parameters = getSSLContext().getDefaultSSLParameters();
        parameters.setProtocols(new String[] {"TLSv1.3"});
        parameters.setNeedClientAuth(true);
        connection.setSSLParameters(parameters);
      }
    });
    server.createContext("/", this::carry);
    server.start();
  }

  private static HttpClient client(SSLContext identity) {
    return HttpClient.newBuilder()
        .sslContext(identity)
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(TIMEOUT)
        .build();
  }

  /** The port it listens on. */
  public int port() {
    return server.getAddress().getPort();
  }

  private void carry(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] request = exchange.getRequestBody().readAllBytes();
      HttpClient client =
          clients.get(((HttpsExchange) exchange).getSSLSession().getPeerCertificates()[0]);
      if (client == null) {
        exchange.sendResponseHeaders(502, -1);
        return;
      }
      HttpResponse<byte[]> response = client.send(
          HttpRequest.newBuilder(element.resolve(exchange.getRequestURI().getPath()))
              .timeout(TIMEOUT)
              .header("Content-Type", "application/xml")
              .POST(HttpRequest.BodyPublishers.ofByteArray(request))
              .build(),
          HttpResponse.BodyHandlers.ofByteArray());
      keep(request, response.body());
      exchange
          .getResponseHeaders()
          .put("Content-Type", response.headers().allValues("content-type"));
      exchange.sendResponseHeaders(
          response.statusCode(), response.body().length == 0 ? -1 : response.body().length);
      exchange.getResponseBody().write(response.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void keep(byte[] request, byte[] response) throws IOException {
    String number = String.format("%03d", carried.incrementAndGet());
    Files.write(copies.resolve(number + "-request.xml"), request);
    Files.write(copies.resolve(number + "-response.xml"), response);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
