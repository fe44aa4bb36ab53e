package org.doorward.li.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.doorward.li.fault.TransportException;
import org.doorward.li.spec.lab.Lab;

/** The lab's ADMF with a client that is not ours: one connection for each document. */
final class RawX1 {
  private RawX1() {}

  /** What a client that offers this one version of TLS gets for a document: the whole HTTP response. */
  static String post(Lab lab, String version, byte[] body)
      throws IOException, GeneralSecurityException {
    return post(lab, version, "Content-Type: application/xml\r\n", body);
  }

  /** The same, with these header fields, each with its line end. */
  static String post(Lab lab, String version, String fields, byte[] body)
      throws IOException, GeneralSecurityException {
    String head = "POST /X1/NE HTTP/1.1\r\nHost: element\r\n"
        + fields
        + "Connection: close\r\nContent-Length: " + body.length + "\r\n\r\n";
    try (SSLSocket socket = connect(lab)) {
      socket.setSoTimeout(10_000);
      socket.setEnabledProtocols(new String[] {version});
      socket.startHandshake();
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().write(body);
      String answer = StandardCharsets.UTF_8
          .decode(ByteBuffer.wrap(socket.getInputStream().readAllBytes()))
          .toString();
      assertEquals(version, socket.getSession().getProtocol());
      return answer;
    }
  }

  /** A connection without a word on it yet. */
  static SSLSocket connect(Lab lab) throws IOException, GeneralSecurityException {
    try {
      return connect(lab, lab.admf().component().keys().tlsIdentity());
    } catch (TransportException e) {
      throw new GeneralSecurityException(e);
    }
  }

  /** The same of somebody who shows these keys, or none. */
  static SSLSocket connect(Lab lab, KeyManager... keys)
      throws IOException, GeneralSecurityException {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("li", lab.pki().certificate());
    TrustManagerFactory anchors = TrustManagerFactory.getInstance("PKIX");
    anchors.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys, anchors.getTrustManagers(), null);
    var address = lab.element().x1Address();
    return (SSLSocket)
        context.getSocketFactory().createSocket(address.getAddress(), address.getPort());
  }
}
