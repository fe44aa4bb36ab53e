package org.doorward.examples.readme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.doorward.li.identifier.CorrelationId;
import org.doorward.li.identifier.Xid;
import org.doorward.li.spec.lab.Lab;
import org.doorward.li.target.SipUri;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How an integrator tests his element against the library: everything in it is real. */
class LabExampleTest {
  private static final CorrelationId CALL = new CorrelationId(7);

  // readme: begin
  @Test
  void whatTheTargetSendsReachesTheMdf(@TempDir Path state) throws Exception {
    SipUri alice = SipUri.of("sip:alice@example.com");
    ByteBuffer sip =
        StandardCharsets.US_ASCII.encode("OPTIONS sip:bob@example.com SIP/2.0\r\n\r\n");
    try (Lab lab = Lab.open(state.resolve("element"))) {
      Xid xid = lab.activate(alice);
      ElementExample.sent(lab.element(), alice, CALL, sip);
      var product = lab.mdf().await(pdus -> pdus.size() == 1, Duration.ofSeconds(10));
      assertEquals(xid, product.get(0).xid());
      assertEquals(sip, product.get(0).payload().asByteBuffer());
    }
  }
  // readme: end
}
