package org.doorward.li.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
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

  private static String ping(Lab lab, String version) throws IOException, GeneralSecurityException {
    return RawX1.post(
        lab,
        version,
        new X1Codec(X1Limits.DEFAULT).writeRequests(List.of(new Ping(lab.admf().header()))));
  }
}
