package org.doorward.li.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.doorward.li.evidence.Reason;
import org.doorward.li.identifier.Xid;
import org.doorward.li.spec.lab.Lab;
import org.doorward.li.spec.lab.LabAdmf;
import org.doorward.li.spec.lab.LabPki;
import org.doorward.li.target.SipUri;
import org.doorward.li.target.TargetIdentifier;
import org.doorward.li.x1.ActivateTask;
import org.doorward.li.x1.DeactivateTask;
import org.doorward.li.x1.ErrorResponse;
import org.doorward.li.x1.ListAllDetails;
import org.doorward.li.x1.ListAllDetailsResponse;
import org.doorward.li.x1.OkResponse;
import org.doorward.li.x1.X1Answer;
import org.doorward.li.x1.X1ErrorCode;
import org.doorward.li.x1.X1Request;
import org.doorward.li.x1.X1Response;
import org.doorward.li.x1.xml.X1Codec;
import org.doorward.li.x1.xml.X1Limits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several messages in one container, sent by somebody else's HTTPS client: each has its own answer, in order. */
class ContainerIT {
  private static final TargetIdentifier ALICE = SipUri.of("sip:alice@example.com");
  private static final X1Codec CODEC = new X1Codec(X1Limits.DEFAULT);

  @TempDir
  Path directory;

  private static SSLContext tls(LabPki.Component component, LabPki pki) throws Exception {
    KeyStore anchors = KeyStore.getInstance(KeyStore.getDefaultType());
    anchors.load(null, null);
    anchors.setCertificateEntry("li", pki.certificate());
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(anchors);
    SSLContext context = SSLContext.getInstance("TLSv1.3");
    context.init(new KeyManager[] {component.keys().tlsIdentity()}, trust.getTrustManagers(), null);
    return context;
  }

  private static X1Answer post(InetSocketAddress element, SSLContext tls, byte[] document)
      throws Exception {
    URI address = new URI(
        "https",
        null,
        element.getAddress().getHostAddress(),
        element.getPort(),
        "/X1/NE",
        null,
        null);
    HttpsURLConnection connection = (HttpsURLConnection) address.toURL().openConnection();
    connection.setSSLSocketFactory(tls.getSocketFactory());
    connection.setRequestMethod("POST");
    connection.setRequestProperty("Content-Type", "text/xml; charset=utf-8");
    connection.setDoOutput(true);
    connection.getOutputStream().write(document);
    assertEquals(200, connection.getResponseCode());
    try (var body = connection.getInputStream()) {
      return CODEC.readAnswer(ByteBuffer.wrap(body.readAllBytes()));
    }
  }

  /** One document, whose second message no longer says what its type needs. */
  private static byte[] withoutTheSecondsXid(List<X1Request> requests, Xid second) {
    String text = new String(CODEC.writeRequests(requests), StandardCharsets.UTF_8);
    String damaged = text.replace(second.toString(), "not-an-xid");
    assertEquals(text.length() - second.toString().length() + 10, damaged.length());
    return damaged.getBytes(StandardCharsets.UTF_8);
  }

  /** INV-ELEM-04. */
  @Test
  void aBadMessageHarmsNoOther() throws Exception {
    Xid xid = Xid.random();
    Xid other = Xid.random();
    try (Lab lab = Lab.open(directory.resolve("element"))) {
      LabAdmf admf = lab.admf();
      lab.submit(lab.mandate(xid, ALICE), 0, 1);
      byte[] document = withoutTheSecondsXid(
          List.of(
              new ActivateTask(admf.header(), lab.task(xid, ALICE)),
              new DeactivateTask(admf.header(), other),
              new ListAllDetails(admf.header())),
          other);

      X1Answer answer = post(lab.element().x1Address(), tls(admf.component(), lab.pki()), document);

      List<X1Response> responses =
          assertInstanceOf(X1Answer.Responses.class, answer).responses();
      assertEquals(3, responses.size());
      assertInstanceOf(OkResponse.class, responses.get(0));
      var error = assertInstanceOf(ErrorResponse.class, responses.get(1)).error();
      assertEquals(X1ErrorCode.SYNTAX_OR_SCHEMA_ERROR.code(), error.code());
      assertEquals(
          List.of(xid),
          assertInstanceOf(ListAllDetailsResponse.class, responses.get(2)).xids());
      assertEquals(1, lab.element().interceptionPoint().match(ALICE).size());
      var log = VerifiedEntries.of(lab.element(), directory.resolve("audit"));
      assertEquals(
          1, log.acts().stream().filter(act -> act.reason() == Reason.MALFORMED).count());
    }
  }
}
