package org.doorward.li.netty.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Locale;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.doorward.li.crypto.key.KeyVault;
import org.doorward.li.fault.TransportException;

/** A peer that sends what the test says, octet by octet, and trusts any server. */
public final class RawPeer implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 20_000;

  private final Socket socket;
  private final InputStream in;

  private RawPeer(Socket socket) throws IOException {
    this.socket = socket;
    socket.setSoTimeout(PATIENCE_MILLIS);
    socket.setTcpNoDelay(true);
    in = new BufferedInputStream(socket.getInputStream());
  }

  /**
   * One answer.
   *
   * @param head with its status line, in lower case
   * @param body its text
   */
  public record Answer(String head, String body) {
    public int status() {
      return Integer.parseInt(head.substring(9, 12));
    }
  }

  public static RawPeer plain(InetSocketAddress server) throws IOException {
    return new RawPeer(new Socket(server.getAddress(), server.getPort()));
  }

  public static RawPeer tls(InetSocketAddress server, KeyVault vault)
      throws IOException, TransportException {
    return tls(server, new KeyManager[] {vault.tlsIdentity()}, "TLSv1.3");
  }

  public static RawPeer tls(InetSocketAddress server, KeyManager[] keys, String... protocols)
      throws IOException {
    SSLSocket socket = (SSLSocket)
        context(keys).getSocketFactory().createSocket(server.getAddress(), server.getPort());
    socket.setEnabledProtocols(protocols);
    return new RawPeer(socket);
  }

  /** Speaks HTTP/2 as soon as TLS is done; what is sent are frames. */
  public static RawPeer http2(InetSocketAddress server, KeyVault vault)
      throws IOException, TransportException {
    SSLSocket socket = (SSLSocket) context(vault.tlsIdentity())
        .getSocketFactory()
        .createSocket(server.getAddress(), server.getPort());
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setApplicationProtocols(new String[] {"h2"});
    socket.setSSLParameters(parameters);
    return new RawPeer(socket);
  }

  /** The TLS of a peer that trusts any server. */
  public static SSLContext context(KeyManager... keys) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys, new TrustManager[] {new Anybody()}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  public void send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(ISO_8859_1));
    socket.getOutputStream().flush();
  }

  public void send(byte[] octets) throws IOException {
    socket.getOutputStream().write(octets);
    socket.getOutputStream().flush();
  }

  /** The next answer; null if the server closed or reset the connection instead. */
  public Answer answer() {
    String head = head();
    if (head == null) {
      return null;
    }
    String body = head.contains("transfer-encoding: chunked") ? chunked() : text(length(head));
    return body == null ? null : new Answer(head, body);
  }

  private static int length(String head) {
    int at = head.indexOf("content-length: ") + "content-length: ".length();
    return Integer.parseInt(head.substring(at, head.indexOf('\r', at)));
  }

  /** The next head, in lower case, with the empty line behind it; null if there is none. */
  public String head() {
    return until("\r\n\r\n");
  }

  /** The body in chunks that follows; null if it is cut. */
  public String chunked() {
    StringBuilder body = new StringBuilder();
    while (true) {
      String line = until("\r\n");
      if (line == null) {
        return null;
      }
      int octets = Integer.parseInt(line.strip(), 16);
      String chunk = text(octets + 2);
      if (chunk == null || octets == 0) {
        return chunk == null ? null : body.toString();
      }
      body.append(chunk, 0, octets);
    }
  }

  /** So many octets; null if there are fewer. */
  public byte[] octets(int count) {
    try {
      byte[] read = in.readNBytes(count);
      return read.length < count ? null : read;
    } catch (IOException e) {
      return null;
    }
  }

  private String text(int octets) {
    byte[] read = octets(octets);
    return read == null ? null : new String(read, ISO_8859_1);
  }

  private String until(String end) {
    StringBuilder text = new StringBuilder();
    try {
      while (text.length() < end.length()
          || text.lastIndexOf(end) != text.length() - end.length()) {
        int octet = in.read();
        if (octet < 0) {
          return null;
        }
        text.append((char) octet);
      }
      return text.toString().toLowerCase(Locale.ROOT);
    } catch (IOException e) {
      return null;
    }
  }

  /** Whether the server has ended the connection and said nothing. */
  public boolean isEnded() throws IOException {
    try {
      return in.read() < 0;
    } catch (java.net.SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private static final class Anybody extends X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
