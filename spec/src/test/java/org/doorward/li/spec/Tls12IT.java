package org.doorward.li.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.doorward.li.authority.Admf;
import org.doorward.li.evidence.Operation;
import org.doorward.li.spec.lab.Lab;
import org.doorward.li.spec.lab.LabPki;
import org.doorward.li.x1.Ping;
import org.doorward.li.x1.xml.X1Codec;
import org.doorward.li.x1.xml.X1Limits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** INV-TLS-02: TLS 1.2 is spoken with the ADMF that the signed trust policy names for it, and refused otherwise. */
class Tls12IT {
  @TempDir
  Path directory;

  @Test
  void anAdmfSpeaksTls12IfTheTrustPolicySaysSo() throws Exception {
    try (Lab lab = open("with", true)) {
      assertTrue(ping(lab, "TLSv1.2").contains("PingResponse"));
      assertTrue(ping(lab, "TLSv1.3").contains("PingResponse"));
    }
    try (Lab lab = open("without", false)) {
      assertTrue(ping(lab, "TLSv1.3").contains("PingResponse"));
      assertThrows(IOException.class, () -> ping(lab, "TLSv1.2"));

      List<?> refused =
          VerifiedEntries.of(lab.element(), directory.resolve("audit")).of(Operation.TLS_REFUSED);
      assertEquals(1, refused.size());
    }
  }

  private Lab open(String name, boolean tls12) throws Exception {
    return Lab.open(
        directory.resolve(name),
        builder -> builder,
        LabPki.found("Laboratory LI CA"),
        admf -> new Admf(admf.identifier(), admf.spkiPins(), Optional.empty(), List.of(), tls12));
  }

  /** What a client that is not ours, and offers this one version, gets for a Ping. */
  private static String ping(Lab lab, String version) throws IOException, GeneralSecurityException {
    byte[] body =
        new X1Codec(X1Limits.DEFAULT).writeRequests(List.of(new Ping(lab.admf().header())));
    String head = "POST /X1/NE HTTP/1.1\r\nHost: element\r\nContent-Type: application/xml\r\n"
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
      assertFalse(answer.isEmpty());
      return answer;
    }
  }

  private static SSLSocket connect(Lab lab) throws IOException, GeneralSecurityException {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("li", lab.pki().certificate());
    TrustManagerFactory anchors = TrustManagerFactory.getInstance("PKIX");
    anchors.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    try {
      context.init(
          new KeyManager[] {lab.admf().component().keys().tlsIdentity()},
          anchors.getTrustManagers(),
          null);
    } catch (org.doorward.li.fault.TransportException e) {
      throw new GeneralSecurityException(e);
    }
    var address = lab.element().x1Address();
    return (SSLSocket)
        context.getSocketFactory().createSocket(address.getAddress(), address.getPort());
  }
}
