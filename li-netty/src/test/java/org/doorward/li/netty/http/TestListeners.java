package org.doorward.li.netty.http;

import java.util.Set;
import org.doorward.li.authority.PeerIdentity;
import org.doorward.li.identifier.Octets;
import org.doorward.li.netty.https.HttpsLimits;

/** Listeners of one element, and what peers send them. */
final class TestListeners {
  private TestListeners() {}

  static HttpsListener start(TestPki pki, HttpsLimits limits, Service service) throws Exception {
    return HttpsListener.start(new ListenerConfig(
        "test",
        TestPki.anyPort(),
        pki.tls(pki.element("ne1")),
        peer -> true,
        "/X1/NE",
        Set.of("application/xml", "text/xml"),
        peer -> peer.binds(PeerIdentity.ComponentRole.ADMF, "lax"),
        service,
        refusal -> {},
        limits,
        2));
  }

  static Service.Reply echo(PeerIdentity peer, byte[] body) {
    return new Service.Reply(200, "application/xml", Octets.of(body));
  }

  static String head(String... fields) {
    return "POST /X1/NE HTTP/1.1\r\nHost: ne\r\n" + String.join("\r\n", fields) + "\r\n\r\n";
  }

  static String request(String body) {
    return head("Content-Type: application/xml", "Content-Length: " + body.length()) + body;
  }
}
